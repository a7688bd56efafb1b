// questions/<id>.yaml：创始文档留下的空缺或矛盾。
import { z } from 'astro/zod';
import { date, httpsUrl, id, localized, ordinal, personReference, roleReference, text } from './shapes.ts';

const subject = <Name extends string>(collections: readonly Name[]) =>
  z.strictObject({
    collection: z.enum(collections).meta({
      title: '类别',
      description: '哪一类记录',
      examples: ['people'],
    }),
    id: id.meta({ title: '编号', description: '记录编号', examples: ['member-a'] }),
    field: text.optional().meta({
      title: '字段',
      description: '具体字段；页面会在这个字段旁显示「待确认」',
      examples: ['affiliation'],
    }),
  });

/** `collections`: those whose records a question may be about. */
export const question = <Name extends string>(collections: readonly Name[]) =>
  z.strictObject({
    about: subject(collections).meta({ title: '关于', description: '关于哪条记录' }),
    also: z.array(subject(collections)).default([]).meta({ title: '还涉及', description: '还涉及哪些记录' }),
    question: localized.meta({
      title: '问题',
      description: '问的是什么',
      examples: [{ zh: '这个系统的入口网址是什么？' }],
    }),
    background: localized.optional().meta({
      title: '线索',
      description: '已知的线索，只写有出处的事实',
      examples: [{ zh: '创始文档写的是 TBD。' }],
    }),
    sources: z
      .array(
        z.strictObject({
          title: text.meta({ title: '标题', description: '出处的名称', examples: ['某仓库的 README'] }),
          date: date.optional().meta({ title: '日期', description: '出处的日期' }),
          url: httpsUrl.optional().meta({ title: '网址', description: '出处的网址' }),
        }),
      )
      .default([])
      .meta({ title: '出处', description: '线索的出处' }),
    line: ordinal.optional().meta({ title: '行号', description: '创始文档中的行号；整篇没提到的不写', examples: [67] }),
    askedOf: z.union([roleReference, personReference]).meta({ title: '请谁回答', description: '谁能回答' }),
  });
