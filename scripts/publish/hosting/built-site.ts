// A built folder as the hosts' configurations see it: its files, and what stands inline in its pages.
import { existsSync, globSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#scripts/kit/failure.ts';
import { type Inline, inlineHashes } from './policy.ts';

export interface BuiltSite {
  folder: string;
  /** Paths of all files below the folder, sorted. */
  files: string[];
  inline: Inline;
}

/** Paths of everything below `folder` that is not a folder, hidden files too, sorted. */
export const filesIn = (folder: string): string[] =>
  globSync(['**/*', '**/.*', '**/.*/**/*'], { cwd: folder })
    .filter((path) => !lstatSync(join(folder, path)).isDirectory())
    .sort()
    .filter((path, i, all) => path !== all[i - 1]);

/**
 * Reads a built site.
 * @throws Failure when there is none
 */
export function readBuiltSite(folder: string): BuiltSite {
  if (!existsSync(join(folder, 'index.html')))
    throw new Failure(`${folder}/ 里没有构建好的站点（缺 index.html）。先运行 npm run build`);
  const files = filesIn(folder);
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => readFileSync(join(folder, file), 'utf8'));
  return { folder, files, inline: inlineHashes(pages) };
}
