// Writes what a run found: a snapshot, a row of history and the memory of each service, each file whole.

import { existsSync, globSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { dayIn, utcSeconds } from '#language/dates.ts';
import { worst } from '#model/status/status.ts';
import { type History, history, type Snapshot, snapshot } from '#schemas/snapshot.ts';
import { cachedResponses } from '#scripts/http/cache.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { readStored, serialize, writeWhole } from '#scripts/kit/files.ts';
import { hasSecret } from '#scripts/kit/private/gate.ts';
import type { Outcome } from '#scripts/live/ask.ts';
import type { Place } from './place.ts';
import { fitToPublish, isNews, nextSnapshot } from './snapshot.ts';
import { hasAnswered, wasAsked } from './state.ts';
import { eventsPath, eventsWith, eventsWithOurFault } from './store-events.ts';

/** Removes what a killed run left beside its files. Only while holding the lock; what locks left is removed with it. */
export const removeLeftovers = (folder: string): void => {
  for (const path of globSync('{.,history,events,cache}/.*.tmp', { cwd: folder }))
    rmSync(join(folder, path), { force: true });
};

// One row for each service and day: what the bar of the last 90 days is drawn from.

/** Days are those of the community, wherever this runs. */
const zone = 'Asia/Shanghai';
const keptDays = 400;
export const historyDay = (moment: Date): string => dayIn(moment, zone);

/** The middle one; of an even number, the mean of the two in the middle. */
export const median = (values: number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2);
};

interface RunOfDay {
  snapshot: Snapshot;
  /** Milliseconds of all runs of this day, this one included. */
  latencies: number[];
  /** This run has the same clock as the one before: it is repeated, not another one. */
  repeated: boolean;
}

/** The history with this run in the row of its day. The newest 400 rows are kept. */
export const withRun = (before: History | undefined, { snapshot, latencies, repeated }: RunOfDay): History => {
  const now = new Date(snapshot.checkedAt);
  const day = historyDay(now);
  const rows = before?.days ?? [];
  const row: Partial<History['days'][number]> = rows.find((one) => one.day === day) ?? {};
  const { runs = 0, answered = 0 } = row;
  const seen = snapshot.source === 'live' ? snapshot.state : 'unknown';
  const counted = repeated && runs > 0 ? 0 : 1;
  const medianLatencyMs = median(latencies);
  const next = {
    day,
    // A day on which something answered is not unknown for the runs on which nothing did.
    worst: worst([row.worst ?? 'unknown', seen].filter((state) => state !== 'unknown')) ?? ('unknown' as const),
    runs: runs + counted,
    answered: answered + (hasAnswered(snapshot) ? counted : 0),
    ...(medianLatencyMs !== undefined && { medianLatencyMs }),
  };
  const days = [...rows.filter((one) => one.day !== day), next].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { schema: 1, service: snapshot.service, days: days.slice(-keptDays) };
};

// What the program keeps for itself from run to run, beside the snapshots: kept answers, and the latencies of the day.

/** cache/<service>.json. Losing it costs a download and the exactness of one day's median. */
const memory = z.strictObject({
  schema: z.literal(1),
  day: z.iso.date().optional(),
  latenciesMs: z.array(z.int().min(0)).max(2000),
  answers: cachedResponses,
});

type Memory = z.infer<typeof memory>;

export const noMemory: Memory = { schema: 1, latenciesMs: [], answers: {} };

/** The latencies of all runs of a day with that of this run; those of another day are forgotten. */
export const latenciesOfDay = (before: Memory, day: string, latencyMs: number | undefined): number[] => {
  const known = before.day === day ? before.latenciesMs : [];
  return latencyMs === undefined ? known : [...known, latencyMs].slice(-2000);
};

const snapshotPath = (folder: string, id: string): string => join(folder, `${id}.json`);

/** The last snapshot, if it can be trusted and is about this service. */
export const readSnapshot = (id: string, { folder, warn }: Pick<Place, 'folder' | 'warn'>): Snapshot | undefined => {
  const path = snapshotPath(folder, id);
  const stored = readStored(path, snapshot);
  if (stored.state === 'good' && stored.value.service === id) return stored.value;
  if (stored.state === 'good') warn(`${path} 是 ${stored.value.service} 的结果，已替换`);
  if (stored.state === 'corrupt') warn(`${path} 无法使用（${stored.reason}），已替换`);
  return undefined;
};

/** What is remembered of a service; nothing where that cannot be read, for it can all be had again. */
export const readMemory = (id: string, folder: string): Memory => {
  const stored = readStored(join(folder, 'cache', `${id}.json`), memory);
  return stored.state === 'good' ? stored.value : noMemory;
};

/** Days cannot be had again: a damaged history is put aside, to be repaired by hand. */
const readHistory = (path: string, warn: Place['warn']) => {
  const stored = readStored(path, history);
  if (stored.state === 'corrupt') {
    renameSync(path, `${path}.bad`);
    warn(`${path} 无法使用（${stored.reason}），已重命名为 ${path}.bad，重新开始记录`);
  }
  return stored.state === 'good' ? stored.value : undefined;
};

/** What is left of a secret after the gate, as a number or in a setting, is found here. Throws Failure. */
const writeSafely = (path: string, value: unknown, { secrets = [] }: Place): void => {
  const text = serialize(value);
  if (hasSecret(text, secrets)) throw new Failure(`${path} 未写入：内容包含环境变量中的密钥`);
  writeWhole(path, text);
};

const writeDay = (next: Snapshot, outcome: Outcome, repeated: boolean, place: Place): void => {
  const { folder, now, warn } = place;
  const { id } = outcome.service;
  const path = join(folder, 'history', `${id}.json`);
  const before = readMemory(id, folder);
  const day = historyDay(now);
  const latency = hasAnswered(next) && !repeated ? next.checks[0]?.latencyMs : undefined;
  const latenciesMs = latenciesOfDay(before, day, latency);
  // Rows of days to come are of another clock: here only after --trust-clock.
  const rows = readHistory(path, warn)?.days.filter((row) => row.day <= day) ?? [];
  const known = { schema: 1 as const, service: id, days: rows };
  const days = withRun(known, { snapshot: next, latencies: latenciesMs, repeated });
  writeSafely(path, days, place);
  const answers = Object.keys(outcome.responses).length > 0 ? outcome.responses : before.answers;
  writeSafely(join(folder, 'cache', `${id}.json`), { schema: 1, day, latenciesMs, answers }, place);
};

/** Writes the files of one service and returns its snapshot as it now is on disk. */
export const writeOutcome = (outcome: Outcome, place: Place): Snapshot => {
  const { folder, now, vantage, secrets } = place;
  const { id } = outcome.service;
  const found = readSnapshot(id, place);
  // One of the future is another clock's.
  const previous = found && found.checkedAt <= utcSeconds(now) ? found : undefined;
  const result = fitToPublish(outcome.result, outcome.service, secrets);
  const next = nextSnapshot(id, result, { previous, now, vantage });
  const news = !previous || isNews(next, previous);
  const asked = wasAsked(next);
  // Before the snapshot, which a record that is begun takes over: it is the one of the run before.
  if (asked) writeSafely(eventsPath(folder, id), eventsWith(next, previous, place), place);
  if (news) writeSafely(snapshotPath(folder, id), next, place);
  if (asked) writeDay(next, outcome, previous?.checkedAt === utcSeconds(now), place);
  return news ? next : previous;
};

/** Notes in the records that exist that nothing is known from now on: this machine reached nobody. */
export const writeOurFault = (ids: string[], place: Place): void => {
  for (const id of ids) {
    const next = eventsWithOurFault(id, place);
    if (next) writeSafely(eventsPath(place.folder, id), next, place);
  }
};

/** The snapshot on disk, in its proper form; an empty one in the place of one that cannot be trusted; nothing where there is none. */
export const repairSnapshot = (id: string, place: Place): Snapshot | undefined => {
  const { folder, now, vantage } = place;
  const path = snapshotPath(folder, id);
  if (!existsSync(path)) return undefined;
  const nothing = { checks: [], figures: {}, links: [] };
  const found = readSnapshot(id, place) ?? nextSnapshot(id, nothing, { previous: undefined, now, vantage });
  writeWhole(path, serialize(found));
  return found;
};
