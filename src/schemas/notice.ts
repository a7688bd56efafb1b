// notices/<yyyy>/<date>-<slug>.md 的 front matter：一次事故或一个维护窗口。
import { z } from 'astro/zod';
import { instant, localized, reference } from './shapes.ts';

const facts = {
  title: localized,
  services: z.array(reference('services')).min(1).describe('受影响的系统'),
  start: instant,
  end: instant.optional().describe('结束时间；不写表示仍在进行'),
};
const update = <S extends string>(...states: [S, ...S[]]) =>
  z.array(z.strictObject({ at: instant, state: z.enum(states), text: localized })).default([]);

export const notice = z.discriminatedUnion('kind', [
  z.strictObject({
    ...facts,
    kind: z.literal('incident'),
    severity: z.enum(['degraded_performance', 'partial_outage', 'major_outage']),
    updates: update('investigating', 'identified', 'monitoring', 'resolved'),
  }),
  z.strictObject({
    ...facts,
    kind: z.literal('maintenance'),
    updates: update('scheduled', 'in_progress', 'completed'),
  }),
]);

export type Notice = z.infer<typeof notice>;
