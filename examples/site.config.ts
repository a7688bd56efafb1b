// 示例站点的配置，全部为虚构，供其他 SIG 复制后修改。字段说明见 src/schemas/site.ts。
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
  // 全为零的备案号是虚构的，用于展示页脚。请替换为实际值，没有备案号时删除。
  filing: {
    icp: '例ICP备00000000号-1',
    publicSecurity: '示例公网安备 00000000000000号',
    // 此处用站点的标志代替，实际的图标从备案平台下载。
    publicSecurityIcon: '/mark.svg',
  },
  contactList: 'sig-example',
  securityList: 'sig-example-secretary',
  // 虚构的验证代码。请替换为搜索引擎站长平台提供的标签或文件，没有时删除。
  verification: {
    baidu: 'codeva-example',
    bing: '00000000000000000000000000000000',
    files: [{ name: 'sogousiteverification.txt', content: 'example' }],
  },
  foundingDocument: { version: '2025-11-18', title: '示例 SIG 章程原文' },
} satisfies SiteConfig;
