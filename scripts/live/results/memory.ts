// What the program keeps for itself from run to run, beside the snapshots: kept answers, and the latencies of the day.
import { z } from 'astro/zod';
import { cachedAnswers } from '../network/cache.ts';

/** cache/<service>.json. Losing it costs a download and the exactness of one day's median. */
export const memory = z.strictObject({
  schema: z.literal(1),
  day: z.iso.date().optional(),
  latenciesMs: z.array(z.int().min(0)).max(2000),
  answers: cachedAnswers,
});

export type Memory = z.infer<typeof memory>;

export const noMemory: Memory = { schema: 1, latenciesMs: [], answers: {} };

/** The latencies of all runs of a day with that of this run; those of another day are forgotten. */
export const latenciesOfDay = (before: Memory, day: string, latencyMs: number | undefined): number[] => {
  const known = before.day === day ? before.latenciesMs : [];
  return latencyMs === undefined ? known : [...known, latencyMs].slice(-2000);
};
