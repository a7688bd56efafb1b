// The files of an offline copy: every page but the error pages, and what the pages show or lead to.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { localeOf } from '../../../src/i18n/routes.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { Failure } from '../../build/failure.ts';
import type { Progress } from '../../check/progress.ts';
import { offlinePage } from './page.ts';

export interface SiteFile {
  /** Below the folder of the copy, with slashes. */
  path: string;
  bytes: Uint8Array;
}

export interface SiteSettings {
  /** The built site. */
  folder: string;
  /** `YYYY-MM-DD` */
  day: string;
  address: string | undefined;
}

const isErrorPage = (path: string): boolean => /(^|\/)404(\.html|\/index\.html)$/.test(path);

/** Yields the pages by name, then the other files; the same site gives the same files. Throws a Failure where it is no site. */
export function* offlineFiles({ folder, day, address }: SiteSettings, progress: Progress): Generator<SiteFile> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Failure(`${folder}/ 里没有构建好的站点（缺 index.html）。先运行 npm run build，或用 --from 指明文件夹。`);
  const fileAt = (path: string): string | undefined => {
    const file = decodeURIComponent(path)
      .replace(/^\//, '')
      .replace(/(^|\/)$/, '$1index.html');
    return existsSync(join(folder, file)) && statSync(join(folder, file)).isFile() ? file : undefined;
  };
  const pages = globSync('**/*.html', { cwd: folder })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !isErrorPage(path))
    .sort();
  const used = new Set<string>();
  for (const [index, path] of pages.entries()) {
    progress.step('改网页', index, pages.length);
    const words = wordsOf(localeOf(`/${path}`)).offline;
    const page = offlinePage(readFileSync(join(folder, path), 'utf8'), path, { fileAt, words, day, address });
    for (const file of page.used) used.add(file);
    yield { path, bytes: new TextEncoder().encode(page.html) };
  }
  for (const path of [...used].filter((file) => !pages.includes(file) && !isErrorPage(file)).sort())
    yield { path, bytes: readFileSync(join(folder, path)) };
}
