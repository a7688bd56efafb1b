// Every collection of src/schemas/collections.ts, read by Astro.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Loader, glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { recordData } from './records/front-matter.ts';
import { type Collection, collections as table } from './schemas/collections.ts';
import { contentFolder } from './site.ts';

// Astro's glob loader over our folders, with our own reading of the front matter.

export const loaderOf = ({ files, idOf }: Collection): Loader => {
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

const define = <Name extends keyof typeof table>(name: Name) =>
  defineCollection({ loader: loaderOf(table[name]), schema: table[name].schema as (typeof table)[Name]['schema'] });

export const collections = {
  pages: define('pages'),
  pagesEn: define('pagesEn'),
  charters: define('charters'),
  subprojects: define('subprojects'),
  subprojectsEn: define('subprojectsEn'),
  people: define('people'),
  services: define('services'),
  lists: define('lists'),
  series: define('series'),
  meetings: define('meetings'),
  notices: define('notices'),
  docs: define('docs'),
  docsEn: define('docsEn'),
  news: define('news'),
  newsEn: define('newsEn'),
  questions: define('questions'),
  redirects: define('redirects'),
};
