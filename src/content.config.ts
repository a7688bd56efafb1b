// Every collection of src/schemas/collections.ts, read by Astro.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Loader, glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { recordData } from './records/front-matter.ts';
import { type Collection, type CollectionName, collections as table } from './schemas/files.ts';
import { contentFolder } from './site.ts';

/** Astro's glob loader over our folders, with our own reading of the front matter. */
export const loaderOf = ({ files, idOf }: Pick<Collection, 'files' | 'idOf'>): Loader => {
  const inner = glob({ base: contentFolder, pattern: files, generateId: ({ entry }) => idOf(entry) });
  return {
    ...inner,
    load: (context) =>
      inner.load({
        ...context,
        parseData: (entry) => {
          const file = entry.filePath ?? '';
          const data = recordData(relative(contentFolder, file), readFileSync(file, 'utf8'));
          return context.parseData({ ...entry, data: data as typeof entry.data });
        },
      }),
  };
};

const define = <Name extends CollectionName>(name: Name) =>
  defineCollection({ loader: loaderOf(table[name]), schema: table[name].schema as (typeof table)[Name]['schema'] });

const names = Object.keys(table) as CollectionName[];

export const collections = Object.fromEntries(names.map((name) => [name, define(name)])) as {
  [Name in CollectionName]: ReturnType<typeof define<Name>>;
};
