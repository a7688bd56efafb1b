// When a series meets: the occurrences of its rule as moments.
import { scheduleOf, type SeriesEntry } from './schedule.ts';
import { horizon, localTimes } from './schedule-times.ts';
import { momentOf } from './zones.ts';

export interface Occurrence {
  /** Local day, `2026-11-24`. */
  day: string;
  start: Date;
  /** Absent where the series does not say how long it lasts. */
  end: Date | undefined;
}

/** Every occurrence, oldest first, without the exceptions. */
export function* allOccurrences(series: SeriesEntry): Generator<Occurrence> {
  const schedule = scheduleOf(series);
  if (!schedule) return;
  for (const { day, local } of localTimes(schedule, horizon)) {
    if (schedule.exceptions.has(day)) continue;
    const start = momentOf(local, schedule.zone);
    if (!start) throw new Error(`${series.file} 的 start：${schedule.zone} 没有 ${local} 这个时间`);
    yield {
      day,
      start,
      end: schedule.duration === undefined ? undefined : new Date(start.getTime() + schedule.duration),
    };
  }
}

/** Occurrences that start at `from` or later and before `to`. */
export const occurrences = (series: SeriesEntry, from: Date, to: Date): Occurrence[] => {
  const found: Occurrence[] = [];
  for (const occurrence of allOccurrences(series)) {
    if (occurrence.start >= to) break;
    if (occurrence.start >= from) found.push(occurrence);
  }
  return found;
};
