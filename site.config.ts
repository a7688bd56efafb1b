// 站点的配置：网址、代码仓、备案号、语言。字段说明见 src/schemas/site.ts。
import type { SiteConfig } from './src/schemas/site.ts';

export default {
  name: { zh: '基础设施 SIG', en: 'Infrastructure SIG' },
  shortName: 'SIG-infra',
  community: { zh: 'OpenCloudOS', en: 'OpenCloudOS' },
  communityUrl: 'https://www.opencloudos.org/',
  // 正式网址尚未确定；确定后填写在此处，如 address: 'https://…/'。
  languages: ['zh', 'en'],
  zone: 'Asia/Shanghai',
  // 章程原文所在的代码仓，也是 SIG 唯一已知的代码仓；如果本站位于其他代码仓，请修改此处。
  forge: { kind: 'github', owner: 'OpenCloudOS', repository: 'SIG-infra', branch: 'main' },
  // 备案号未知；取得后填写，不要编造。icp: '…ICP备…号-…'，publicSecurity: '…公网安备…号'。
  filing: {},
  contactList: 'sig-infra',
  foundingDocument: {
    version: '2022-08-18',
    title: 'SIG-infra README.md',
    source: 'https://github.com/OpenCloudOS/SIG-infra/blob/b0bf3c9f20948814f7dfae99ac0cc3549c306319/README.md',
  },
} satisfies SiteConfig;
