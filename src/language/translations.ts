// Which language a text is shown in, and whether its translation still fits its source.
import { createHash } from 'node:crypto';
import type { Locale } from './locales.ts';
import type { Localized } from '#schemas/shapes.ts';
import type { Prose } from '#model/records/facts.ts';

export type { Locale };

/** A run of text and the language it is really in, for its `lang` attribute. */
export interface Run {
  text: string;
  locale: Locale;
}

/** The localised string in this locale, or in Chinese where there is no translation. */
export const pick = (value: Localized, locale: Locale): Run =>
  value[locale] ? { text: value[locale], locale } : { text: value.zh, locale: 'zh' };

interface Words {
  title: string;
  summary: string;
}

/**
 * Fingerprint of a source text: 12 hex digits of SHA-256 over title, summary and body, line ends and outer space normalised.
 * Facts in the front matter do not count: they are not translated.
 */
export const fingerprint = (source: { data: Words; body: string }): string => {
  const words = [source.data.title, source.data.summary, source.body.replace(/\r\n?/g, '\n').trim()];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12);
};

export type TranslationState = 'source' | 'current' | 'outdated' | 'missing';

/** What a reader in this locale gets: the source, a current or outdated translation, or (missing) the Chinese text. */
export const translationState = (prose: Prose<Words>, locale: Locale): TranslationState => {
  if (locale === 'zh') return 'source';
  if (!prose.en) return 'missing';
  return prose.en.data.translationOf === fingerprint(prose) ? 'current' : 'outdated';
};

export interface Shown {
  /** `id` of the Astro entry to render, in `collection` or `collection + 'En'`. */
  locale: Locale;
  title: string;
  summary: string;
  file: string;
  body: string;
  state: TranslationState;
  /** Whether there is an English page of its own. */
  translated: boolean;
}

/** The words of a prose record as shown in this locale. */
export const shown = (prose: Prose<Words>, locale: Locale): Shown => {
  const state = translationState(prose, locale);
  const entry = state === 'source' || state === 'missing' || !prose.en ? prose : prose.en;
  const { title, summary } = entry.data;
  const { file, body } = entry;
  return {
    locale: entry === prose ? 'zh' : 'en',
    title,
    summary,
    file,
    body,
    state,
    translated: prose.en !== undefined,
  };
};

/** Translations that are missing or older than their source. */
export const staleTranslations = <T extends Prose<Words>>(proses: T[]): { prose: T; state: 'missing' | 'outdated' }[] =>
  proses.flatMap((prose) => {
    const state = translationState(prose, 'en');
    return state === 'missing' || state === 'outdated' ? [{ prose, state }] : [];
  });

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
