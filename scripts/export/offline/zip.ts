// Files → one zip, written as they come. The same files at the same day give the same bytes.
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import type { SiteFile } from './site.ts';

/** A zip holds wall-clock times without a zone: midnight of the day, on whatever machine. */
const midnight = (day: string): Date => {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
};

/**
 * Writes `out` whole or not at all, all files in the folder `top`.
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
