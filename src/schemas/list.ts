// lists/<id>.yaml：一个邮件列表。
import { z } from 'astro/zod';
import { httpsUrl, localized, ordinal, orHole } from './shapes.ts';

export const list = z.strictObject({
  name: localized.meta({
    title: '名称',
    description: '列表名称',
    examples: [{ zh: '讨论列表', en: 'Discussion list' }],
  }),
  address: z.email({ error: '应为列表的邮件地址' }).meta({
    title: '地址',
    description: '列表地址，大小写与章程一致',
    examples: ['sig-example@lists.example.org'],
  }),
  purpose: localized.optional().meta({
    title: '用途',
    description: '用途；章程没写就不写',
    examples: [{ zh: '讨论 SIG 的各项工作。' }],
  }),
  archive: orHole(httpsUrl).optional().meta({
    title: '归档地址',
    description: '归档网址；TBD 写 {state: unknown}，N/A 写 {state: none}，文档没提就不写',
  }),
  subscribe: orHole(z.email({ error: '应为邮件地址' }))
    .optional()
    .meta({
      title: '订阅方式',
      description: '订阅地址；写法同 archive',
      examples: ['sig-example-join@lists.example.org'],
    }),
  order: ordinal.meta({ title: '顺序', description: '显示顺序' }),
});

export type List = z.infer<typeof list>;
