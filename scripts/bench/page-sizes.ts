// How large the pages of a built folder are, as they are and as a server sends them.
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

interface Spread {
  median: number;
  max: number;
}

export interface PageSizes {
  pages: number;
  /** Bytes of HTML, over all pages. */
  html: Spread;
  /** Bytes of brotli at its best: the median over an even sample, the maximum over the largest pages. */
  brotli: Spread;
}

/** Compressing thousands of pages at the best level would take longer than building them. */
const sampled = 200;
const heaviest = 50;

/** The middle value and the largest one. `values` must not be empty. */
export function spreadOf(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 };
}

/** At most `count` of the values, at equal distances. */
export function evenly<T>(values: T[], count: number): T[] {
  const step = Math.max(1, values.length / count);
  return Array.from({ length: Math.min(count, values.length) }, (_, index) => values[Math.floor(index * step)] as T);
}

function brotliBytes(file: string): number {
  const html = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: html.length };
  return brotliCompressSync(html, { params }).length;
}

/** Measures every page below `folder`, the site in it. */
export function pageSizes(folder: string): PageSizes {
  const files = globSync('**/*.html', { cwd: folder }).sort();
  const pages = files.map((path) => ({ file: join(folder, path), bytes: statSync(join(folder, path)).size }));
  const largest = pages.toSorted((a, b) => b.bytes - a.bytes).slice(0, heaviest);
  const median = spreadOf(evenly(pages, sampled).map(({ file }) => brotliBytes(file))).median;
  const max = spreadOf(largest.map(({ file }) => brotliBytes(file))).max;
  return { pages: pages.length, html: spreadOf(pages.map(({ bytes }) => bytes)), brotli: { median, max } };
}

/** Bytes of brotli of a page below `folder` with the styles and scripts that it names. */
export function firstLoadBytes(folder: string, page: string): number {
  const html = readFileSync(join(folder, page), 'utf8');
  const named = html.matchAll(
    /<(?:link\b[^>]*\brel="(?:stylesheet|modulepreload)"[^>]*|script\b)[^>]*?\b(?:href|src)="\/([^/"][^"]*)"/g,
  );
  const files = new Set([page, ...[...named].map(([, path = '']) => path)]);
  return [...files].reduce((sum, file) => sum + brotliBytes(join(folder, file)), 0);
}

/** The paths of all files below `folder`. */
export const filesBelow = (folder: string): string[] =>
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Bytes of all files below `folder`. */
export const folderBytes = (folder: string): number =>
  filesBelow(folder).reduce((sum, file) => sum + statSync(file).size, 0);
