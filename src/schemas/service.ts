// services/<id>.yaml：一个运行中的系统。
import { z } from 'astro/zod';
import { date, httpsUrl, localized, orHole, text } from './shapes.ts';

const url = z.url({ protocol: /^https?$/, error: '应为完整网址' });

const probe = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('koji'), hub: url, web: url, files: url.optional() }),
  z.strictObject({ kind: z.literal('bugzilla'), base: url }),
  z.strictObject({ kind: z.literal('gitee'), api: url, orgs: z.array(text).min(1) }),
  z.strictObject({
    kind: z.literal('yum-mirror'),
    bases: z.array(url).min(1),
    repos: z.array(z.strictObject({ path: text, maxAgeHours: z.int().positive() })),
  }),
  z.strictObject({ kind: z.literal('mbs'), api: url }),
  z.strictObject({ kind: z.literal('noggin'), base: url }),
  z.strictObject({ kind: z.literal('mailing-list'), base: url, group: text, feed: url.optional() }),
  z.strictObject({ kind: z.literal('web'), url, marker: text.optional(), icp: text.optional() }),
  z.strictObject({
    kind: z.literal('smtp'),
    host: text,
    port: z.int().min(1).max(65535),
    domain: text.optional(),
  }),
  z.strictObject({ kind: z.literal('none') }),
]);

export const service = z.strictObject({
  name: localized.describe('系统名称'),
  url: orHole(httpsUrl).describe('入口网址；TBD 写 {state: unknown}，没有写 {state: none}').meta({ title: '入口' }),
  owner: z.enum(['own', 'third-party']).describe('own SIG 自己运行 · third-party 第三方').meta({ title: '归属' }),
  probe: probe.describe('如何探测；没有可探测的写 {kind: none}').meta({ title: '探测方式' }),
  origin: text.describe('这个地址从哪里来：创始文档，或公开资料的名称与日期').meta({ title: '地址来源' }),
  source: httpsUrl.optional().describe('出处的网址'),
  confirmed: date.optional().describe('SIG 成员确认地址的日期；没人确认过就不写').meta({ title: '确认日期' }),
});

export type Service = z.infer<typeof service>;
