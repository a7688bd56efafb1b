// questions/<id>.yaml：创始文档留下的空缺或矛盾。
import { z } from 'astro/zod';
import { date, httpsUrl, id, localized, personReference, roleReference, text } from './shapes.ts';

const subject = z.strictObject({
  collection: z.enum(['pages', 'subprojects', 'people', 'services', 'lists', 'series']).describe('哪一类记录'),
  id: id.describe('记录编号'),
  field: text.optional().describe('具体字段；页面会在这个字段旁显示「待确认」'),
});

export const question = z.strictObject({
  about: subject.describe('关于哪条记录'),
  also: z.array(subject).default([]).describe('还涉及哪些记录'),
  question: localized.describe('问的是什么'),
  background: localized.optional().describe('已知的线索，只写有出处的事实'),
  sources: z
    .array(z.strictObject({ title: text, date: date.optional(), url: httpsUrl.optional() }))
    .default([])
    .describe('线索的出处'),
  line: z.int().min(1).optional().describe('创始文档中的行号；整篇没提到的不写'),
  askedOf: z.union([roleReference, personReference]).describe('谁能回答'),
});

export type Question = z.infer<typeof question>;
export type Subject = z.infer<typeof subject>;
