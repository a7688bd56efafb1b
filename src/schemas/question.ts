// questions/<id>.yaml: something that the original charter leaves open or contradicts.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { date, httpsUrl, id, localized, ordinal, personReference, roleReference, text } from './shapes.ts';

const subject = <Name extends string>(collections: readonly Name[]) =>
  z.strictObject({
    collection: field(z.enum(collections), ['类别', 'Kind'], {
      help: ['哪一类记录', 'The kind of record.'],
      example: 'people',
    }),
    id: field(id, ['编号', 'ID'], { help: ['记录编号', 'ID of the record.'], example: 'member-a' }),
    field: field(text.optional(), ['字段', 'Field'], {
      help: [
        '具体字段；页面会在这个字段旁显示「待确认」',
        'The field concerned. Pages show “To be confirmed” beside this field.',
      ],
      example: 'affiliation',
    }),
  });

const source = z.strictObject({
  title: field(text, ['标题', 'Title'], { help: ['出处的名称', 'Title of the source.'], example: '某仓库的 README' }),
  date: field(date.optional(), ['日期', 'Date'], { help: ['出处的日期', 'Date of the source.'] }),
  url: field(httpsUrl.optional(), ['网址', 'URL'], { help: ['出处的网址', 'URL of the source.'] }),
});

/** `collections`: those whose records a question may be about. */
export const question = <Name extends string>(collections: readonly Name[]) =>
  z.strictObject({
    about: field(subject(collections), ['关于', 'About'], {
      help: ['关于哪条记录', 'The record that the question is about.'],
    }),
    also: field(z.array(subject(collections)).default([]), ['还涉及', 'Also about'], {
      help: ['还涉及哪些记录', 'Other records that the question is about.'],
    }),
    question: field(localized, ['问题', 'Question'], {
      help: ['问的是什么', 'What is asked.'],
      example: {
        zh: '这个系统的入口网址是什么？',
      },
    }),
    background: field(localized.optional(), ['线索', 'Background'], {
      help: ['已知的线索，只写有出处的事实', 'What is known so far. Give only facts that have a source.'],
      example: { zh: '创始文档写的是 TBD。' },
    }),
    sources: field(z.array(source).default([]), ['出处', 'Sources'], {
      help: ['线索的出处', 'Sources of the background.'],
    }),
    line: field(ordinal.optional(), ['行号', 'Line'], {
      help: [
        '创始文档中的行号；整篇没提到的不写',
        'Line number in the original charter. Omit if the charter does not mention it at all.',
      ],
      example: 67,
    }),
    askedOf: field(z.union([roleReference, personReference]), ['请谁回答', 'Asked of'], {
      help: ['谁能回答', 'The person or role that can answer.'],
    }),
  });
