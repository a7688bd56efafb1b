// services/<id>.yaml：一个运行中的系统。
import { z } from 'astro/zod';
import { date, httpsUrl, localized, orHole, text } from './shapes.ts';

// services/<id>.yaml 的 probe：怎样探测一个系统，一种系统一组地址。

const url = z.url({ protocol: /^https?$/, error: '应为完整网址' }).meta({
  title: '网址',
  pattern: '^https?://',
  description: '完整网址',
  examples: ['https://build.example.org/'],
});

const kind = <K extends string>(name: K, meaning: string) =>
  z.literal(name).meta({ title: '种类', description: `${name} ${meaning}` });

const repo = z.strictObject({
  path: text.meta({ title: '路径', description: 'repodata/ 上一级的路径', examples: ['9/BaseOS/x86_64/os'] }),
  maxAgeHours: z
    .int()
    .positive()
    .meta({ title: '最长间隔', description: '超过多少小时没有更新算落后', examples: [48] }),
});

export const probe = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: kind('koji', 'Koji 构建系统'),
    hub: url.meta({
      title: '接口',
      description: 'XML-RPC 接口的地址',
      examples: ['https://build.example.org/kojihub'],
    }),
    web: url.meta({ title: '网页', description: '网页的地址' }),
    files: url.optional().meta({ title: '下载', description: '构建结果的下载地址' }),
  }),
  z.strictObject({
    kind: kind('bugzilla', 'Bugzilla 缺陷跟踪'),
    base: url.meta({ title: '首页', description: '首页的地址' }),
  }),
  z.strictObject({
    kind: kind('gitee', 'Gitee 上的组织'),
    api: url.meta({ title: '接口', description: '接口的地址', examples: ['https://gitee.com/api/v5'] }),
    orgs: z
      .array(text)
      .min(1)
      .meta({ title: '组织', description: '组织的名称', examples: [['example']] }),
  }),
  z.strictObject({
    kind: kind('yum-mirror', '软件源'),
    bases: z.array(url).min(1).meta({ title: '站点', description: '各个站点的地址；数字以第一个为准，其余与它比较' }),
    repos: z.array(repo).meta({ title: '仓库', description: '要看的仓库；不看仓库写 []' }),
  }),
  z.strictObject({
    kind: kind('mbs', '模块构建服务'),
    api: url.meta({ title: '接口', description: '接口的地址' }),
  }),
  z.strictObject({
    kind: kind('noggin', 'Noggin 账号系统'),
    base: url.meta({ title: '首页', description: '首页的地址' }),
  }),
  z.strictObject({
    kind: kind('mailing-list', '邮件列表的归档'),
    base: url.meta({ title: '首页', description: '归档网站的地址' }),
    group: text.meta({ title: '列表', description: '列表在归档里的名称', examples: ['sig-example'] }),
    feed: url.optional().meta({ title: '订阅源', description: '订阅源的地址；归档是 HyperKitty 的不写' }),
  }),
  z.strictObject({
    kind: kind('web', '普通网页'),
    url,
    marker: text
      .optional()
      .meta({ title: '文字', description: '页面上应有的文字，用来认出是不是这个系统', examples: ['示例社区'] }),
    icp: text.optional().meta({ title: '备案号', description: '页面上应有的 ICP 备案号', examples: ['某ICP备…号-1'] }),
  }),
  z.strictObject({
    kind: kind('smtp', '邮件服务器'),
    host: text.meta({ title: '主机', description: '主机名', examples: ['mail.example.org'] }),
    port: z
      .int()
      .min(1)
      .max(65535)
      .meta({ title: '端口', description: '端口', examples: [25] }),
    domain: text.optional().meta({ title: '域名', description: '查 SPF 和 DMARC 的域名', examples: ['example.org'] }),
  }),
  z.strictObject({ kind: kind('none', '没有可探测的') }),
]);

export const service = z.strictObject({
  name: localized.meta({
    title: '名称',
    description: '系统名称',
    examples: [{ zh: '构建系统', en: 'Build system' }],
  }),
  url: orHole(httpsUrl).meta({
    title: '入口',
    description: '入口网址；TBD 写 {state: unknown}，没有写 {state: none}',
  }),
  owner: z.enum(['own', 'third-party']).meta({ title: '归属', description: 'own SIG 自己运行 · third-party 第三方' }),
  probe: probe.meta({ title: '探测方式', description: '如何探测；没有可探测的写 {kind: none}' }),
  origin: text.meta({
    title: '地址来源',
    description: '这个地址从哪里来：创始文档，或公开资料的名称与日期',
    examples: ['创始文档'],
  }),
  source: httpsUrl.optional().meta({ title: '出处的网址', description: '出处的网址；没有就不写' }),
  confirmed: date.optional().meta({ title: '确认日期', description: 'SIG 成员确认地址的日期；没人确认过就不写' }),
});

export type Service = z.infer<typeof service>;
