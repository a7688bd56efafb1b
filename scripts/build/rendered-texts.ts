// Texts that an earlier build rendered, kept for the next one: a text that did not change is not rendered again.
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeVersion, dropOldest, keep, take } from '#scripts/kit/cache.ts';

/** What turns a text into what Astro keeps of it. Astro notices changed texts by itself, but no changed plugin: withastro/astro#13028. */
const makers = [
  'src/{markdown,records,schemas,language,words}/**/*.ts',
  'src/*.ts',
  'astro.config.mjs',
  'package-lock.json',
];
/** How many stores are kept: for this SIG and the example, on this branch and the last ones. */
const maxStores = 8;
/** Where Astro keeps what it read and rendered. */
const store = 'data-store.json';

/** The name of the store for texts of `contentFolder` (absolute), as the code in `root` and this Node make them. */
export const storeName = (contentFolder: string, root = process.cwd()): string =>
  hash('sha256', `${codeVersion(makers, [], root)}\0${contentFolder}`).slice(0, 24);

/** Writes the store `name` of the folder `kept` into `cache`, where a build works with it; two builds at a time share none. */
export function takeTexts(kept: string, name: string, cache: string): void {
  mkdirSync(cache, { recursive: true });
  const texts = take(join(kept, name));
  if (texts) writeFileSync(join(cache, store), texts);
}

/** Keeps the store of a finished build under `name`, and drops the oldest ones. */
export function keepTexts(kept: string, name: string, cache: string): void {
  keep(join(kept, name), readFileSync(join(cache, store)));
  dropOldest(kept, maxStores);
}
