// Front matter of docs/<section>/<id>/zh.md: a guide or a runbook.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { date, ordinal, reference, text } from './shapes.ts';

export const doc = z.strictObject({
  title: field(text, ['标题', 'Title'], { example: '构建机磁盘' }),
  summary: field(text, ['摘要', 'Summary'], {
    help: ['摘要，一至两句话', 'A summary of one or two sentences.'],
    example: '磁盘告警的处理步骤。',
  }),
  order: field(ordinal, ['顺序', 'Order'], { help: ['在本栏目中的顺序', 'Position in its section.'] }),
  subprojects: field(z.array(reference('subprojects')).default([]), ['所辖项目', 'Subprojects'], {
    help: ['文档对应的所辖项目', 'The subprojects that the document is for.'],
  }),
  reviewed: field(
    z
      .strictObject({
        date: field(date, ['日期', 'Date'], { help: ['复核日期', 'Date of the review.'] }),
        by: field(reference('people').optional(), ['复核人', 'Reviewer'], {
          help: ['复核人，people/ 中的 ID', 'Who reviewed it: an ID in people/.'],
        }),
      })
      .optional(),
    ['复核', 'Review'],
    {
      help: [
        '最近一次复核的日期和复核人；未复核时省略',
        'Date and reviewer of the last review. Omit if it was never reviewed.',
      ],
    },
  ),
});
