// services/<id>.yaml：一个运行中的系统。
import { z } from 'astro/zod';
import { probe } from './probe.ts';
import { date, httpsUrl, localized, orHole, text } from './shapes.ts';

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
