// notices/<yyyy>/<date>-<slug>.md 的 front matter：一次事故或一个维护窗口。
import { z } from 'astro/zod';
import { instant, localized, reference } from './shapes.ts';

const facts = {
  title: localized.meta({ title: '标题' }),
  services: z.array(reference('services')).min(1).describe('受影响的系统'),
  start: instant.meta({ title: '开始时间' }),
  end: instant.optional().describe('结束时间；不写表示仍在进行'),
};
const update = <S extends string>(labels: string, ...states: [S, ...S[]]) =>
  z
    .array(
      z.strictObject({
        at: instant.meta({ title: '时间' }),
        state: z.enum(states).describe(labels).meta({ title: '状态' }),
        text: localized.meta({ title: '文字' }),
      }),
    )
    .default([])
    .describe('进展');

export const notice = z.discriminatedUnion('kind', [
  z.strictObject({
    ...facts,
    kind: z.literal('incident').describe('incident 事故').meta({ title: '类型' }),
    severity: z
      .enum(['degraded_performance', 'partial_outage', 'major_outage'])
      .describe('degraded_performance 性能下降 · partial_outage 部分中断 · major_outage 严重中断')
      .meta({ title: '严重程度' }),
    updates: update(
      'investigating 调查中 · identified 已定位 · monitoring 观察中 · resolved 已解决',
      ...(['investigating', 'identified', 'monitoring', 'resolved'] as const),
    ),
  }),
  z.strictObject({
    ...facts,
    kind: z.literal('maintenance').describe('maintenance 维护').meta({ title: '类型' }),
    updates: update(
      'scheduled 已安排 · in_progress 进行中 · completed 已完成',
      ...(['scheduled', 'in_progress', 'completed'] as const),
    ),
  }),
]);

export type Notice = z.infer<typeof notice>;
