// The rule of a series in words: every other Tuesday 16:00–17:00 (China Standard Time).
import { hoursIn, zoneNameAllYear } from '#language/dates.ts';
import { languages, type Locale } from '#language/locales.ts';
import { momentOf } from '#language/zones.ts';
import { wordsOf } from '#words/words.ts';
import { type Weekday, weekdays } from './rule.ts';
import { horizon, lastDay, localTimes, type Schedule } from './times.ts';

/** 2024-01-01 was a Monday. */
const weekdayName = (weekday: Weekday, locale: Locale): string =>
  new Intl.DateTimeFormat(languages[locale].customs, { weekday: languages[locale].weekday, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(weekday))),
  );

const daysInWords = ({ rule, start }: Schedule, locale: Locale): string | undefined => {
  const words = wordsOf(locale).series;
  const { frequency, interval, byDay, byMonthDay, byMonth, bySetPosition } = rule;
  if (byMonth.length > 0 || byMonthDay.length > 1 || bySetPosition.length > 1) return undefined;
  const first = new Date(`${start.slice(0, 10)}T00:00:00Z`);
  if (frequency === 'WEEKLY') {
    const ofStart = weekdays[(first.getUTCDay() + 6) % 7] as Weekday;
    const days = byDay.length > 0 ? byDay.map(({ weekday }) => weekday) : [ofStart];
    const names = weekdays.filter((day) => days.includes(day)).map((day) => weekdayName(day, locale));
    return words.weekly(interval, names);
  }
  if (frequency !== 'MONTHLY' || byDay.length > 1) return undefined;
  const [day] = byDay;
  if (!day) return bySetPosition.length > 0 ? undefined : words.monthDay(interval, byMonthDay[0] ?? first.getUTCDate());
  const nth = day.nth ?? bySetPosition[0];
  const isTwice = day.nth !== undefined && bySetPosition.length > 0;
  if (!nth || Math.abs(nth) > 5 || isTwice || byMonthDay.length > 0) return undefined;
  return words.nthWeekday(interval, nth, weekdayName(day.weekday, locale));
};

/** A time of a series in the words of this locale, with the day on which it ends; `undefined` where no words fit its rule. */
export const ruleInWords = (schedule: Schedule, locale: Locale): string | undefined => {
  const words = wordsOf(locale).series;
  const days = daysInWords(schedule, locale);
  const first = localTimes(schedule, horizon).next().value;
  const start = first && momentOf(first.local, schedule.zone);
  if (!days || !start) return undefined;
  const end = schedule.duration === undefined ? undefined : new Date(start.getTime() + schedule.duration);
  const hours = hoursIn(start, end, schedule.zone, words.laterDay);
  const last = lastDay(schedule);
  const rule = words.schedule(days, hours, zoneNameAllYear(start, schedule.zone, locale));
  return last ? `${rule}${words.until(last)}` : rule;
};
