// The shape of site.config.ts: what this deployment is.
import { z } from 'astro/zod';
import { locales } from '#language/locales.ts';
import { httpsUrl, localized, text } from './shapes.ts';

/** What a search engine gives to be shown to it again. */
const token = z.string().regex(/^[\w.~+/=-]+$/, '应为平台给的一串字母和数字，只写 content 里的值，不写整个标签');

export const siteConfig = z.strictObject({
  name: localized.describe('SIG 的名称，显示在页面标题里'),
  shortName: text.describe('简称，显示在标志旁，如 SIG-infra'),
  community: localized.describe('所属社区的名称'),
  communityUrl: httpsUrl.optional().describe('所属社区的网址'),
  address: z
    .url({ protocol: /^https?$/, error: '应为完整网址' })
    .optional()
    .describe('站点正式网址；未定就不写'),
  aliases: z
    .array(z.hostname({ error: '应为域名，如 www.example.org，不带 https:// 和路径' }))
    .optional()
    .describe('也指向本站的其他域名，打开后跳转到正式网址；每个都要各自备案'),
  languages: z.array(z.enum(locales)).min(1).describe('站点语言，第一种在根路径'),
  zone: text
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), '应为 IANA 时区名，如 Asia/Shanghai')
    .describe('显示时间所用的时区'),
  forge: z
    .strictObject({
      kind: z.enum(['github', 'gitee', 'atomgit']).describe('在哪个平台：github · gitee · atomgit'),
      owner: text.describe('组织或用户'),
      repository: text.describe('仓库'),
      branch: text.describe('分支'),
    })
    .describe('代码托管位置，编辑、历史、提问链接由此生成'),
  filing: z
    .strictObject({
      icp: text.optional().describe('ICP 备案号，链接到 beian.miit.gov.cn'),
      publicSecurity: text.optional().describe('公安联网备案号'),
      publicSecurityIcon: z
        .string()
        .regex(/^\/[\w-]+\.(png|svg|webp)$/, '应为 public/ 里的图片，如 /gongan.png')
        .optional()
        .describe('公安联网备案的图标，显示在备案号前：从备案平台下载，放进 public/，这里写 /文件名'),
    })
    .describe('备案号；没有就不写，页面不显示，发布检查会报'),
  contactList: text.describe('联系用的邮件列表（lists/ 中的编号）'),
  securityList: text
    .optional()
    .describe(
      '安全问题写到哪个邮件列表（lists/ 中的编号），应当不公开；没定就不写，security.txt 给出 contactList 并注明',
    ),
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
              .regex(/^[A-Za-z0-9][\w-]*\.(html|txt|xml)$/, '应为平台给的文件名，如 baidu_verify_codeva-xxxx.html')
              .describe('文件名，发布在网站的根下'),
            content: z.string().min(1, '不能为空').describe('文件内容，照平台给的写，一个字符也不改'),
          }),
        )
        .optional()
        .describe('用文件验证的平台，和 IndexNow 的密钥文件（名为 <密钥>.txt，内容就是密钥）'),
    })
    .optional()
    .describe('证明本站归谁所有，给搜索引擎的站长平台看；用标签或文件，一种就够'),
  foundingDocument: z
    .strictObject({
      version: text.describe('章程版本，pages/charter/versions/ 中的编号'),
      title: text.describe('名称'),
      source: httpsUrl.optional().describe('公开出处的网址'),
    })
    .optional()
    .describe('创始文档：章程版本、名称、公开出处'),
});

export type SiteConfig = z.infer<typeof siteConfig>;
