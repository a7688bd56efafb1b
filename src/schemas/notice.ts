// notices/<yyyy>/<date>-<slug>.md 的 front matter：一次事故或一个维护窗口。
import { z } from 'astro/zod';
import { instant, localized, reference } from './shapes.ts';

const facts = {
  title: localized.meta({
    title: '标题',
    description: '一句话说清什么坏了，或者要做什么',
    examples: [{ zh: '某系统打不开' }],
  }),
  services: z
    .array(reference('services'))
    .min(1)
    .meta({ title: '受影响的系统', description: '受影响的系统，services/ 中的编号' }),
  start: instant.meta({ title: '开始时间', description: '开始时间，带时区；日期与文件名相同' }),
  end: instant.optional().meta({
    title: '结束时间',
    description: '结束时间，带时区；不写表示仍在进行',
    examples: ['2026-11-24T17:00:00+08:00'],
  }),
};
const update = <S extends string>(labels: string, ...states: [S, ...S[]]) =>
  z
    .array(
      z.strictObject({
        at: instant.meta({ title: '时间', description: '什么时候，带时区' }),
        state: z.enum(states).meta({ title: '状态', description: labels }),
        text: localized.meta({ title: '文字', description: '这时说了什么', examples: [{ zh: '正在查。' }] }),
      }),
    )
    .default([])
    .meta({ title: '进展', description: '进展，从早到晚' });

export const notice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('incident').meta({ title: '类型', description: 'incident 事故' }),
    ...facts,
    severity: z.enum(['degraded_performance', 'partial_outage', 'major_outage']).meta({
      title: '严重程度',
      description: 'degraded_performance 性能下降 · partial_outage 部分中断 · major_outage 严重中断',
    }),
    updates: update(
      'investigating 调查中 · identified 已定位 · monitoring 观察中 · resolved 已解决',
      ...(['investigating', 'identified', 'monitoring', 'resolved'] as const),
    ),
  }),
  z.strictObject({
    kind: z.literal('maintenance').meta({ title: '类型', description: 'maintenance 维护' }),
    ...facts,
    updates: update(
      'scheduled 已安排 · in_progress 进行中 · completed 已完成',
      ...(['scheduled', 'in_progress', 'completed'] as const),
    ),
  }),
]);

export type Notice = z.infer<typeof notice>;
