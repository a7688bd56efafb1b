// The words of the interface in one language.
import { type Locale, locales } from '#language/locales.ts';
import { changes } from './changes.ts';
import { charter, docs, news } from './documents.ts';
import { fields } from './fields.ts';
import { calendar, meeting, series } from './meetings.ts';
import { people, subproject } from './people.ts';
import { forms, stored } from './privacy.ts';
import { hole, question } from './questions.ts';
import { action, decision, register } from './registers.ts';
import { request } from './requests.ts';
import { searchForm, searchPage } from './search.ts';
import { firstSteps, glance, markdownPages, offline, prose, site } from './site.ts';
import { service, status } from './status.ts';
import { upkeep } from './upkeep.ts';
import { type InOneLanguage, inLanguage } from './word.ts';

const tree = {
  ...site,
  searchForm,
  searchPage,
  firstSteps,
  glance,
  hole,
  question,
  request,
  people,
  subproject,
  series,
  calendar,
  meeting,
  register,
  decision,
  action,
  charter,
  docs,
  news,
  fields,
  upkeep,
  prose,
  markdownPages,
  service,
  status,
  changes,
  offline,
  stored,
  forms,
};

export type Words = InOneLanguage<typeof tree>;

const dictionaries = Object.fromEntries(locales.map((locale) => [locale, inLanguage(tree, locale)])) as Record<
  Locale,
  Words
>;

export const wordsOf = (locale: Locale): Words => dictionaries[locale];

type NameIn<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? Key
    : Tree[Key] extends (...values: never[]) => string
      ? never
      : `${Key}.${NameIn<Tree[Key]>}`;
}[keyof Tree & string];

/** The place of any word that needs nothing filled in. */
export type WordName = NameIn<Words>;

export const wordNamed = (words: Words, name: WordName): string =>
  name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], words) as string;
