// The record that a question or a hole is about: its name, and the page that shows it.
import type { Subject } from '../schemas/question.ts';
import { type Facts, get } from './facts.ts';
import { pagePath } from './pages.ts';
import { ownerOf } from './subprojects.ts';
import { type Locale, pick, type Run, shown } from './translations.ts';

/** Address (in Chinese) of the page that shows a record. */
export const subjectPath = (facts: Facts, { collection, id }: Subject): string => {
  if (collection === 'people') return `/members/${id}/`;
  if (collection === 'subprojects') return `/subprojects/${id}/`;
  if (collection === 'lists') return '/contact/';
  if (collection === 'series') return '/meetings/';
  if (collection === 'pages') return pagePath(id);
  const owner = ownerOf(facts, id);
  return owner ? `/subprojects/${owner.id}/` : '/subprojects/';
};

/** Name of a record as a reader in this locale sees it. */
export const subjectName = (facts: Facts, { collection, id }: Subject, locale: Locale): Run => {
  if (collection === 'pages' || collection === 'subprojects') {
    const prose = shown(get<Facts['pages'][number] | Facts['subprojects'][number]>(facts[collection], id), locale);
    return { text: prose.title, locale: prose.locale };
  }
  return pick(
    get<{ id: string; data: { name: { zh: string; en?: string | undefined } } }>(facts[collection], id).data.name,
    locale,
  );
};
