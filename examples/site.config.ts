// 示例站点的部署信息：全部虚构。另一个 SIG 从这里开始改；字段说明见 src/schemas/site.ts。
import type { SiteConfig } from '../src/schemas/site.ts';

export default {
  name: { zh: '示例 SIG', en: 'Example SIG' },
  shortName: 'SIG-example',
  community: { zh: '示例社区', en: 'Example community' },
  communityUrl: 'https://www.example.org/',
  address: 'https://sig.example.org/',
  languages: ['zh', 'en'],
  zone: 'Asia/Shanghai',
  forge: { kind: 'gitee', owner: 'example', repository: 'sig-example', branch: 'main' },
  // 全是零的备案号显然是假的，只用来看页脚的样子；换成自己的，没有就删掉。
  filing: {
    icp: '例ICP备00000000号-1',
    publicSecurity: '示例公网安备 00000000000000号',
    // 这里用站点的标志代替；真的图标从备案平台下载。
    publicSecurityIcon: '/mark.svg',
  },
  contactList: 'sig-example',
  securityList: 'sig-example-secretary',
  // 虚构的验证代码：换成搜索引擎的站长平台给的，用标签或文件，没有就删掉。
  verification: {
    baidu: 'codeva-example',
    bing: '00000000000000000000000000000000',
    files: [{ name: 'sogousiteverification.txt', content: 'example' }],
  },
  foundingDocument: { version: '2025-11-18', title: '示例 SIG 章程原文' },
} satisfies SiteConfig;
