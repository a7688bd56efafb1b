// A built folder as the hosts' configurations see it: its files, what stands inline in its pages, and the pages that have moved.
import { existsSync, globSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#scripts/kit/failure.ts';
import type { Redirect } from './answer.ts';
import { type Inline, inlineOf } from './policy.ts';

export interface BuiltSite {
  folder: string;
  /** Paths of all files below the folder, sorted. */
  files: string[];
  inline: Inline;
  redirects: Redirect[];
}

/** Paths of everything below `folder` that is not a folder, hidden files too, sorted. */
export const filesIn = (folder: string): string[] =>
  [...new Set(globSync(['**/*', '**/.*', '**/.*/**/*'], { cwd: folder }))]
    .filter((path) => !lstatSync(join(folder, path)).isDirectory())
    .sort();

/** Reads a built site. Throws a Failure when there is none, or its redirects.json or inline.json is wrong. */
export function readBuiltSite(folder: string): BuiltSite {
  if (!existsSync(join(folder, 'index.html')))
    throw new Failure(`${folder}/ 中没有已构建的站点（缺少 index.html）。请先运行 npm run build`);
  const files = filesIn(folder);
  return { folder, files, inline: inlineOf(folder), redirects: redirectsOf(folder) };
}

/** The path below which the folder is to be served: `/`, unless its manifest says otherwise. */
export const baseOf = (folder: string): string => {
  const file = join(folder, 'manifest.webmanifest');
  if (!existsSync(file)) return '/';
  return (JSON.parse(readFileSync(file, 'utf8')) as { start_url?: string }).start_url ?? '/';
};

const isRedirect = (value: unknown): value is Redirect => {
  const { from, to, status } = (value ?? {}) as Record<string, unknown>;
  return typeof from === 'string' && typeof to === 'string' && typeof status === 'number';
};

/**
 * The redirects that the build wrote into a folder; none where it wrote no list of them.
 * @throws Failure when its redirects.json is not such a list
 */
export function redirectsOf(folder: string): Redirect[] {
  const file = join(folder, 'redirects.json');
  if (!existsSync(file)) return [];
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (Array.isArray(read) && read.every(isRedirect)) return read.map(({ from, to, status }) => ({ from, to, status }));
  throw new Failure(`${file} 应为一组 {from, to, status}。请重新运行 npm run build`);
}
