// Draws the pictures that stand for the pages where they are shared; what was drawn before is taken from the cache.
import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from '#model/site/share-card.ts';
import { builtPages, decoded } from '#scripts/build/built-pages.ts';
import { cacheFolder, codeVersion, dropUnused, markUsed, take } from '#scripts/kit/cache.ts';
import { inThreads } from '#scripts/kit/threads.ts';
import { base } from '#site.ts';

export interface Wanted {
  picture: Picture;
  /** Where the cache has it, or will have it. */
  file: string;
}

const folder = cacheFolder('share-pictures');
const code = ['scripts/build/share/*.ts', 'src/language/width.ts'];
const libraries = ['satori', '@resvg/resvg-js', '@fontsource/noto-sans-sc'];

/** Where each picture lies in the cache, drawn or not: named by its lines, the code and the libraries. */
export const places = (pictures: Picture[], kept = folder): Wanted[] => {
  const version = codeVersion(code, libraries);
  return pictures.map((picture) => {
    const name = hash('sha256', `${version} ${JSON.stringify(picture)}`).slice(0, 32);
    return { picture, file: join(kept, `${name}.png`) };
  });
};

const property = /<meta property="og:image(?::(\w+))?" content="([^"]*)"/g;

/** The pictures that a page's head describes, as src/components/site/Head.astro writes them. */
export const picturesOf = (html: string): Picture[] => {
  const found: Picture[] = [];
  for (const [, name, content = ''] of html.slice(0, html.indexOf('</head>')).matchAll(property)) {
    const last = found.at(-1);
    if (!name) found.push({ path: new URL(content).pathname.slice(base.length - 1), width: 0, height: 0, lines: [] });
    else if (last && (name === 'width' || name === 'height')) last[name] = Number(content);
    else if (last && name === 'alt') last.lines = decoded(content).split('\n');
  }
  return found;
};

/** A thread takes a third of a second to read its fonts: about as long as drawing this many pictures. */
const worth = 20;

/** Puts every picture that the pages of `site` name in its place; `now` is for the cache `kept`. Throws when one cannot be drawn. */
export async function sharePictures(site: string, now: Date, signal: AbortSignal, kept = folder) {
  const named = new Map<string, Picture>();
  for (const { html } of builtPages(site)) for (const picture of picturesOf(html)) named.set(picture.path, picture);
  const wanted = places([...named.values()], kept);
  const placeOf = (picture: Picture) => join(site, picture.path);
  mkdirSync(join(site, 'share'), { recursive: true });
  const missing: Wanted[] = [];
  for (const one of wanted) {
    const known = take(one.file);
    if (!known) missing.push(one);
    else {
      writeFileSync(placeOf(one.picture), known);
      markUsed(one.file, now);
    }
  }
  const threads = new URL('./draw.ts', import.meta.url);
  const drawn = await inThreads<Wanted, Uint8Array>(threads, missing, { worth, signal });
  for (const [i, { picture }] of missing.entries()) writeFileSync(placeOf(picture), drawn[i] as Uint8Array);
  dropUnused(kept, now);
  return { pictures: wanted.length, drawn: missing.length };
}
