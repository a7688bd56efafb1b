// What is wrong with the time that a series states, and the schedule of one with which nothing is.
import type { Series } from '../schemas/series.ts';
import type { Entry } from './facts.ts';
import { isHole } from './holes.ts';
import { ruleMistakes } from './rule.ts';
import { horizon, localTimes, milliseconds, readSchedule, type Schedule } from './schedule-times.ts';
import { isZone, momentOf } from './zones.ts';

export type SeriesEntry = Entry<Series>;

/** What is wrong with a field of a series: what is there, what is allowed, how to mend it. */
export interface SeriesProblem {
  field: 'rule' | 'start' | 'zone' | 'duration';
  found: string;
  expected: string;
  fix: string;
}

/** How far a rule is searched for local times that its zone does not have; the clocks change alike every year. */
const searched = 10;

/** All that keeps a series with a known rule from being put into a calendar; a series without one has no problem. */
export const seriesProblems = (series: Series): SeriesProblem[] => {
  const { rule, start, zone, duration } = series;
  if (isHole(rule)) return [];
  const problems: SeriesProblem[] = ruleMistakes(rule).map(({ found, allowed }) => ({
    field: 'rule',
    found,
    expected: allowed,
    fix: '改正 RRULE，例如 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU；时间未定就写 {state: unknown}',
  }));
  const missing = { found: '没有写', fix: '补上；时间未定就把 rule 写成 {state: unknown}' };
  if (!start) problems.push({ field: 'start', expected: '写了 rule 就要写第一次会议的当地时间', ...missing });
  if (!zone) problems.push({ field: 'zone', expected: '写了 rule 就要写时区，如 Asia/Shanghai', ...missing });
  else if (!isZone(zone))
    problems.push({ field: 'zone', found: zone, expected: 'IANA 时区名，如 Asia/Shanghai', fix: '改正时区名' });
  if (duration !== undefined && !milliseconds(duration))
    problems.push({
      field: 'duration',
      found: duration,
      expected: '周、天、时、分、秒的长度，如 PT1H',
      fix: '改正时长',
    });
  const schedule = problems.length === 0 ? readSchedule(series) : undefined;
  return schedule ? timeProblems(schedule) : problems;
};

const timeProblems = (schedule: Schedule): SeriesProblem[] => {
  const first = localTimes(schedule, horizon).next().value;
  if (!first)
    return [
      {
        field: 'rule',
        found: '一天也不符合的规则',
        expected: '日历上有的日子',
        fix: '改正 RRULE，例如 2 月没有 30 日',
      },
    ];
  if (first.day !== schedule.start.slice(0, 10))
    return [
      {
        field: 'start',
        found: schedule.start,
        expected: `符合 rule 的日子，如 ${first.day}`,
        fix: '改正 start，或者改正 rule',
      },
    ];
  for (const { day, local } of localTimes(schedule, searched))
    if (!schedule.exceptions.has(day) && !momentOf(local, schedule.zone))
      return [
        {
          field: 'start',
          found: local,
          expected: `${schedule.zone} 有的时间，这时钟表拨快，跳过了它`,
          fix: '换一个时间，或把这一天写进 exceptions',
        },
      ];
  return [];
};

const schedules = new WeakMap<Series, Schedule | undefined>();

/** The schedule of a series; `undefined` while its rule is unknown. Throws all problems of the series at once, with its file. */
export const scheduleOf = ({ file, data }: SeriesEntry): Schedule | undefined => {
  if (schedules.has(data)) return schedules.get(data);
  const problems = seriesProblems(data);
  const lines = problems.map(
    ({ field, found, expected, fix }) => `${file} 的 ${field}：${found}；应为：${expected}。${fix}。`,
  );
  if (lines.length > 0) throw new Error(lines.join('\n'));
  const schedule = readSchedule(data);
  schedules.set(data, schedule);
  return schedule;
};
