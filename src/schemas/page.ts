// Front matter of pages/<id>/zh.md: title and summary of a page.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { text } from './shapes.ts';

export const page = z.strictObject({
  title: field(text, ['标题', 'Title'], { help: ['页面标题', 'Title of the page.'], example: '加入' }),
  summary: field(text, ['摘要', 'Summary'], {
    help: [
      '摘要，一至两句话，用于页面导语、搜索结果和分享卡片',
      'A summary of one or two sentences. It introduces the page and appears in search results and share cards.',
    ],
    example: '加入的步骤和可参与的工作。',
  }),
});

/** An original charter kept as it was: no front matter, not a byte changed. */
export const charterVersion = z.strictObject({});
