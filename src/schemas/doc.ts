// docs/<section>/<id>/zh.md 的 front matter：一篇指南或操作手册。
import { z } from 'astro/zod';
import { date, ordinal, reference, text } from './shapes.ts';

export const doc = z.strictObject({
  title: text.meta({ title: '标题', description: '标题', examples: ['构建机磁盘'] }),
  summary: text.meta({ title: '摘要', description: '一两句话的摘要', examples: ['磁盘告警响了怎么办。'] }),
  order: ordinal.meta({ title: '顺序', description: '在本节中的顺序' }),
  subprojects: z
    .array(reference('subprojects'))
    .default([])
    .meta({ title: '所辖项目', description: '为哪些所辖项目而写' }),
  reviewed: z
    .strictObject({
      date: date.meta({ title: '日期', description: '复核的日期' }),
      by: reference('people').optional().meta({ title: '复核人', description: '谁复核的，people/ 中的编号' }),
    })
    .optional()
    .meta({ title: '复核', description: '最近一次复核的日期和复核人；没复核过就不写' }),
});

export type Doc = z.infer<typeof doc>;
