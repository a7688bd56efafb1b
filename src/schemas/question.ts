// questions/<id>.yaml: something that the original charter leaves open or contradicts.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { id, localized, ordinal, personReference, roleReference, source, text } from './shapes.ts';

const subject = <Name extends string>(collections: readonly Name[]) =>
  z.strictObject({
    collection: field(z.enum(collections), ['类别', 'Kind'], {
      help: ['记录的类别', 'The kind of record.'],
      example: 'people',
    }),
    id: field(id, ['ID', 'ID'], { help: ['记录的 ID', 'ID of the record.'], example: 'member-a' }),
    field: field(text.optional(), ['字段', 'Field'], {
      help: [
        '具体的字段；页面在该字段旁显示「待确认」',
        'The field concerned. Pages show “To be confirmed” beside this field.',
      ],
      example: 'affiliation',
    }),
  });

const isShort = (text: string): boolean => (text.match(/\p{Script=Han}/gu) ?? []).length <= 12;

/** A few words that stand beside a fact. */
const mark = localized.refine(({ zh }) => isShort(zh), { path: ['zh'], error: '标记不超过 12 个汉字' });

/** `collections`: those whose records a question may be about. */
export const question = <Name extends string>(collections: readonly Name[]) =>
  z.strictObject({
    about: field(subject(collections), ['关于', 'About'], {
      help: ['问题所涉及的记录', 'The record that the question is about.'],
    }),
    also: field(z.array(subject(collections)).default([]), ['还涉及', 'Also about'], {
      help: ['问题涉及的其他记录', 'Other records that the question is about.'],
    }),
    question: field(localized, ['问题', 'Question'], {
      help: ['问题的内容', 'The question.'],
      example: {
        zh: '该系统的网址是什么？',
      },
    }),
    mark: field(mark.optional(), ['标记', 'Mark'], {
      help: [
        '页面上的标记，写出待确认的内容，不超过 12 个汉字；默认为「待确认」',
        'The mark on pages: what is to be confirmed, in at most 12 Chinese characters. Default: “To be confirmed”.',
      ],
      example: { zh: '网址是什么？', en: 'Which URL?' },
    }),
    doubts: field(z.boolean().default(false), ['质疑已有的值', 'Doubts the value'], {
      help: [
        '字段已有值，问题是该值是否正确；字段没有值时省略',
        'The field has a value, and the question is whether it is right. Omit if the field has none.',
      ],
      example: true,
    }),
    background: field(localized.optional(), ['已知信息', 'Background'], {
      help: ['已知的信息，只填写有出处的事实', 'What is known so far. Give only facts that have a source.'],
      example: { zh: '章程原文写的是 TBD。' },
    }),
    sources: field(z.array(source).default([]), ['出处', 'Sources'], {
      help: ['已知信息的出处', 'Sources of the background.'],
    }),
    line: field(ordinal.optional(), ['行号', 'Line'], {
      help: [
        '章程原文中的行号；原文未提及时省略',
        'Line number in the original charter. Omit if the charter does not mention it at all.',
      ],
      example: 67,
    }),
    askedOf: field(z.union([roleReference, personReference]), ['答复人', 'Asked of'], {
      help: ['能够答复的人员或角色', 'The person or role that can answer.'],
    }),
  });
