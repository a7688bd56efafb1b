// site.config.ts 的形状：这一次部署是什么。
import { z } from 'astro/zod';
import { httpsUrl, localized, text } from './shapes.ts';

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
  languages: z
    .array(z.enum(['zh', 'en']))
    .min(1)
    .describe('站点语言，第一种在根路径'),
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
    })
    .describe('备案号；没有就不写，页面不显示，发布检查会报'),
  contactList: text.describe('联系用的邮件列表（lists/ 中的编号）'),
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
