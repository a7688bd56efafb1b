// The files of an offline copy: every page but the error pages, and what the pages show or lead to.
import {
  closeSync,
  existsSync,
  globSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { localeOf } from '#language/routes.ts';
import { Failure } from '#scripts/kit/failure.ts';
import type { Progress } from '#scripts/kit/progress.ts';
import { wordsOf } from '#words/words.ts';
import { offlinePage } from './page.ts';

interface SiteFile {
  /** Below the folder of the copy, with slashes. */
  path: string;
  bytes: Uint8Array;
}

/** A built site; `day` is `YYYY-MM-DD`. */
type SiteSettings = Record<'folder' | 'day', string> & { address: string | undefined };

const isErrorPage = (path: string): boolean => /(^|\/)404(\.html|\/index\.html)$/.test(path);

/** Yields the pages by name, then the other files; the same site gives the same files. Throws a Failure where it is no site. */
export function* offlineFiles({ folder, day, address }: SiteSettings, progress: Progress): Generator<SiteFile> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Failure(
      `${folder}/ 中没有已构建的站点（缺少 index.html）。请先运行 npm run build，或用 --from 指定目录。`,
    );
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
    progress.step('转换网页', index, pages.length);
    const words = wordsOf(localeOf(`/${path}`)).offline;
    const page = offlinePage(readFileSync(join(folder, path), 'utf8'), path, { fileAt, words, day, address });
    for (const file of page.used) used.add(file);
    yield { path, bytes: new TextEncoder().encode(page.html) };
  }
  for (const path of [...used].filter((file) => !pages.includes(file) && !isErrorPage(file)).sort())
    yield { path, bytes: readFileSync(join(folder, path)) };
}

/** A zip holds wall-clock times without a zone: midnight of the day, on whatever machine. */
const midnight = (day: string): Date => {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
};

/**
 * Writes `out` whole or not at all, all files in the folder `top`; the same files on the same day give the same bytes.
 * @returns how many files, and the size of the zip in bytes
 * @throws what giving the files or writing throws; `out` is then as it was
 */
export function writeZip(out: string, top: string, files: Iterable<SiteFile>, day: string) {
  const temporary = `${out}.${process.pid}`;
  const file = openSync(temporary, 'w');
  const done = { files: 0, bytes: 0 };
  try {
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      done.bytes += writeSync(file, chunk);
    });
    for (const { path, bytes } of files) {
      const entry = new ZipDeflate(`${top}/${path}`, { level: 9 });
      entry.mtime = midnight(day);
      zip.add(entry);
      entry.push(bytes, true);
      done.files += 1;
    }
    zip.end();
    renameSync(temporary, out);
  } finally {
    closeSync(file);
    rmSync(temporary, { force: true });
  }
  return done;
}
