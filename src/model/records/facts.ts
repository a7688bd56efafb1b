// All facts of one site, read and paired: what every other module of the model works on.
import type { z } from 'astro/zod';
import type { CollectionName, collections } from '#schemas/collections.ts';
import type { Translation } from '#schemas/translation.ts';

type Data<Name extends CollectionName> = z.output<(typeof collections)[Name]['schema']>;

/** One record: `file` is its path from the root of the repository. */
export interface Entry<T> {
  collection: keyof Facts;
  id: string;
  file: string;
  body: string;
  data: T;
}

/** A prose record and its translation, if there is one. */
export interface Prose<T> extends Entry<T> {
  en?: ReadEntry<Translation>;
}

/** A record as it was read, in the list of its collection. */
export type ReadEntry<T> = Omit<Entry<T>, 'collection'>;

export type Read = { [Name in CollectionName]: ReadEntry<Data<Name>>[] };

type Translated = 'pages' | 'subprojects' | 'docs' | 'news';

type Records = { [Name in Exclude<CollectionName, Translated | `${string}En`>]: Entry<Data<Name>>[] };

export interface Facts extends Records {
  pages: Prose<Data<'pages'>>[];
  subprojects: Prose<Data<'subprojects'>>[];
  docs: Prose<Data<'docs'>>[];
  news: Prose<Data<'news'>>[];
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const pair = <T>(sources: Entry<T>[], translations: ReadEntry<Translation>[]): Prose<T>[] => {
  const found = new Map(translations.map((entry) => [entry.id, entry]));
  return sources
    .map((entry) => {
      const en = found.get(entry.id);
      return en ? { ...entry, en } : entry;
    })
    .sort(byId);
};

/** Every record with the name of its collection. */
const named = (read: Read) =>
  Object.fromEntries(
    Object.entries(read).map(([collection, entries]) => [collection, entries.map((one) => ({ collection, ...one }))]),
  ) as unknown as { [Name in CollectionName]: Entry<Data<Name>>[] };

/** Pairs sources with translations; every list is sorted by id, so that no order depends on the file system. */
export const assemble = (all: Read): Facts => {
  const { pagesEn, subprojectsEn, docsEn, newsEn, ...read } = named(all);
  return {
    pages: pair(read.pages, pagesEn),
    subprojects: pair(read.subprojects, subprojectsEn),
    docs: pair(read.docs, docsEn),
    news: pair(read.news, newsEn),
    charters: [...read.charters].sort(byId),
    people: [...read.people].sort((a, b) => (a.data.order ?? Infinity) - (b.data.order ?? Infinity) || byId(a, b)),
    services: [...read.services].sort(byId),
    lists: [...read.lists].sort((a, b) => a.data.order - b.data.order || byId(a, b)),
    series: [...read.series].sort((a, b) => a.data.order - b.data.order || byId(a, b)),
    meetings: [...read.meetings].sort(byId),
    notices: [...read.notices].sort(byId),
    questions: [...read.questions].sort(byId),
    redirects: [...read.redirects].sort(byId),
  };
};

const indexes = new WeakMap<object, Map<string, unknown>>();

/** The record with this id; a missing one is a mistake that `npm run check` reports first. */
export const get = <T extends { id: string }>(entries: T[], id: string): T => {
  const index = indexes.get(entries) ?? new Map(entries.map((entry) => [entry.id, entry]));
  indexes.set(entries, index);
  const found = index.get(id) as T | undefined;
  if (!found) throw new Error(`没有编号为 ${id} 的记录`);
  return found;
};
