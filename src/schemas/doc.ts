// docs/<section>/<id>/zh.md 的 front matter：一篇指南或操作手册。
import { z } from 'astro/zod';
import { date, reference, text } from './shapes.ts';

export const doc = z.strictObject({
  title: text,
  summary: text.describe('一两句话的摘要'),
  order: z.int().min(1).describe('在本节中的顺序'),
  subprojects: z.array(reference('subprojects')).default([]).describe('为哪些所辖项目而写'),
  reviewed: z
    .strictObject({ date, by: reference('people').optional() })
    .optional()
    .describe('最近一次复核的日期和复核人；没复核过就不写'),
});

export type Doc = z.infer<typeof doc>;
