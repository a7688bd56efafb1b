// questions/<id>.yaml：创始文档留下的空缺或矛盾。
import { z } from 'astro/zod';
import { date, httpsUrl, id, localized, personReference, roleReference, text } from './shapes.ts';

const subject = z.strictObject({
  collection: z
    .enum(['pages', 'subprojects', 'people', 'services', 'lists', 'series'])
    .describe('哪一类记录')
    .meta({ title: '类别' }),
  id: id.describe('记录编号').meta({ title: '编号' }),
  field: text.optional().describe('具体字段；页面会在这个字段旁显示「待确认」').meta({ title: '字段' }),
});

export const question = z.strictObject({
  about: subject.describe('关于哪条记录').meta({ title: '关于' }),
  also: z.array(subject).default([]).describe('还涉及哪些记录').meta({ title: '还涉及' }),
  question: localized.describe('问的是什么').meta({ title: '问题' }),
  background: localized.optional().describe('已知的线索，只写有出处的事实').meta({ title: '线索' }),
  sources: z
    .array(
      z.strictObject({
        title: text.meta({ title: '标题' }),
        date: date.optional().meta({ title: '日期' }),
        url: httpsUrl.optional().meta({ title: '网址' }),
      }),
    )
    .default([])
    .describe('线索的出处')
    .meta({ title: '出处' }),
  line: z.int().min(1).optional().describe('创始文档中的行号；整篇没提到的不写').meta({ title: '行号' }),
  askedOf: z.union([roleReference, personReference]).describe('谁能回答').meta({ title: '请谁回答' }),
});

export type Question = z.infer<typeof question>;
export type Subject = z.infer<typeof subject>;
