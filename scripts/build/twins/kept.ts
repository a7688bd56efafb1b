// The Markdown of pages that did not change since the last build: a page is known by its HTML.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keep } from '../caches.ts';
import { codeVersion } from '../code-version.ts';
import type { Page } from './convert.ts';

const folder = cacheFolder('markdown-twins');
const libraries = ['rehype-parse', 'rehype-remark', 'remark-stringify', 'remark-gfm', 'remark-cjk-friendly'];

/** Markdown by the hash of what it is made of. */
export type Kept = Map<string, string>;

/** Names the input of a conversion. */
export const keyOf = ({ address, main }: Page): string =>
  createHash('sha256').update(`${address}\0${main}`).digest('base64url').slice(0, 22);

/** The file for a site of this content folder, converted by this code. */
const fileOf = (contentFolder: string): string =>
  join(folder, `${createHash('sha256').update(contentFolder).digest('hex').slice(0, 12)}.json`);

/** What the last build kept; nothing where the code has changed or the file cannot be read. */
export const readKept = (contentFolder: string): Kept => {
  try {
    const { version, texts } = JSON.parse(readFileSync(fileOf(contentFolder), 'utf8')) as {
      version: string;
      texts: Record<string, string>;
    };
    return version === codeVersion(import.meta.dirname, libraries) ? new Map(Object.entries(texts)) : new Map();
  } catch {
    return new Map();
  }
};

/** Keeps these and no others. */
export const writeKept = (contentFolder: string, kept: Kept): void => {
  const file = fileOf(contentFolder);
  const version = codeVersion(import.meta.dirname, libraries);
  keep(file, JSON.stringify({ version, texts: Object.fromEntries(kept) }));
};
