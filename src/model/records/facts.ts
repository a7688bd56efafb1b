// All facts of one site, read and paired: what every other module of the model works on.
import type { z } from 'astro/zod';
import { type TranslatedLocale, translatedLocales } from '#language/locales.ts';
import { type SourceCollection, type TranslatedCollection, rowOf, sourceCollections } from '#schemas/collections.ts';
import { type CollectionName, type collections, translationsOf } from '#schemas/files.ts';
import type { Translation } from '#schemas/translation.ts';
import { once } from './once.ts';

/** What a record says. */
export type Data<Name extends CollectionName> = z.output<(typeof collections)[Name]['schema']>;

/** One record: `file` is its path from the root of the repository. */
export interface Entry<T> {
  collection: SourceCollection;
  id: string;
  file: string;
  body: string;
  data: T;
}

/** The name of a field of a record, whichever of its kinds has it. */
export type FieldName<T> = T extends unknown ? keyof T & string : never;

/** A record as it was read, in the list of its collection. */
export type ReadEntry<T> = Omit<Entry<T>, 'collection'>;

/** A prose record and its translations, as far as there are any. */
export type Prose<T> = Entry<T> & Partial<Record<TranslatedLocale, ReadEntry<Translation>>>;

export type Read = { [Name in CollectionName]: ReadEntry<Data<Name>>[] };

export type Facts = {
  [Name in SourceCollection]: (Name extends TranslatedCollection ? Prose<Data<Name>> : Entry<Data<Name>>)[];
};

/** A record of one collection, with its translations where it has some. */
export type RecordOf<Name extends SourceCollection> = Facts[Name][number];

const placeOf = ({ data }: Entry<unknown>): number => (data as { order?: number }).order ?? Infinity;

/** Pairs sources with translations and sorts every list, so that no order depends on the file system. */
export const assemble = (read: Read): Facts => {
  const lists: Record<string, ReadEntry<unknown>[] | undefined> = read;
  const assembled = sourceCollections.map((collection) => {
    const translations = translatedLocales.flatMap((locale) => {
      const entries = lists[translationsOf(collection, locale)] ?? [];
      return entries.map((entry) => ({ id: entry.id, [locale]: entry }));
    });
    const byId = Map.groupBy(translations, ({ id }) => id);
    const records: Entry<unknown>[] = read[collection].map((entry) =>
      Object.assign({ collection }, entry, ...(byId.get(entry.id) ?? [])),
    );
    const { ordered } = rowOf(collection);
    records.sort((a, b) => (ordered && placeOf(a) - placeOf(b)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    return [collection, records];
  });
  return Object.fromEntries(assembled) as Facts;
};

const byId = once((entries: { id: string }[]) => new Map(entries.map((entry) => [entry.id, entry])));

/** The record with this id; a missing one is a mistake that `npm run check` reports first. */
export const get = <T extends { id: string }>(entries: T[], id: string): T => {
  const found = byId(entries).get(id) as T | undefined;
  if (!found) throw new Error(`没有 ID 为 ${id} 的记录`);
  return found;
};
