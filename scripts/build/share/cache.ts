// The pictures that were drawn before, by everything that makes them what they are: their words, the code, the libraries.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Picture } from '../../../src/model/share-card.ts';

export interface Wanted {
  picture: Picture;
  /** Where the cache has it, or will have it. */
  file: string;
}

const folder = join('node_modules', '.cache', 'share-pictures');
const libraries = ['satori', '@resvg/resvg-js', '@fontsource/noto-sans-sc'];

const versionOf = (name: string): string => {
  const require = createRequire(import.meta.url);
  // Not every one of them lets its package.json be required.
  let at = dirname(require.resolve(name));
  while (!existsSync(join(at, 'package.json'))) at = dirname(at);
  return readFileSync(join(at, 'package.json'), 'utf8');
};

const drawing = (): string => {
  const code = globSync('*.ts', { cwd: import.meta.dirname }).sort();
  const texts = code.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
  return createHash('sha256')
    .update([...texts, ...libraries.map(versionOf)].join('\0'))
    .digest('hex');
};

/** Where each picture lies in the cache, whether or not it is there. */
export const places = (pictures: Picture[]): Wanted[] => {
  const version = drawing();
  return pictures.map((picture) => {
    const hash = createHash('sha256')
      .update(`${version} ${JSON.stringify(picture)}`)
      .digest('hex');
    return { picture, file: join(folder, `${hash.slice(0, 32)}.png`) };
  });
};

/** Whole or not at all: another build may be reading. */
export const store = (file: string, bytes: Uint8Array): void => {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}-${Math.trunc(performance.now() * 1000)}`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
};
