// The files beside the pages that a record has of its own: its feeds, its calendar, its badge, its data.
import type { Locale } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
import { type Moved, redirects } from '#model/records/addresses.ts';
import type { Facts } from '#model/records/facts.ts';
import { feedKinds } from './feeds.ts';

const feeds = (name: string, languages: readonly Locale[]): string[] =>
  languages.flatMap((locale) => feedKinds.map((kind) => localised(`/feed/${name}.${kind}`, locale)));

/** `id`: of a system, or `all`. */
export const badges = (id: string, languages: readonly Locale[]): string[] =>
  languages.flatMap((locale) => ['svg', 'json'].map((kind) => localised(`/badge/${id}.${kind}`, locale)));

/** Paths on the site; none for a kind of record that has no such files. */
export const recordFiles = (collection: string, id: string, languages: readonly Locale[]): string[] => {
  if (collection === 'series') return [`/calendar/${id}.ics`, ...feeds(`series/${id}`, languages)];
  if (collection === 'services')
    return [...badges(id, languages), `/api/v1/services/${id}.json`, ...feeds(`services/${id}`, languages)];
  return collection === 'charters' ? [`/charter/${id}.md`] : [];
};

const retired = /^\/(?:status\/(?<services>[\w-]+)\/|calendar\/(?<series>[\w-]+)\.ics)$/;

type Known = Pick<Facts, 'redirects' | 'services' | 'series'>;

/** Every old address; one redirect of the page of a system, or of the calendar of a series, that is no more stands for all its files. */
export const oldAddresses = (facts: Known, languages: readonly Locale[]): Omit<Moved, 'locale'>[] => {
  const named = redirects(facts, languages).map(({ from, to, status }) => ({ from, to, status }));
  const known = new Set(named.map(({ from }) => from));
  const gone = facts.redirects.flatMap(({ data }) => {
    const { services, series } = retired.exec(data.from)?.groups ?? {};
    const [collection, id] = services ? (['services', services] as const) : (['series', series ?? ''] as const);
    return !id || facts[collection].some((one) => one.id === id) ? [] : recordFiles(collection, id, languages);
  });
  return [
    ...named,
    ...gone.filter((from) => !known.has(from)).map((from) => ({ from, to: '/', status: 410 as const })),
  ];
};
