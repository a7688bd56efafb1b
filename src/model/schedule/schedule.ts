// What is wrong with the time that a series states, and the schedule of one with which nothing is.
import { isZone, momentOf, wallTime } from '#language/zones.ts';
import type { Entry } from '#model/records/facts.ts';
import { isHole } from '#model/records/holes.ts';
import { once } from '#model/records/once.ts';
import type { Series } from '#schemas/series.ts';
import { type Rule, daysOf, parseRule, ruleMistakes } from './rule.ts';

/** A series that meets by a rule. `start` is local time, `duration` in milliseconds. */
export interface Schedule {
  rule: Rule;
  start: string;
  zone: string;
  duration: number | undefined;
  exceptions: Set<string>;
}

/** Years for which the meetings of a series are listed; nobody plans further ahead. */
export const horizon = 100;

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; years and months have no fixed length. */
const milliseconds = (duration: string): number | undefined => {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!match) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
};

/** The schedule of a series in which no problem was found; `undefined` while its rule is unknown. */
export const readSchedule = ({ rule, start, zone, duration, exceptions }: Series): Schedule | undefined =>
  isHole(rule) || !start || !zone
    ? undefined
    : {
        rule: parseRule(rule),
        start: start.length === 16 ? `${start}:00` : start.slice(0, 19),
        zone,
        duration: duration === undefined ? undefined : milliseconds(duration),
        exceptions: new Set(exceptions.map(({ date }) => date)),
      };

/** The last local time that UNTIL allows; a day without a time counts whole. */
const lastLocal = ({ rule: { until = '' }, zone }: Schedule): string | undefined => {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(until);
  if (!match) return undefined;
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc] = match;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return utc ? wallTime(new Date(`${local}Z`), zone) : local;
};

/** UNTIL as a moment, which is how a calendar with zones has to give it. */
export const lastMoment = (schedule: Schedule): Date | undefined => {
  const local = lastLocal(schedule);
  return local ? momentOf(local, schedule.zone) : undefined;
};

interface LocalTime {
  day: string;
  local: string;
}

/** Days of the rule and the local time of the series on each, exceptions among them; looks `years` ahead of the first. */
export function* localTimes(schedule: Schedule, years: number): Generator<LocalTime> {
  const last = lastLocal(schedule);
  let left = schedule.rule.count ?? Infinity;
  for (const day of daysOf(schedule.rule, schedule.start.slice(0, 10), years)) {
    const local = `${day}${schedule.start.slice(10)}`;
    if (left-- === 0 || (last && local > last)) return;
    yield { day, local };
  }
}

export type SeriesEntry = Entry<Series>;

/** What is wrong with a field of a series: what is there, what is expected, how to fix it. */
interface SeriesProblem {
  field: 'rule' | 'start' | 'zone' | 'duration';
  found: string;
  expected: string;
  fix: string;
}

const problem = (field: SeriesProblem['field'], found: string, expected: string, fix: string): SeriesProblem => ({
  field,
  found,
  expected,
  fix,
});

/** How far a rule is searched for local times that its zone does not have; the clocks change alike every year. */
const searched = 10;

/** What is wrong with the local times of a rule that can be read. */
const timeProblems = (schedule: Schedule): SeriesProblem[] => {
  const { start, zone, exceptions } = schedule;
  const first = localTimes(schedule, horizon).next().value;
  if (!first)
    return [problem('rule', '没有符合规则的日期', '规则至少有一个存在的日期', '更正 RRULE，例如 2 月没有 30 日')];
  if (first.day !== start.slice(0, 10))
    return [problem('start', `${start} 不符合 rule`, `起始日期符合 rule，例如 ${first.day}`, '更正 start 或 rule')];
  const isSkipped = ({ day, local }: LocalTime) => !exceptions.has(day) && !momentOf(local, zone);
  const skipped = localTimes(schedule, searched).find(isSkipped);
  if (!skipped) return [];
  const expected = `时间在 ${zone} 中存在（时钟拨快时跳过了该时间）`;
  return [problem('start', `${skipped.local} 不存在`, expected, '更换时间，或将这一天列入 exceptions')];
};

/** All that keeps a series with a known rule from being put into a calendar; a series without one has no problem. */
export const seriesProblems = (series: Series): SeriesProblem[] => {
  const { rule, start, zone, duration } = series;
  if (isHole(rule)) return [];
  const correct = '更正 RRULE，例如 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU；时间未定时填 {state: unknown}';
  const add = '填写该字段；时间未定时将 rule 改为 {state: unknown}';
  const problems = ruleMistakes(rule).map(({ found, allowed }) => problem('rule', found, allowed, correct));
  if (!start) problems.push(problem('start', '未填写', '填写 rule 时，必须填写首次会议的当地时间', add));
  if (!zone) problems.push(problem('zone', '未填写', '填写 rule 时，必须填写时区，例如 Asia/Shanghai', add));
  else if (!isZone(zone))
    problems.push(problem('zone', `${zone} 无效`, '时区为 IANA 时区名，例如 Asia/Shanghai', '更正时区名'));
  if (duration !== undefined && !milliseconds(duration))
    problems.push(problem('duration', `${duration} 无效`, '时长由周、天、时、分、秒组成，例如 PT1H', '更正时长'));
  const schedule = problems.length === 0 ? readSchedule(series) : undefined;
  return schedule ? timeProblems(schedule) : problems;
};

/** The schedule of a series; `undefined` while its rule is unknown. Throws all problems of the series at once, with its file. */
export const scheduleOf = once(({ file, data }: SeriesEntry): Schedule | undefined => {
  const problems = seriesProblems(data);
  const lines = problems.map(
    ({ field, found, expected, fix }) => `${file} 的 ${field}：${found}。要求：${expected}。处理：${fix}。`,
  );
  if (lines.length > 0) throw new Error(lines.join('\n'));
  return readSchedule(data);
});

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
    if (!start) throw new Error(`${series.file} 的 start：${schedule.zone} 中不存在 ${local}`);
    yield {
      day,
      start,
      end: schedule.duration === undefined ? undefined : new Date(start.getTime() + schedule.duration),
    };
  }
}
