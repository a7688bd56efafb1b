// The days on which a rule falls, from its first day on.
import { type Rule, type Weekday, weekdays } from './rule.ts';

const length = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

interface Day {
  time: number;
  year: number;
  month: number;
  date: number;
  weekday: number;
  /** Days in its month. */
  days: number;
}

const dayAt = (at: number): Day => {
  const day = new Date(at);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + 1];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { time: at, year, month, date: day.getUTCDate(), weekday: (day.getUTCDay() + 6) % 7, days };
};

const indexOf = (weekday: Weekday) => weekdays.indexOf(weekday);

/** Number of the period (day, week, month, year) that the day lies in. */
const period = ({ frequency, weekStart }: Rule, { time, weekday, year, month }: Day): number => {
  if (frequency === 'DAILY') return time / length;
  if (frequency === 'WEEKLY') return (time / length - ((weekday - indexOf(weekStart) + 7) % 7)) / 7;
  return frequency === 'MONTHLY' ? year * 12 + month : year;
};

/** A rule that does not say which day takes it from its first one. */
const completed = (rule: Rule, first: Day): Rule => {
  if (rule.byDay.length > 0 || rule.byMonthDay.length > 0 || rule.frequency === 'DAILY') return rule;
  if (rule.frequency === 'WEEKLY')
    return { ...rule, byDay: [{ nth: undefined, weekday: weekdays[first.weekday] as Weekday }] };
  const byMonth = rule.frequency === 'YEARLY' && rule.byMonth.length === 0 ? [first.month] : rule.byMonth;
  return { ...rule, byMonth, byMonthDay: [first.date] };
};

const isNth = (nth: number, { date, days }: Day) =>
  nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil((days - date + 1) / 7) === -nth;

const fits = (rule: Rule, day: Day): boolean =>
  (rule.byMonth.length === 0 || rule.byMonth.includes(day.month)) &&
  (rule.byMonthDay.length === 0 || rule.byMonthDay.some((n) => (n > 0 ? n : day.days + 1 + n) === day.date)) &&
  (rule.byDay.length === 0 ||
    rule.byDay.some(({ nth, weekday }) => indexOf(weekday) === day.weekday && (!nth || isNth(nth, day))));

/** Whether the day is one of those that BYSETPOS picks from the fitting days of its month. */
const isPicked = (rule: Rule, day: Day): boolean => {
  if (rule.bySetPosition.length === 0) return true;
  const first = day.time - (day.date - 1) * length;
  const fitting = Array.from({ length: day.days }, (_, i) => dayAt(first + i * length)).filter((one) =>
    fits(rule, one),
  );
  const at = fitting.findIndex(({ date }) => date === day.date);
  return rule.bySetPosition.some((n) => (n > 0 ? n - 1 : fitting.length + n) === at);
};

/** The days (`2026-11-24`) from `first` on, of at most `years`; COUNT and UNTIL are for the caller, who knows the times. */
export function* daysOf(rule: Rule, first: string, years: number): Generator<string> {
  const start = dayAt(time(first));
  const whole = completed(rule, start);
  const from = period(rule, start);
  for (let at = start.time; at < start.time + years * 366 * length; at += length) {
    const day = dayAt(at);
    if ((period(rule, day) - from) % rule.interval === 0 && fits(whole, day) && isPicked(whole, day))
      yield new Date(at).toISOString().slice(0, 10);
  }
}
