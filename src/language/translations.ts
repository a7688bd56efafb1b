// The languages of the site, and the one that a text is really in.
import type { Locale } from './locales.ts';
import type { Localized } from '#schemas/shapes.ts';

export type { Locale };

/** A run of text and the language it is really in, for its `lang` attribute. */
export interface Run {
  text: string;
  locale: Locale;
}

/** The localised string in this locale, or in Chinese where there is no translation. */
export const pick = (value: Localized, locale: Locale): Run =>
  value[locale] ? { text: value[locale], locale } : { text: value.zh, locale: 'zh' };

const han = /[\u3000-\u303f\uff00-\uffef]*\p{Script=Han}[\p{Script=Han}\u3000-\u303f\uff00-\uffef]*/gu;

/** An English text cut into its English and its Chinese runs, Chinese punctuation included. */
export const hanRuns = (text: string): Run[] => {
  const runs: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(han)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index), locale: 'en' });
    runs.push({ text: match[0], locale: 'zh' });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), locale: 'en' });
  return runs;
};
