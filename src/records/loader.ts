// Astro's glob loader over our folders, with our own reading of the front matter.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { glob, type Loader } from 'astro/loaders';
import type { Collection } from '../schemas/collections.ts';
import { contentFolder } from '../site.ts';
import { recordData } from './front-matter.ts';

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
