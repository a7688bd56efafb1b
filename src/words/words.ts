// The words of the interface in one language.
import { type Locale, locales } from '#language/locales.ts';
import { changes } from './changes.ts';
import { charter, docs, news } from './documents.ts';
import { fields } from './fields.ts';
import { answers } from './home.ts';
import { markdownPages } from './markdown-pages.ts';
import { calendar, meeting, series } from './meetings.ts';
import { offline } from './offline.ts';
import { people } from './people.ts';
import { prose } from './prose.ts';
import { hole, question } from './questions.ts';
import { action, decision, register } from './registers.ts';
import { searchForm, searchPage } from './search.ts';
import { site } from './site.ts';
import { service, status } from './status.ts';
import { subproject } from './subprojects.ts';
import { upkeep } from './upkeep.ts';
import { type InOneLanguage, inLanguage } from './word.ts';

const tree = {
  ...site,
  searchForm,
  searchPage,
  answers,
  hole,
  question,
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
};

export type Words = InOneLanguage<typeof tree>;

const dictionaries = Object.fromEntries(locales.map((locale) => [locale, inLanguage(tree, locale)])) as Record<
  Locale,
  Words
>;

export const wordsOf = (locale: Locale): Words => dictionaries[locale];
