// Moments and days as text, always in the site's own zone.
import { languages, type Locale } from './locales.ts';

export const dayMs = 24 * 60 * 60 * 1000;

/** The date so many days later, or earlier; dates, not moments, so that no change of clocks leaves one out. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Whole days from one day to another, both `YYYY-MM-DD`; negative into the past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** Swedish writes days and times as ISO 8601 does. */
const iso = 'sv-SE';

const forms = {
  day: { dateStyle: 'short' },
  time: { timeStyle: 'short' },
  dayInWords: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  zone: { timeZoneName: 'long' },
  zoneAllYear: { timeZoneName: 'longGeneric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter costs a thousand times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (form: keyof typeof forms, zone: string, customs: string): Intl.DateTimeFormat => {
  const key = `${form} ${zone} ${customs}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(customs, { ...forms[form], timeZone: zone });
    formatters.set(key, formatter);
  }
  return formatter;
};

/** Calendar day of a moment in a zone, `YYYY-MM-DD`. */
export const dayIn = (moment: Date | string, zone: string): string =>
  formatterOf('day', zone, iso).format(new Date(moment));

/** Wall-clock time of a moment in a zone, `HH:MM`. */
export const timeIn = (moment: Date | string, zone: string): string =>
  formatterOf('time', zone, iso).format(new Date(moment));

/** Where a Chinese date has a space that does not break, between a digit and a character, and where one that may break. */
const closeGap = /(?<=\d)(?=\p{Script=Han})|(?<=\p{Script=Han})(?=\d)/gu;
const weekdayGap = /(?<=日) ?(?=星期)/u;

/** A day in words, not broken inside its date: `2026 年 11 月 24 日 星期二`, `Tuesday 24 November 2026`. */
export const dayInWords = (moment: Date | string, zone: string, locale: Locale): string =>
  formatterOf('dayInWords', zone, languages[locale].customs)
    .format(new Date(moment))
    .replace(closeGap, '\u00a0')
    .replace(weekdayGap, ' ');

/**
 * From a start to an end by the clock of a zone: `16:00–17:00`, `23:30–次日 01:30`; the start alone while the end is unknown.
 * `laterDay` words an end that lies days after the start.
 */
export const hoursIn = (
  start: Date,
  end: Date | undefined,
  zone: string,
  laterDay: (time: string, days: number) => string,
): string => {
  if (!end) return timeIn(start, zone);
  const days = daysBetween(dayIn(start, zone), dayIn(end, zone));
  const until = timeIn(end, zone);
  return `${timeIn(start, zone)}–${days > 0 ? laterDay(until, days) : until}`;
};

/** The moment at which a day begins in a zone, in milliseconds. */
export const startOfDay = (day: string, zone: string): number => {
  const utc = Date.parse(day);
  const offsetAt = (moment: number) => {
    const there = new Date(moment);
    return Date.parse(`${dayIn(there, zone)}T${timeIn(there, zone)}Z`) - moment;
  };
  // The clock may change between the two moments, so the second guess counts.
  return utc - offsetAt(utc - offsetAt(utc));
};

/** What readers call a zone for which `Intl` has another name. */
const usualNames: Partial<Record<string, string>> = { 'zh Asia/Shanghai': '北京时间' };

const zoneIn = (form: 'zone' | 'zoneAllYear', moment: Date | string, zone: string, locale: Locale): string => {
  const usual = usualNames[`${locale} ${zone}`];
  if (usual) return usual;
  const parts = formatterOf(form, zone, languages[locale].customs).formatToParts(new Date(moment));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
};

/** Name of a zone at a moment: `北京时间`, `Central European Summer Time`. */
export const zoneName = (moment: Date | string, zone: string, locale: Locale): string =>
  zoneIn('zone', moment, zone, locale);

/** Its name in summer and winter alike: `北京时间`, `Central European Time`. */
export const zoneNameAllYear = (moment: Date, zone: string, locale: Locale): string =>
  zoneIn('zoneAllYear', moment, zone, locale);

/** The days of a week, from Monday, as short as the language has them. */
export const weekdaysIn = (locale: Locale): string[] => {
  const format = new Intl.DateTimeFormat(languages[locale].customs, { weekday: 'short', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(Date.UTC(2024, 0, 1 + index))));
};

/** A moment in whole seconds, `2026-11-24T08:00:00Z`. */
export const utcSeconds = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;
