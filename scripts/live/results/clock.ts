// Whether the clock can be right, by what is on disk: a wrong one would date, and so spoil, everything that is kept.
import { join } from 'node:path';
import { dayMs, utcSeconds } from '#language/dates.ts';
import { history, snapshot } from '#schemas/snapshot.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { readStored } from '#scripts/kit/files.ts';
import { historyDay } from './write.ts';

interface Dated {
  path: string;
  /** A day or a moment, UTC. */
  at: string;
}

const newest = (found: Dated[]): Dated | undefined => found.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];

const refuse = (now: Date, { path, at }: Dated, what: string, how: string): never => {
  throw new Failure(
    `本机的时钟为 ${utcSeconds(now)}，${path} 中${what} ${at}。本次未探测，未写入结果。\n请核对时钟（命令 date -u）。如果时钟无误，请添加 --trust-clock 重新运行${how}。`,
  );
};

/**
 * Throws Failure where the clock is more than a day away from the newest row of history, or before the newest snapshot, of
 * these services.
 */
export const checkClock = (ids: string[], folder: string, now: Date): void => {
  const rows = ids.flatMap((id) => {
    const path = join(folder, 'history', `${id}.json`);
    const stored = readStored(path, history);
    return stored.state === 'good' ? stored.value.days.map(({ day }) => ({ path, at: day })) : [];
  });
  const snapshots = ids.flatMap((id) => {
    const path = join(folder, `${id}.json`);
    const stored = readStored(path, snapshot);
    return stored.state === 'good' ? [{ path, at: stored.value.checkedAt }] : [];
  });
  const cutting = '，晚于当前时间的结果会被删除';
  const last = newest(snapshots);
  if (last && last.at > utcSeconds(now)) refuse(now, last, '最近一次探测为', cutting);
  const row = newest(rows);
  const days = row ? (Date.parse(historyDay(now)) - Date.parse(row.at)) / dayMs : 0;
  if (row && days < 0) refuse(now, row, '最新的一行为', cutting);
  if (row && days > 1) refuse(now, row, '最新的一行为', '');
};
