// The pictures that were drawn before, by everything that makes them what they are: their words, the code, the libraries.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Picture } from '../../../src/model/share-card.ts';
import { cacheFolder } from '../caches.ts';
import { codeVersion } from '../code-version.ts';

export interface Wanted {
  picture: Picture;
  /** Where the cache has it, or will have it. */
  file: string;
}

/** Where they lie. */
export const folder = cacheFolder('share-pictures');
const libraries = ['satori', '@resvg/resvg-js', '@fontsource/noto-sans-sc'];

/** Where each picture lies in the cache, whether or not it is there. */
export const places = (pictures: Picture[]): Wanted[] => {
  const version = codeVersion(import.meta.dirname, libraries);
  return pictures.map((picture) => {
    const hash = createHash('sha256')
      .update(`${version} ${JSON.stringify(picture)}`)
      .digest('hex');
    return { picture, file: join(folder, `${hash.slice(0, 32)}.png`) };
  });
};
