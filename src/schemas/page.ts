// pages/<id>/zh.md 的 front matter：一个页面的标题和摘要。
import { z } from 'astro/zod';
import { text } from './shapes.ts';

export const page = z.strictObject({
  title: text.meta({ title: '标题', description: '页面标题', examples: ['加入'] }),
  summary: text.meta({
    title: '摘要',
    description: '一两句话的摘要，用作页面导语、搜索结果和分享卡片',
    examples: ['怎样加入，能做什么。'],
  }),
});

/** A founding document kept as it was: no front matter, not a byte changed. */
export const charterVersion = z.strictObject({});

export type Page = z.infer<typeof page>;
