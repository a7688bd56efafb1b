// Moments and days as text, always in the site's own zone.
import type { Locale } from './translations.ts';

const tags = { zh: 'zh-CN', en: 'en-GB' } as const;

/** Swedish writes days and times as ISO 8601 does. */
const iso = 'sv-SE';

const forms = {
  day: [iso, { dateStyle: 'short' }],
  time: [iso, { timeStyle: 'short' }],
  zh: [tags.zh, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }],
  en: [tags.en, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }],
  zoneZh: [tags.zh, { timeZoneName: 'long' }],
  zoneEn: [tags.en, { timeZoneName: 'long' }],
  allYearZh: [tags.zh, { timeZoneName: 'longGeneric' }],
  allYearEn: [tags.en, { timeZoneName: 'longGeneric' }],
} as const satisfies Record<string, [tag: string, options: Intl.DateTimeFormatOptions]>;

type Form = keyof typeof forms;

/** Making a formatter costs a thousand times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (form: Form, zone: string): Intl.DateTimeFormat => {
  const key = `${form} ${zone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const [tag, options] = forms[form];
    formatter = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
    formatters.set(key, formatter);
  }
  return formatter;
};

const format = (moment: Date | string, zone: string, form: Form): string =>
  formatterOf(form, zone).format(new Date(moment));

/** Calendar day of a moment in a zone, `YYYY-MM-DD`. */
export const dayIn = (moment: Date | string, zone: string): string => format(moment, zone, 'day');

/** Wall-clock time of a moment in a zone, `HH:MM`. */
export const timeIn = (moment: Date | string, zone: string): string => format(moment, zone, 'time');

/** A day in words: `2026年11月24日 星期二`, `Tuesday 24 November 2026`. */
export const dayInWords = (moment: Date | string, zone: string, locale: Locale): string => format(moment, zone, locale);

/** How the end is written that lies days after the start: `次日 01:30`. */
export type LaterDay = (time: string, days: number) => string;

/** From a start to an end by the clock of a zone: `16:00–17:00`, `23:30–次日 01:30`; the start alone while the end is unknown. */
export const hoursIn = (start: Date, end: Date | undefined, zone: string, laterDay: LaterDay): string => {
  if (!end) return timeIn(start, zone);
  const days = (Date.parse(dayIn(end, zone)) - Date.parse(dayIn(start, zone))) / 86_400_000;
  const until = timeIn(end, zone);
  return `${timeIn(start, zone)}–${days > 0 ? laterDay(until, days) : until}`;
};

const zoneIn = (form: Form, moment: Date | string, zone: string): string => {
  const parts = formatterOf(form, zone).formatToParts(new Date(moment));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
};

/** Name of a zone at a moment: `中国标准时间`, `Central European Summer Time`. */
export const zoneName = (moment: Date | string, zone: string, locale: Locale): string =>
  zoneIn(locale === 'zh' ? 'zoneZh' : 'zoneEn', moment, zone);

/** Its name in summer and winter alike: `中国标准时间`, `Central European Time`. */
export const zoneNameAllYear = (moment: Date, zone: string, locale: Locale): string =>
  zoneIn(locale === 'zh' ? 'allYearZh' : 'allYearEn', moment, zone);
