// What is wrong with the times that a series states, and the schedules and occurrences of one with which nothing is.
import { addDays, daysBetween } from '#language/dates.ts';
import { isZone, momentOf } from '#language/zones.ts';
import type { Entry } from '#model/records/facts.ts';
import { isHole } from '#model/records/holes.ts';
import { once } from '#model/records/once.ts';
import type { Series } from '#schemas/series.ts';
import { parseRule, ruleMistakes } from './rule.ts';
import {
  horizon,
  lastDay,
  localTimes,
  type LocalTime,
  milliseconds,
  readSchedules,
  readSpan,
  type Schedule,
  type Span,
  spansOf,
} from './times.ts';

export type SeriesEntry = Entry<Series>;

/** What is wrong with a field of a series: what is there, what is expected, how to fix it. */
interface SeriesProblem {
  field: 'rule' | 'start' | 'zone' | 'duration' | 'from';
  /** Which of `schedules` it is in; the series' own time without. */
  index?: number;
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

/** What keeps a span with a known rule from being put into a calendar; one without has no problem. */
const spanProblems = (span: Span): SeriesProblem[] => {
  const { rule, start, zone, duration } = span.data;
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
  const schedule = problems.length === 0 ? readSpan({ ...span, before: undefined }) : undefined;
  return schedule ? timeProblems(schedule) : problems;
};

/** What is wrong between the spans: they follow each other, each has a meeting, and none runs into the next. */
const orderProblems = (series: Series): SeriesProblem[] =>
  spansOf(series).flatMap((span, at): SeriesProblem[] => {
    const { from, before, data } = span;
    const inSpan = (problem: SeriesProblem): SeriesProblem[] => [at > 0 ? { ...problem, index: at - 1 } : problem];
    const start = isHole(data.rule) ? undefined : data.start?.slice(0, 10);
    if (before && before <= (from || (start ?? ''))) {
      const found = `${before} 不晚于前一段的 ${from || start}`;
      return [{ ...problem('from', found, '各段按 from 从早到晚排列', '更正 from 或次序'), index: at }];
    }
    if (start && (start < from || (before && start >= before))) {
      const allowed = `该段的首次会议在 from（${from}）当天或之后${before ? `，早于下一段的 ${before}` : ''}`;
      return inSpan(problem('start', `${data.start} 不在该段中`, allowed, '更正 start 或 from'));
    }
    const whole = before ? readSpan({ ...span, before: undefined }) : undefined;
    const end = whole && lastDay(whole);
    if (!before || !end || end < before) return [];
    const found = `规则到 ${end} 为止，与 ${before} 起的时间重叠`;
    return inSpan(problem('rule', found, '每一天只属于一段', `删除 UNTIL 或 COUNT：该段到 ${before} 的前一天为止`));
  });

/** All that keeps a series from being put into a calendar. */
export const seriesProblems = (series: Series): SeriesProblem[] => {
  const problems = spansOf(series).flatMap((span, at) =>
    spanProblems(span).map((one) => (at > 0 ? { ...one, index: at - 1 } : one)),
  );
  return problems.length > 0 ? problems : orderProblems(series);
};

/** Days between two spans on which the rule of one would have met, and that neither has: the last day before, the first after. */
export const gaps = (series: Series): { index: number; last: string; first: string }[] => {
  const spans = spansOf(series).map((span) => ({ ...span, schedule: readSpan(span) }));
  return spans.slice(1).flatMap(({ from, schedule }, index) => {
    const old = spans[index]?.schedule;
    if (!old || !schedule) return [];
    const last = lastDay(old) ?? old.start.slice(0, 10);
    const endless = { ...old, rule: parseRule(old.text.replace(/;?(UNTIL|COUNT)=[^;]*/, '')) };
    const missed = localTimes(endless, horizon).find(({ day }) => day > last);
    const [first = from, second = first] = localTimes(schedule, horizon)
      .take(2)
      .map(({ day }) => day);
    const isLate = addDays(first, -daysBetween(first, second)) >= from && first !== second;
    return missed || isLate ? [{ index, last, first }] : [];
  });
};

/** The schedules of a series, oldest first; none while its time is unknown. Throws all problems of the series at once, with its file. */
export const schedulesOf = once(({ file, data }: SeriesEntry): Schedule[] => {
  const problems = seriesProblems(data);
  const lines = problems.map(
    ({ field, found, expected, fix }) => `${file} 的 ${field}：${found}。要求：${expected}。处理：${fix}。`,
  );
  if (lines.length > 0) throw new Error(lines.join('\n'));
  return readSchedules(data);
});

/** The schedule in force on a day, or the first where it is before all; without a day, the last. */
export const scheduleOf = (series: SeriesEntry, day = '9999-12-31'): Schedule | undefined => {
  const all = schedulesOf(series);
  return all.findLast(({ from }) => from <= day) ?? all[0];
};

export interface Occurrence {
  /** Local day, `2026-11-24`. */
  day: string;
  start: Date;
  /** Absent where the series does not say how long it lasts. */
  end: Date | undefined;
  schedule: Schedule;
}

/** Every occurrence, oldest first, without the exceptions. */
export function* allOccurrences(series: SeriesEntry): Generator<Occurrence> {
  for (const schedule of schedulesOf(series))
    for (const { day, local } of localTimes(schedule, horizon)) {
      if (schedule.exceptions.has(day)) continue;
      const start = momentOf(local, schedule.zone);
      if (!start) throw new Error(`${series.file} 的 start：${schedule.zone} 中不存在 ${local}`);
      const end = schedule.duration === undefined ? undefined : new Date(start.getTime() + schedule.duration);
      yield { day, start, end, schedule };
    }
}
