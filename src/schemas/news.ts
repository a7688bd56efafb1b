// news/<yyyy>/<date>-<slug>/zh.md 的 front matter：一则公告；日期写在文件夹名里。
import { z } from 'astro/zod';
import { text } from './shapes.ts';

export const news = z.strictObject({
  title: text.meta({ title: '标题', description: '标题', examples: ['账号系统开始试用'] }),
  summary: text.meta({
    title: '摘要',
    description: '一两句话的摘要',
    examples: ['谁可以试用，怎样报名，试用到什么时候。'],
  }),
});

export type News = z.infer<typeof news>;
