// Draws the pictures that stand for the pages where they are shared; what was drawn before is taken from the cache.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Picture } from '../../../src/model/share-card.ts';
import { builtPages } from '../built-pages.ts';
import { places, type Wanted } from './cache.ts';
import { picturesOf } from './wanted.ts';

/** A thread takes a third of a second to read its fonts: about as long as drawing this many pictures. */
const worthThread = 20;

/** One thread at work on what is left, until nothing is. */
const thread = (left: Wanted[], signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', stop);
      void worker.terminate().then(settle);
    };
    const stop = () => end(() => reject(signal.reason));
    const next = () => {
      const wanted = left.shift();
      if (wanted) worker.postMessage(wanted);
      else end(resolve);
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('message', next);
    next();
  });

/**
 * Puts every picture that the pages of `site` name in its place.
 * @throws when one cannot be drawn
 */
export async function sharePictures(site: string, signal: AbortSignal): Promise<{ pictures: number; drawn: number }> {
  const named = new Map<string, Picture>();
  for (const { html } of builtPages(site)) for (const picture of picturesOf(html)) named.set(picture.path, picture);
  const wanted = places([...named.values()]);
  const left = wanted.filter(({ file }) => !existsSync(file));
  const drawn = left.length;
  const threads = Math.min(availableParallelism(), 4, Math.ceil(drawn / worthThread));
  await Promise.all(Array.from({ length: threads }, () => thread(left, signal)));
  mkdirSync(join(site, 'share'), { recursive: true });
  for (const { picture, file } of wanted) copyFileSync(file, join(site, picture.path));
  return { pictures: wanted.length, drawn };
}
