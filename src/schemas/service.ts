// services/<id>.yaml: a running system.
import { z } from 'astro/zod';
import type { Word } from '#language/locales.ts';
import { choice, field, some } from './field.ts';
import { serviceFacts } from './service-facts.ts';
import { date, hole, httpsUrl, localized, otherNames, text } from './shapes.ts';

// How a system is probed: each kind of system has URLs of its own.

const url = z.url({ protocol: /^https?$/, error: '应为完整网址' }).meta({
  pattern: '^https?://',
  examples: ['https://build.example.org/'],
});

const base = field(url, ['首页', 'Home page'], { help: ['首页的网址', 'URL of the home page.'] });
const apiHelp: Word = ['接口的网址', 'URL of the API.'];

export const probeKind = choice({
  koji: ['Koji 构建系统', 'Koji build system'],
  bugzilla: ['Bugzilla 缺陷追踪', 'Bugzilla bug tracker'],
  gitee: ['Gitee 上的组织', 'Organisations on Gitee'],
  'yum-mirror': ['软件源', 'Package repositories'],
  mbs: ['模块构建服务', 'Module Build Service'],
  noggin: ['Noggin 账号系统', 'Noggin account system'],
  'mailing-list': ['邮件列表的归档', 'Archive of a mailing list'],
  web: ['普通网页', 'Web page'],
  smtp: ['邮件服务器', 'Mail server'],
  none: ['不探测', 'Not probed'],
});

const kind = <K extends z.output<typeof probeKind>>(name: K) => field(some(probeKind, name), ['种类', 'Kind']);

const repo = z.strictObject({
  path: field(text, ['路径', 'Path'], {
    help: ['repodata/ 上一级目录的路径', 'Path of the folder above repodata/.'],
    example: '9/BaseOS/x86_64/os',
  }),
  maxAgeHours: field(z.int().positive(), ['最长间隔', 'Longest interval'], {
    help: ['仓库多少小时未更新即视为落后', 'Hours without an update after which the repository is behind.'],
    example: 48,
  }),
});

const probe = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: kind('koji'),
    hub: field(url, ['接口', 'API'], {
      help: ['XML-RPC 接口的网址', 'URL of the XML-RPC API.'],
      example: 'https://build.example.org/kojihub',
    }),
    web: field(url, ['网页', 'Web interface'], { help: ['网页界面的网址', 'URL of the web interface.'] }),
    files: field(url.optional(), ['下载', 'Downloads'], {
      help: ['下载构建结果的网址', 'URL from which build results are downloaded.'],
    }),
  }),
  z.strictObject({ kind: kind('bugzilla'), base }),
  z.strictObject({
    kind: kind('gitee'),
    api: field(url, ['接口', 'API'], { help: apiHelp, example: 'https://gitee.com/api/v5' }),
    orgs: field(z.array(text).min(1), ['组织', 'Organisations'], {
      help: ['组织的名称', 'Names of the organisations.'],
      example: ['example'],
    }),
  }),
  z.strictObject({
    kind: kind('yum-mirror'),
    bases: field(z.array(url).min(1), ['站点', 'Mirrors'], {
      help: [
        '各镜像站点的网址；数据取自第一个站点，其余与其比较',
        'URLs of the mirrors. Figures come from the first; the others are compared with it.',
      ],
    }),
    repos: field(z.array(repo), ['软件仓库', 'Repositories'], {
      help: ['要检查的软件仓库；没有时填 []', 'Package repositories to check. [] for none.'],
    }),
  }),
  z.strictObject({ kind: kind('mbs'), api: field(url, ['接口', 'API'], { help: apiHelp }) }),
  z.strictObject({ kind: kind('noggin'), base }),
  z.strictObject({
    kind: kind('mailing-list'),
    base: field(base, ['首页', 'Home page'], { help: ['归档网站的网址', 'URL of the archive website.'] }),
    group: field(text, ['列表', 'List'], {
      help: ['列表在归档中的名称', 'Name of the list in the archive.'],
      example: 'sig-example',
    }),
    feed: field(url.optional(), ['订阅源', 'Feed'], {
      help: ['订阅源的网址；使用 HyperKitty 归档时省略', 'URL of the feed. Omit for a HyperKitty archive.'],
    }),
  }),
  z.strictObject({
    kind: kind('web'),
    url: field(url, ['网址', 'URL'], { help: ['完整网址', 'Full URL.'] }),
    marker: field(text.optional(), ['文字', 'Text'], {
      help: [
        '页面上应有的文字，用于确认页面属于该系统',
        'Text that the page must contain; it shows that the page belongs to this system.',
      ],
      example: '示例社区',
    }),
    icp: field(text.optional(), ['备案号', 'ICP filing number'], {
      help: ['页面上应有的 ICP 备案号', 'ICP filing number that the page must contain.'],
      example: '某ICP备…号-1',
    }),
  }),
  z.strictObject({
    kind: kind('smtp'),
    host: field(text, ['主机', 'Host'], { help: ['主机名', 'Host name.'], example: 'mail.example.org' }),
    port: field(z.int().min(1).max(65535), ['端口', 'Port'], { example: 25 }),
    domain: field(text.optional(), ['域名', 'Domain'], {
      help: ['检查 SPF 和 DMARC 记录的域名', 'Domain whose SPF and DMARC records are checked.'],
      example: 'example.org',
    }),
  }),
  z.strictObject({ kind: kind('none') }),
]);

export const serviceOwner = choice({
  own: { label: ['自有', 'own'], help: ['由 SIG 运行', 'operated by the SIG'] },
  'third-party': ['第三方', 'third party'],
});

export const service = z.strictObject({
  name: field(localized, ['名称', 'Name'], {
    help: ['系统名称', 'Name of the system.'],
    example: {
      zh: '构建系统',
      en: 'Build system',
    },
  }),
  short: field(localized.optional(), ['简称', 'Short name'], {
    help: ['首页和列表中的简称；默认为名称', 'Short name on the home page and in lists. Default: the name.'],
    example: { zh: 'Koji', en: 'Koji' },
  }),
  aka: field(otherNames, ['其他名称', 'Other names'], {
    help: [
      '读者使用的其他名称和搜索词，最常用的在前；用于标题、搜索结果和站内搜索，可选',
      'Other names and search terms that readers use, the most common first. For titles, search results and site search. Optional.',
    ],
    example: [{ zh: '账号注册', en: 'account registration' }],
  }),
  url: field(hole(httpsUrl), ['网址', 'URL'], {
    help: [
      '系统的网址；章程写 TBD 填 {state: unknown}，没有网址填 {state: none}',
      'URL of the system. {state: unknown} for TBD, {state: none} if there is none.',
    ],
  }),
  owner: field(serviceOwner, ['运行方', 'Operated by']),
  probe: field(probe, ['探测方式', 'Probe'], {
    help: [
      '探测方式；没有可探测的接口时填 {kind: none}',
      'How the system is probed. {kind: none} if there is nothing to probe.',
    ],
  }),
  origin: field(localized, ['网址的出处', 'Source of the URL'], {
    help: [
      '网址的出处：章程原文，或公开资料的名称和日期',
      'Where the URL comes from: the original charter, or the title and date of a public source.',
    ],
    example: { zh: '章程原文', en: 'Original charter' },
  }),
  source: field(httpsUrl.optional(), ['出处的网址', 'URL of the source'], {
    help: ['出处的网址，可选', 'URL of the source. Omit if there is none.'],
  }),
  confirmed: field(date.optional(), ['确认日期', 'Confirmed on'], {
    help: [
      'SIG 成员确认网址的日期；未确认时省略',
      'Date on which a member of the SIG confirmed the URL. Omit if nobody has.',
    ],
  }),
  ...serviceFacts,
});

export type Service = z.infer<typeof service>;
