// Draws the pictures that stand for the pages where they are shared; what was drawn before is taken from the cache.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from '../../../src/model/share-card.ts';
import { builtPages } from '../built-pages.ts';
import { dropUnused, markUsed } from '../caches.ts';
import { inThreads } from '../threads.ts';
import { folder, places } from './cache.ts';
import { picturesOf } from './wanted.ts';

/** A thread takes a third of a second to read its fonts: about as long as drawing this many pictures. */
const worth = 20;

/**
 * Puts every picture that the pages of `site` name in its place; `now` is when, for the cache.
 * @throws when one cannot be drawn
 */
export async function sharePictures(
  site: string,
  now: Date,
  signal: AbortSignal,
): Promise<{ pictures: number; drawn: number }> {
  const named = new Map<string, Picture>();
  for (const { html } of builtPages(site)) for (const picture of picturesOf(html)) named.set(picture.path, picture);
  const wanted = places([...named.values()]);
  const missing = wanted.filter(({ file }) => !existsSync(file));
  await inThreads(new URL('./worker.ts', import.meta.url), missing, { worth, signal });
  mkdirSync(join(site, 'share'), { recursive: true });
  for (const { picture, file } of wanted) {
    copyFileSync(file, join(site, picture.path));
    markUsed(file, now);
  }
  dropUnused(folder, now);
  return { pictures: wanted.length, drawn: missing.length };
}
