// The hash of every file that a build made, in a file beside them: what is published is what was built, byte for byte.
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Below the built folder, in the form of sha256sum(1), to compare a copy of the site with it. */
export const checksumsFile = 'checksums.txt';

const sha256 = (path: string): string => hash('sha256', readFileSync(path));

/** The text of the file for these files below `folder`, itself left out. */
export const checksumsOf = (folder: string, files: string[]): string =>
  files
    .filter((file) => file !== checksumsFile)
    .map((file) => `${sha256(join(folder, file))}  ${file}\n`)
    .join('');

/** What is in a folder and not as its build left it: files that are others or gone, and files that the build did not write. */
export function sinceBuilt(folder: string, files: string[]): { changed: string[]; added: string[] } {
  const path = join(folder, checksumsFile);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const known = new Set([checksumsFile]);
  const changed = lines.flatMap((line) => {
    const [, sum, file = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    known.add(file);
    if (line === '' || (existsSync(join(folder, file)) && sha256(join(folder, file)) === sum)) return [];
    return [file || line];
  });
  return { changed, added: lines.length > 0 ? files.filter((file) => !known.has(file)) : [] };
}
