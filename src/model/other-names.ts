// What readers call a record besides its title: one list for titles, descriptions and the site's own search.
import { columns } from '#language/width.ts';
import { type Locale, type Localized, pick } from '#language/locales.ts';
import type { Entry, Facts } from './records/facts.ts';
import { get } from './records/facts.ts';

interface Named {
  aka?: Localized[] | undefined;
  short?: Localized | undefined;
  services?: string[];
}

/** A remark in brackets distinguishes two systems of one name. It is no name. */
const isName = (name: string): boolean => !/[（(]/.test(name);

/**
 * Other names of a record in this language: its own `aka`, then the short names of the systems that it runs, then theirs. What
 * `title` has already, or another name has, is left out.
 */
export const otherNames = (facts: Facts, entry: Entry<unknown>, locale: Locale, title: string): string[] => {
  const { aka = [], services = [] } = entry.data as Named;
  const systems = entry.collection === 'subprojects' ? services.map((id) => get(facts.services, id).data as Named) : [];
  const all = [...aka, ...systems.flatMap(({ short }) => short ?? []), ...systems.flatMap(({ aka }) => aka ?? [])];
  const names = all
    .map((name) => pick(name, locale))
    .flatMap(({ text, locale: own }) => (own === locale && isName(text) ? [text] : []));
  const has = (text: string, name: string) => text.toLowerCase().includes(name.toLowerCase());
  const isFirst = (name: string, at: number) =>
    !names.some((other, index) => has(other, name) && (other !== name || index < at));
  return names.filter((name, at) => !has(title, name) && isFirst(name, at));
};

/** Google shows about so many columns of a description, Baidu a few more. */
const descriptionColumns = 155;

/** What engines show of a page: its summary, then each sentence of facts that still fits. */
export const described = (summary: string, facts: string[], locale: Locale): string =>
  facts.reduce((text, fact) => {
    const longer = text + (locale === 'zh' || !text ? '' : ' ') + fact;
    return fact && columns(longer) <= descriptionColumns ? longer : text;
  }, summary);
