// pages/<id>/zh.md 的 front matter：一个页面的标题和摘要。
import { z } from 'astro/zod';
import { text } from './shapes.ts';

export const page = z.strictObject({
  title: text.describe('页面标题').meta({ title: '标题' }),
  summary: text.describe('一两句话的摘要，用作页面导语、搜索结果和分享卡片').meta({ title: '摘要' }),
});

/** A founding document kept as it was: no front matter, not a byte changed. */
export const charterVersion = z.strictObject({});

export type Page = z.infer<typeof page>;
