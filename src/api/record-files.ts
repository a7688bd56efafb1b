// The files beside the pages that a record has of its own: its feeds, its calendar, its badge, its data.
import type { Locale } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
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
