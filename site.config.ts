// 这一次部署是什么：网址、代码托管、备案号、语言。字段说明见 src/schemas/site.ts。
import type { SiteConfig } from './src/schemas/site.ts';

export default {
  name: { zh: '基础设施 SIG', en: 'Infrastructure SIG' },
  shortName: 'SIG-infra',
  community: { zh: 'OpenCloudOS', en: 'OpenCloudOS' },
  communityUrl: 'https://www.opencloudos.org/',
  // 正式网址未定：定下后写在这里，如 address: 'https://…/'。
  languages: ['zh', 'en'],
  zone: 'Asia/Shanghai',
  // 创始文档所在的仓库，是 SIG 唯一已知的仓库；本站若放在别处，改这里。
  forge: { kind: 'github', owner: 'OpenCloudOS', repository: 'SIG-infra', branch: 'main' },
  // 备案号未知：有了再写，切勿编造。icp: '…ICP备…号-…'，publicSecurity: '…公网安备…号'。
  filing: {},
  contactList: 'sig-infra',
  foundingDocument: {
    version: '2022-08-18',
    title: 'SIG-infra README.md',
    source: 'https://github.com/OpenCloudOS/SIG-infra/blob/b0bf3c9f20948814f7dfae99ac0cc3549c306319/README.md',
  },
} satisfies SiteConfig;
