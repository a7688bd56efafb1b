// The texts of a record in each language, and whether a translation still fits its source.
import { createHash } from 'node:crypto';
import type { Locale } from '#language/locales.ts';
import type { Prose } from './facts.ts';

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
  const translation = prose[locale];
  if (!translation) return 'missing';
  return translation.data.translationOf === fingerprint(prose) ? 'current' : 'outdated';
};

export interface Shown {
  /** The language that the text is really in. */
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
  const translation = locale === 'zh' ? undefined : prose[locale];
  const { data, file, body } = translation ?? prose;
  return {
    locale: translation ? locale : 'zh',
    title: data.title,
    summary: data.summary,
    file,
    body,
    state: translationState(prose, locale),
    translated: prose.en !== undefined,
  };
};

/** Translations that are missing or older than their source. */
export const staleTranslations = <T extends Prose<Words>>(proses: T[]): { prose: T; state: 'missing' | 'outdated' }[] =>
  proses.flatMap((prose) => {
    const state = translationState(prose, 'en');
    return state === 'missing' || state === 'outdated' ? [{ prose, state }] : [];
  });
