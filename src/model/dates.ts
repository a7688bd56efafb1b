// Moments and days as text, always in the site's own zone.
import type { Locale } from './translations.ts';

const tags = { zh: 'zh-CN', en: 'en-GB' } as const;

type Form = 'day' | 'time' | Locale;

const options: Record<Form, Intl.DateTimeFormatOptions> = {
  day: { dateStyle: 'short' },
  time: { timeStyle: 'short' },
  zh: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  en: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
};

/** Making a formatter costs a thousand times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const format = (moment: Date | string, zone: string, form: Form): string => {
  const key = `${form} ${zone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    // Swedish writes days as ISO 8601 does.
    const tag = form === 'day' || form === 'time' ? 'sv-SE' : tags[form];
    formatter = new Intl.DateTimeFormat(tag, { ...options[form], timeZone: zone });
    formatters.set(key, formatter);
  }
  return formatter.format(new Date(moment));
};

/** Calendar day of a moment in a zone, `YYYY-MM-DD`. */
export const dayIn = (moment: Date | string, zone: string): string => format(moment, zone, 'day');

/** Wall-clock time of a moment in a zone, `HH:MM`. */
export const timeIn = (moment: Date | string, zone: string): string => format(moment, zone, 'time');

/** A day in words: `2026年11月24日 星期二`, `Tuesday 24 November 2026`. */
export const dayInWords = (moment: Date | string, zone: string, locale: Locale): string => format(moment, zone, locale);

/** Name of a zone at a moment: `中国标准时间`, `China Standard Time`. */
export const zoneName = (moment: Date | string, zone: string, locale: Locale): string => {
  const formatter = new Intl.DateTimeFormat(tags[locale], { timeZone: zone, timeZoneName: 'long' });
  return formatter.formatToParts(new Date(moment)).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
};
