// The languages of the site, and a text in all of them. The type checker names whatever a new one lacks elsewhere.

/** In the order in which words list them; the first is the source of all translations, and stands at the root of the site. */
export const locales = ['zh', 'en'] as const;

export type Locale = (typeof locales)[number];
/** A language that texts are translated into. */
export type TranslatedLocale = Exclude<Locale, (typeof locales)[0]>;

export const translatedLocales = locales.filter((locale) => locale !== locales[0]);

type InEach<Languages extends readonly Locale[]> = { readonly [Index in keyof Languages]: string };

/** One text for each language, in the order of `locales`. */
export type Word = InEach<typeof locales>;

export const inLocale = (word: Word, locale: Locale): string => word[locales.indexOf(locale)] ?? word[0];

/** A text in the source language and, as far as it is translated, in the others. */
export type Localized = { zh: string } & { [Other in TranslatedLocale]?: string | undefined };

/** A run of text and the language it is really in, for its `lang` attribute. */
export interface Run {
  text: string;
  locale: Locale;
}

/** The text in this locale, or in Chinese where there is no translation. */
export const pick = (value: Localized, locale: Locale): Run =>
  value[locale] ? { text: value[locale], locale } : { text: value.zh, locale: 'zh' };

interface Language {
  /** Its own name. */
  name: string;
  /** Its tag in HTML. */
  tag: string;
  /** The tag by whose customs days and times are written. */
  customs: string;
  /** How the days of a week are called in the rule of a meeting. */
  weekday: 'short' | 'long';
  /** What stands around a remark in brackets, with the space before it. */
  brackets: readonly [before: string, after: string];
}

export const languages: Readonly<Record<Locale, Language>> = {
  zh: { name: '中文', tag: 'zh-CN', customs: 'zh-CN', weekday: 'short', brackets: ['（', '）'] },
  en: { name: 'English', tag: 'en', customs: 'en-GB', weekday: 'long', brackets: [' (', ')'] },
};

export const inBrackets = (text: string, locale: Locale): string => languages[locale].brackets.join(text);

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

/**
 * A text of unknown language inside one of `of`, cut into what is to be spoken how: a sentence that is mostly Chinese stays whole,
 * and so do three English words or more without a Chinese one. Shorter ones are names, which any voice reads.
 */
export const spokenRuns = (text: string, of: Locale): Run[] => {
  const hans = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  if (of === 'zh') return [{ text, locale: hans === 0 && words > 2 ? 'en' : 'zh' }];
  return hans > 2 * words ? [{ text, locale: 'zh' }] : hanRuns(text);
};
