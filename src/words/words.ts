// The interface words of a locale.
import type { Locale } from '#language/translations.ts';
import { en } from './en.ts';
import { type Words, zh } from './zh.ts';

export type { Words };

const dictionaries: Record<Locale, Words> = { zh, en };

export const wordsOf = (locale: Locale): Words => dictionaries[locale];
