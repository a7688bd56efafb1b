// Puts a folder in the place of another: `node scripts/build/replace-folder.ts FROM TO`.
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** `ENOENT` and the like. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

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

if (import.meta.main) {
  const [from = '', to = ''] = process.argv.slice(2);
  try {
    replaceFolder(from, to);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
