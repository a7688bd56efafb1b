// Front matter of news/<yyyy>/<date>-<slug>/zh.md: an announcement; its date is in the name of its folder.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { text } from './shapes.ts';

export const news = z.strictObject({
  title: field(text, ['标题', 'Title'], { example: '账号系统开始试用' }),
  summary: field(text, ['摘要', 'Summary'], {
    help: ['一两句话的摘要', 'A summary of one or two sentences.'],
    example: '谁可以试用，怎样报名，试用到什么时候。',
  }),
});
