// Puts a finished folder in the place of another one.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { Failure } from '#scripts/kit/failure.ts';

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
