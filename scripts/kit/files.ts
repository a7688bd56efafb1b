// Files that are always whole: written beside their place and moved into it.
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import { Failure } from './failure.ts';

// Where a build keeps what the next one need not make again.

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

const twoWeeks = 14 * 86_400_000;

/** Drops from a folder of kept files those that were of no use for two weeks, or it would grow for ever. */
export function dropUnused(folder: string, now: Date): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const used = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (used < now.getTime() - twoWeeks) rmSync(join(folder, name), { force: true });
  }
}

// Puts a finished folder in the place of another one.

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

/**
 * Moves `from` to `to`; what was at `to` is set aside first and removed last, or put back when the move fails.
 * Everything is synchronous, so that no signal handler runs in between.
 */
export function replaceFolder(from: string, to: string): void {
  mkdirSync(dirname(resolve(to)), { recursive: true });
  try {
    exchange(from, to, `${from}.old`);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    // Another disk: bring the folder there first, so that the exchange is still a rename.
    const incoming = `${resolve(to)}.new-${process.pid}`;
    try {
      cpSync(from, incoming, { recursive: true });
      exchange(incoming, to, `${incoming}.old`);
    } finally {
      rmSync(incoming, { recursive: true, force: true });
    }
  }
}

function exchange(from: string, to: string, aside: string): void {
  for (;;) {
    const wasThere = setAside(to, aside);
    try {
      renameSync(from, to);
      break;
    } catch (error) {
      // Another build has put its site there in the meantime: set that one aside, too.
      const taken = ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error));
      if (!taken && wasThere) renameSync(aside, to);
      if (!taken) throw error;
      rmSync(aside, { recursive: true, force: true });
    }
  }
  rmSync(aside, { recursive: true, force: true });
}

function setAside(folder: string, aside: string): boolean {
  try {
    renameSync(folder, aside);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Refuses a target that a build must not replace: the checkout, a folder around it, or one that holds something else.
 * @throws Failure
 */
export function assertReplaceable(out: string, checkout = process.cwd()): void {
  if (!relative(resolve(out), checkout).startsWith('..')) {
    throw new Failure(`--out ${out} 就是本仓库或包含本仓库，不能被构建结果取代。请另选一个文件夹。`);
  }
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(resolve(out, 'index.html'))) {
    throw new Failure(
      `--out ${out} 里有别的文件（没有 index.html，不是以前构建的站点），不会覆盖它。请另选一个文件夹。`,
    );
  }
}

const isWritten = (path: string, text: string): boolean => {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

/** Writes a file whole or not at all, and only if it would change, with the mode it had; returns whether it did. */
export const writeWhole = (path: string, text: string): boolean => {
  if (isWritten(path, text)) return false;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w', statSync(path, { throwIfNoEntry: false })?.mode);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return true;
};
