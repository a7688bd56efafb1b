// Front matter of docs/<section>/<id>/zh.md: a guide or a runbook.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { date, ordinal, reference, text } from './shapes.ts';

export const doc = z.strictObject({
  title: field(text, ['标题', 'Title'], { example: '构建机磁盘' }),
  summary: field(text, ['摘要', 'Summary'], {
    help: ['一两句话的摘要', 'A summary of one or two sentences.'],
    example: '磁盘告警响了怎么办。',
  }),
  order: field(ordinal, ['顺序', 'Order'], { help: ['在本节中的顺序', 'Position in its section.'] }),
  subprojects: field(z.array(reference('subprojects')).default([]), ['所辖项目', 'Subprojects'], {
    help: ['为哪些所辖项目而写', 'The subprojects that the document is for.'],
  }),
  reviewed: field(
    z
      .strictObject({
        date: field(date, ['日期', 'Date'], { help: ['复核的日期', 'Date of the review.'] }),
        by: field(reference('people').optional(), ['复核人', 'Reviewer'], {
          help: ['谁复核的，people/ 中的编号', 'Who reviewed it: an ID in people/.'],
        }),
      })
      .optional(),
    ['复核', 'Review'],
    {
      help: [
        '最近一次复核的日期和复核人；没复核过就不写',
        'Date and reviewer of the last review. Omit if it was never reviewed.',
      ],
    },
  ),
});
