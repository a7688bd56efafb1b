// The times of a series: one after the other, each with its rule, its first meeting and the days on which it meets.
import { momentOf, wallTime } from '#language/zones.ts';
import { isHole } from '#model/records/holes.ts';
import type { Series } from '#schemas/series.ts';
import { type Rule, daysOf, parseRule } from './rule.ts';

/** A span of a series in which it meets by one rule. `start` is local time, `duration` in milliseconds. */
export interface Schedule {
  /** The day from which a later time holds; empty where it is the first of the series. */
  from: string;
  /** The day from which the next time holds, or none. */
  before: string | undefined;
  text: string;
  place: Series['place'];
  rule: Rule;
  start: string;
  zone: string;
  duration: number | undefined;
  exceptions: Set<string>;
}

/** Years for which the meetings of a series are listed; nobody plans further ahead. */
export const horizon = 100;

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; years and months have no fixed length. */
export const milliseconds = (duration: string): number | undefined => {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!match) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
};

/** A span as a series of its own, with the days between which it holds. */
export interface Span {
  from: string;
  before: string | undefined;
  data: Series;
}

/** The spans of a series: what a later one leaves out is as in the series. */
export const spansOf = (data: Series): Span[] => {
  const later = data.schedules.map(({ from, ...own }) => ({
    from,
    data: {
      ...data,
      ...own,
      duration: own.duration ?? data.duration,
      zone: own.zone ?? data.zone,
      place: own.place ?? data.place,
    },
  }));
  return [{ from: '', data }, ...later].map((span, index) => ({ ...span, before: later[index]?.from }));
};

/** The schedule of a span in which no problem was found; `undefined` while its rule is unknown. */
export const readSpan = ({ from, before, data }: Span): Schedule | undefined => {
  const { rule, start, zone, duration, exceptions, place } = data;
  if (isHole(rule) || !start || !zone) return undefined;
  const days = exceptions.map(({ date }) => date).filter((day) => day >= from && !(before && day >= before));
  return {
    ...{ from, before, place, zone },
    text: rule,
    rule: parseRule(rule),
    start: start.length === 16 ? `${start}:00` : start.slice(0, 19),
    duration: duration === undefined ? undefined : milliseconds(duration),
    exceptions: new Set(days),
  };
};

/** The schedules of a series in which no problem was found, oldest first; none while its time is unknown. */
export const readSchedules = (data: Series): Schedule[] => spansOf(data).flatMap((span) => readSpan(span) ?? []);

/** The last local time that UNTIL allows; a day without a time counts whole. */
const lastLocal = ({ rule: { until = '' }, zone }: Schedule): string | undefined => {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(until);
  if (!match) return undefined;
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc] = match;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return utc ? wallTime(new Date(`${local}Z`), zone) : local;
};

/** UNTIL as a moment, which is how a calendar with zones has to give it: the last meeting of a time that another one follows. */
export const lastMoment = (schedule: Schedule): Date | undefined => {
  const local = schedule.before ? localTimes(schedule, horizon).reduce((_, one) => one.local, '') : lastLocal(schedule);
  return local ? momentOf(local, schedule.zone) : undefined;
};

/** The last day of a time that ends, by its rule or because another one follows. */
export const lastDay = (schedule: Schedule): string | undefined =>
  schedule.before || schedule.rule.until || schedule.rule.count
    ? localTimes(schedule, horizon).reduce((_, { day }) => day, '') || undefined
    : undefined;

export interface LocalTime {
  day: string;
  local: string;
}

/** Days of the rule and the local time of the series on each, exceptions among them; looks `years` ahead of the first. */
export function* localTimes(schedule: Schedule, years: number): Generator<LocalTime> {
  const last = lastLocal(schedule);
  let left = schedule.rule.count ?? Infinity;
  for (const day of daysOf(schedule.rule, schedule.start.slice(0, 10), years)) {
    const local = `${day}${schedule.start.slice(10)}`;
    if (left-- === 0 || (last && local > last) || (schedule.before && day >= schedule.before)) return;
    yield { day, local };
  }
}
