// Front matter of news/<yyyy>/<date>-<slug>/zh.md: an announcement; its date is in the name of its folder.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { text } from './shapes.ts';

export const news = z.strictObject({
  title: field(text, ['标题', 'Title'], { example: '账号系统开始试用' }),
  summary: field(text, ['摘要', 'Summary'], {
    help: ['摘要，一至两句话', 'A summary of one or two sentences.'],
    example: '试用对象、报名方式和截止日期。',
  }),
});
