// Where a command keeps what the next run need not make again.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { dayMs } from '#language/dates.ts';

/** The folder for one kind of kept work; `SITE_CACHE` names another place, as for a measurement that begins with nothing. */
export const cacheFolder = (name: string): string => join(process.env['SITE_CACHE'] ?? 'node_modules/.cache', name);

/** Keeps a file, whole or not at all: another build, or another thread of this one, may be at it. */
export function keep(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}-${threadId}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, content);
  renameSync(draft, file);
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
