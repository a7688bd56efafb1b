// The shape of site.config.ts: what this deployment is.
import { z } from 'astro/zod';
import { locales } from '#language/locales.ts';
import { date, httpsUrl, id, localized, text } from './shapes.ts';

/** What a search engine gives to be shown to it again. */
const token = z.string().regex(/^[\w.~+/=-]+$/, '应为平台提供的一串字母和数字，即标签中 content 的值，不含标签本身');

/** Names in data/live/ that are no vantage point. */
const reservedVantages = ['history', 'events', 'cache', 'links'];

export const siteConfig = z.strictObject({
  name: localized.describe('SIG 的名称，显示在页面标题中'),
  shortName: text.describe('简称，显示在标志旁，如 SIG-infra'),
  mark: z
    .string()
    .regex(/^[A-Z0-9]{1,2}$/, '应为一至两个大写字母或数字')
    .optional()
    .describe('标志上的字母，如 ST；省略时使用 public/mark.svg'),
  community: localized.describe('所属社区的名称'),
  communityUrl: httpsUrl.optional().describe('所属社区的网址'),
  address: z
    .url({ protocol: /^https?$/, error: '应为完整网址' })
    .regex(
      /^[^/]+\/\/[^/?#]+\/?$|^[^/]+\/\/[^/?#]+(\/[\w.~-]+)+\/$/,
      '路径应以 / 结尾，不含 ? 和 #，如 https://example.github.io/sig-infra/',
    )
    .optional()
    .describe('站点的正式网址，可以带路径，以 / 结尾；未确定时省略'),
  aliases: z
    .array(z.hostname({ error: '应为域名，如 www.example.org，不带 https:// 和路径' }))
    .optional()
    .describe('指向本站的其他域名，重定向到正式网址；每个域名都需要单独备案'),
  languages: z.array(z.enum(locales)).min(1).describe('站点语言，第一种位于根路径'),
  zone: text
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), '应为 IANA 时区名，如 Asia/Shanghai')
    .describe('显示时间所用的时区'),
  vantages: z
    .array(
      z.strictObject({
        id: id
          .refine(
            (one) => !reservedVantages.includes(one),
            `不能是 ${reservedVantages.join('、')}，这些名称已被 data/live/ 使用`,
          )
          .describe('ID，即 SITE_VANTAGE 的值，也是 data/live/ 中的目录名'),
        name: localized.describe('显示的名称，如「华东机房」'),
        trusted: z.boolean().describe('是否参与判定中断；至少两个探测点一致时才算中断'),
      }),
    )
    .min(1)
    .superRefine((vantages, context) => {
      for (const field of ['id', 'name'] as const) {
        const names = vantages.map((one) => (field === 'id' ? one.id : one.name.zh));
        const twice = names.find((name, index) => names.indexOf(name) !== index);
        if (twice) context.addIssue({ code: 'custom', message: `两个探测点的 ${field} 均为「${twice}」，应各不相同` });
      }
      if (!vantages.some(({ trusted }) => trusted))
        context.addIssue({ code: 'custom', message: '至少一个探测点的 trusted 应为 true，否则没有探测点判定中断' });
    })
    .optional()
    .describe('探测点；第一个的结果位于 data/live/，其余位于 data/live/<ID>/。只有一个探测点时可省略'),
  forge: z
    .strictObject({
      kind: z.enum(['github', 'gitee', 'atomgit']).describe('代码托管平台：github · gitee · atomgit'),
      owner: text.describe('组织名或用户名'),
      repository: text.describe('代码仓'),
      branch: text.describe('分支'),
    })
    .describe('代码仓的位置，用于生成编辑、修改历史和反馈的链接'),
  filing: z
    .strictObject({
      icp: text.optional().describe('ICP 备案号，链接到 beian.miit.gov.cn'),
      publicSecurity: text.optional().describe('公安联网备案号，开通后 30 日内办理'),
      opened: date.optional().describe('网站开通的日期，从这一天起计算公安联网备案的期限；未开通时省略'),
      publicSecurityIcon: z
        .string()
        .regex(/^\/[\w-]+\.(png|svg|webp)$/, '应为 public/ 中的图片，如 /gongan.png')
        .optional()
        .describe('公安联网备案的图标，显示在备案号前。请从备案平台下载并放入 public/，此处填写 /文件名'),
    })
    .describe('备案号；没有备案号时省略，页面不显示，发布检查会报告'),
  contactList: text.describe('联系用的邮件列表（lists/ 中的 ID）'),
  securityList: text
    .optional()
    .describe('接收安全问题的邮件列表（lists/ 中的 ID），应不公开；未确定时省略，security.txt 使用 contactList 并注明'),
  verification: z
    .strictObject({
      baidu: token.optional().describe('百度搜索资源平台，HTML 标签验证的 content，标签名 baidu-site-verification'),
      bing: token.optional().describe('必应网站管理员工具，标签名 msvalidate.01'),
      sogou: token.optional().describe('搜狗站长平台，标签名 sogou_site_verification'),
      so360: token.optional().describe('360 站长平台，标签名 360-site-verification'),
      files: z
        .array(
          z.strictObject({
            name: z
              .string()
              .regex(/^[A-Za-z0-9][\w-]*\.(html|txt|xml)$/, '应为平台提供的文件名，如 baidu_verify_codeva-xxxx.html')
              .describe('文件名，发布在网站根目录'),
            content: z.string().min(1, '不能为空').describe('文件内容，与平台提供的内容完全一致'),
          }),
        )
        .optional()
        .describe('用于验证的文件，以及 IndexNow 的密钥文件（名称为 <密钥>.txt，内容为密钥）'),
    })
    .optional()
    .describe('搜索引擎站长平台的网站所有权验证；标签和文件任选一种'),
  foundingDocument: z
    .strictObject({
      version: text.describe('章程版本，pages/charter/versions/ 中的 ID'),
      title: text.describe('名称'),
      source: httpsUrl.optional().describe('公开出处的网址'),
    })
    .optional()
    .describe('章程原文：版本、名称和公开出处'),
});

/** Stands where a setting of a new site must be filled in; no release goes out with it. */
export const toFill = '待填写';

export type SiteConfig = z.infer<typeof siteConfig>;
