// docs/<section>/<id>/zh.md 的 front matter：一篇指南或操作手册。
import { z } from 'astro/zod';
import { date, reference, text } from './shapes.ts';

export const doc = z.strictObject({
  title: text.meta({ title: '标题' }),
  summary: text.describe('一两句话的摘要').meta({ title: '摘要' }),
  order: z.int().min(1).describe('在本节中的顺序').meta({ title: '顺序' }),
  subprojects: z.array(reference('subprojects')).default([]).describe('为哪些所辖项目而写').meta({ title: '所辖项目' }),
  reviewed: z
    .strictObject({ date: date.meta({ title: '日期' }), by: reference('people').optional().meta({ title: '复核人' }) })
    .optional()
    .describe('最近一次复核的日期和复核人；没复核过就不写')
    .meta({ title: '复核' }),
});

export type Doc = z.infer<typeof doc>;
