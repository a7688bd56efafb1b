// news/<yyyy>/<date>-<slug>/zh.md 的 front matter：一则公告；日期写在文件夹名里。
import { z } from 'astro/zod';
import { text } from './shapes.ts';

export const news = z.strictObject({
  title: text.meta({ title: '标题' }),
  summary: text.describe('一两句话的摘要').meta({ title: '摘要' }),
});

export type News = z.infer<typeof news>;
