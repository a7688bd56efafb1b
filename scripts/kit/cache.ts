// Where a command keeps what the next run need not make again. What is taken from there is exactly what was kept, or nothing.
import { hash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { findPackageJSON } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { dayMs } from '#language/dates.ts';

/** The folder for one kind of kept work; `SITE_CACHE` names another place, as for a measurement that begins with nothing. */
export const cacheFolder = (name: string): string => join(process.env['SITE_CACHE'] ?? 'node_modules/.cache', name);

/** What kept work depends on besides its input: a hash of the files at these paths below `root`, and of the libraries' versions. */
export const codeVersion = (patterns: string[], libraries: string[], root = process.cwd()): string => {
  const code = globSync(patterns, { cwd: root })
    .filter((path) => statSync(join(root, path)).isFile())
    .sort()
    .flatMap((path) => [path, hash('sha256', readFileSync(join(root, path)))]);
  const manifests = libraries.map((library) => readFileSync(findPackageJSON(library, import.meta.url) ?? '', 'utf8'));
  return hash('sha256', [process.version, ...code, ...manifests].join('\0'));
};

/** Stands before what is kept: a hash of the name and the bytes, so that one file cannot stand for another. */
const sealOf = (file: string, bytes: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${basename(file)}\0`), bytes]), 'buffer');
const sealLength = 32;

/** Keeps a file, whole or not at all: another build, or another thread of this one, may be at it. */
export function keep(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}-${threadId}`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, Buffer.concat([sealOf(file, bytes), bytes]));
  renameSync(draft, file);
}

/** What was kept in a file; `undefined` where there is none, or it was cut, changed, or kept under another name. */
export function take(file: string): Buffer | undefined {
  let sealed: Buffer;
  try {
    sealed = readFileSync(file);
  } catch {
    return undefined;
  }
  const bytes = sealed.subarray(sealLength);
  return sealOf(file, bytes).equals(sealed.subarray(0, sealLength)) ? bytes : undefined;
}

/** Notes that a kept file was of use. */
export const markUsed = (file: string, now: Date): void => utimesSync(file, now, now);

const twoWeeks = 14 * dayMs;

/** Drops from a folder of kept files those that were of no use for two weeks, or it would grow for ever. */
export function dropUnused(folder: string, now: Date): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const used = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (used < now.getTime() - twoWeeks) rmSync(join(folder, name), { force: true });
  }
}

/** Drops all but the `count` files of a folder that were kept last. */
export function dropOldest(folder: string, count: number): void {
  const age = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = readdirSync(folder).sort((a, b) => age(b) - age(a));
  for (const name of newest.slice(count)) rmSync(join(folder, name), { force: true });
}
