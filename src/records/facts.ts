// The facts as Astro loaded them, in the model's shape.
import { type CollectionEntry, type CollectionKey, getCollection } from 'astro:content';
import { localePaths } from '#language/routes.ts';
import { assemble, type ReadEntry, type Facts, type Read } from '#model/records/facts.ts';
import { collections } from '#schemas/files.ts';
import { site } from '#site.ts';

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
  loaded ??= load();
  return loaded;
};

/** For `getStaticPaths`: a page in every language for each of the parameters that the facts give; by default, one page. */
export const pagesFor =
  <P extends object>(paramsOf: (facts: Facts) => P[] = () => [{} as P]) =>
  async () =>
    localePaths(site.languages, paramsOf(await loadFacts()));
