// The languages of the site, and a text in all of them. What a new one lacks elsewhere, the type checker names.

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
