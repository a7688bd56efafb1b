// The rule of a series in words: every other Tuesday 16:00–17:00 (China Standard Time).
import { hoursIn, zoneNameAllYear } from '#language/dates.ts';
import { languages, type Locale } from '#language/locales.ts';
import { wordsOf } from '#words/words.ts';
import { type Weekday, weekdays } from './rule.ts';
import { type Schedule, type SeriesEntry, allOccurrences, scheduleOf } from './schedule.ts';

/** 2024-01-01 was a Monday. */
const weekdayName = (weekday: Weekday, locale: Locale): string =>
  new Intl.DateTimeFormat(languages[locale].customs, { weekday: languages[locale].weekday, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(weekday))),
  );

const daysInWords = ({ rule, start }: Schedule, locale: Locale): string | undefined => {
  const words = wordsOf(locale).series;
  const { frequency, interval, byDay, byMonthDay, byMonth, bySetPosition, count, until } = rule;
  if (byMonth.length > 0 || count || until || byMonthDay.length > 1 || bySetPosition.length > 1) return undefined;
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

/** The rule in the words of this locale; `undefined` where it is unknown or no words fit it. Throws what is wrong with the series. */
export const ruleInWords = (series: SeriesEntry, locale: Locale): string | undefined => {
  const schedule = scheduleOf(series);
  const words = wordsOf(locale).series;
  const days = schedule && daysInWords(schedule, locale);
  const first = schedule && allOccurrences(series).next().value;
  if (!schedule || !days || !first) return undefined;
  const hours = hoursIn(first.start, first.end, schedule.zone, words.laterDay);
  return words.schedule(days, hours, zoneNameAllYear(first.start, schedule.zone, locale));
};
