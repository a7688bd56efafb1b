// Writes what a run found: a snapshot, a row of history and the memory of each service, each file whole.
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { history, type Snapshot, snapshot } from '../../../src/schemas/snapshot.ts';
import type { Outcome } from '../ask.ts';
import { writeWhole } from '../../build/write-whole.ts';
import { readStored } from './files.ts';
import { historyDay, withRun } from './history.ts';
import { latenciesOfDay, type Memory, memory, noMemory } from './memory.ts';
import { fitToPublish, isNews, nextSnapshot, serialize } from './snapshot.ts';
import { hasAnswered, utcSeconds, wasAsked } from './state.ts';

export interface Place {
  folder: string;
  now: Date;
  vantage: string;
  /** Told of every file that could not be trusted. */
  warn(line: string): void;
}

const snapshotPath = (folder: string, id: string): string => join(folder, `${id}.json`);

/** The last snapshot, if it can be trusted and is about this service. */
export const readSnapshot = (id: string, { folder, warn }: Pick<Place, 'folder' | 'warn'>): Snapshot | undefined => {
  const path = snapshotPath(folder, id);
  const stored = readStored(path, snapshot);
  if (stored.state === 'good' && stored.value.service === id) return stored.value;
  if (stored.state === 'good') warn(`${path}：写的是 ${stored.value.service}，不予采信，已经替换`);
  if (stored.state === 'corrupt') warn(`${path}：${stored.reason}，不予采信，已经替换`);
  return undefined;
};

/** What is remembered of a service; nothing where that cannot be read, for it can all be had again. */
export const readMemory = (id: string, folder: string): Memory => {
  const stored = readStored(join(folder, 'cache', `${id}.json`), memory);
  return stored.state === 'good' ? stored.value : noMemory;
};

/** Days cannot be had again: a damaged history is put aside for somebody to mend. */
const readHistory = (path: string, warn: Place['warn']) => {
  const stored = readStored(path, history);
  if (stored.state === 'corrupt') {
    renameSync(path, `${path}.bad`);
    warn(`${path}：${stored.reason}，不予采信，已改名为 ${path}.bad，重新开始记录`);
  }
  return stored.state === 'good' ? stored.value : undefined;
};

const writeDay = (next: Snapshot, outcome: Outcome, repeated: boolean, { folder, now, warn }: Place): void => {
  const { id } = outcome.service;
  const path = join(folder, 'history', `${id}.json`);
  const before = readMemory(id, folder);
  const day = historyDay(now);
  const latency = hasAnswered(next) && !repeated ? next.checks[0]?.latencyMs : undefined;
  const latenciesMs = latenciesOfDay(before, day, latency);
  const days = withRun(readHistory(path, warn), { snapshot: next, latencies: latenciesMs, repeated });
  writeWhole(path, serialize(days));
  const answers = Object.keys(outcome.answers).length > 0 ? outcome.answers : before.answers;
  writeWhole(join(folder, 'cache', `${id}.json`), serialize({ schema: 1, day, latenciesMs, answers }));
};

/** Writes the files of one service and returns its snapshot as it now is on disk. */
export const writeOutcome = (outcome: Outcome, place: Place): Snapshot => {
  const { folder, now, vantage } = place;
  const { id } = outcome.service;
  const previous = readSnapshot(id, place);
  const result = fitToPublish(outcome.result, outcome.service);
  const next = nextSnapshot(id, result, { previous, now, vantage });
  const news = !previous || isNews(next, previous);
  if (news) writeWhole(snapshotPath(folder, id), serialize(next));
  if (wasAsked(next)) writeDay(next, outcome, previous?.checkedAt === utcSeconds(now), place);
  return news ? next : previous;
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
