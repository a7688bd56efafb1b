// The facts as Astro loaded them, in the model's shape, and their texts as Astro renders them.
import { type CollectionEntry, type CollectionKey, getCollection, getEntry, render } from 'astro:content';
import type { Locale } from '#language/locales.ts';
import { localePaths } from '#language/routes.ts';
import { type Entry, type Facts, type Read, type ReadEntry, assemble } from '#model/records/facts.ts';
import { collections, translationsOf } from '#schemas/files.ts';
import { site, today } from '#site.ts';
import { tracked } from './tracked-facts.ts';

const read = async <Name extends CollectionKey>(name: Name): Promise<ReadEntry<CollectionEntry<Name>['data']>[]> =>
  (await getCollection(name)).map(({ id, filePath = '', body = '', data }) => ({ id, file: filePath, body, data }));

const load = async (): Promise<Facts> => {
  const names = Object.keys(collections) as CollectionKey[];
  const entries = await Promise.all(names.map(async (name) => [name, await read(name)] as const));
  return assemble(Object.fromEntries(entries) as unknown as Read);
};

let loaded: Promise<Facts> | undefined;

/** All facts; read once in a build, afresh for every request in development. */
export const loadFacts = (): Promise<Facts> => {
  if (import.meta.env.DEV) return load();
  loaded ??= load().then(tracked);
  return loaded;
};

/** For `getStaticPaths`: a page in every language for each of the parameters that the facts give today; by default, one page. */
export const pagesFor =
  <P extends object>(paramsOf: (facts: Facts, today: string) => P[] = () => [{} as P]) =>
  async () =>
    localePaths(site.languages, paramsOf(await loadFacts(), today));

/** The text of a record, rendered. `locale` is the language of the text: translations stand in collections of their own. */
export const renderProse = async ({ collection, id }: Pick<Entry<unknown>, 'collection' | 'id'>, locale: Locale) => {
  const name = (locale === 'zh' ? collection : translationsOf(collection, locale)) as CollectionKey;
  const entry = await getEntry(name, id);
  if (!entry) throw new Error(`${name} 中没有 ${id}`);
  return render(entry);
};
