// The time that a series states, read: its days as local times, and where they end.
import type { Series } from '../schemas/series.ts';
import { isHole } from './holes.ts';
import { parseRule, type Rule } from './rule.ts';
import { daysOf } from './rule-days.ts';
import { momentOf, wallTime } from './zones.ts';

/** A series that meets by a rule. `start` is local time, `duration` in milliseconds. */
export interface Schedule {
  rule: Rule;
  start: string;
  zone: string;
  duration: number | undefined;
  exceptions: Set<string>;
}

/** How far ahead a series is looked at: nobody plans further. */
export const horizon = 100;
/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; years and months have no fixed length. */
export const milliseconds = (duration: string): number | undefined => {
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

/** Days of the rule and the local time of the series on each, exceptions among them; looks `years` ahead of the first. */
export const localTimes = function* (schedule: Schedule, years: number) {
  const last = lastLocal(schedule);
  let left = schedule.rule.count ?? Infinity;
  for (const day of daysOf(schedule.rule, schedule.start.slice(0, 10), years)) {
    const local = `${day}${schedule.start.slice(10)}`;
    if (left-- === 0 || (last && local > last)) return;
    yield { day, local };
  }
};
