// One run at a time in a folder: a lock file that names its holder, and counts for nothing once that is gone.
import { globSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'astro/zod';
import { Failure } from './failure.ts';

/** Nothing that takes a lock needs as long. */
const staleAfterMs = 10 * 60 * 1000;

/** What others that want the lock are told of its holder. */
export interface Claim {
  command: string;
  /** How long it holds the lock at most. */
  minutes: number;
}

const holder = z.object({
  command: z.string().optional(),
  minutes: z.number().optional(),
  pid: z.int().positive(),
  host: z.string(),
  at: z.iso.datetime(),
});
type Holder = z.infer<typeof holder>;

/** Whether a process of this host runs. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const holderOf = (text: string): Holder | undefined => {
  try {
    return holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** A holder that cannot be read, does not run any more, should long have ended or has yet to begin, holds nothing. */
const isStale = (text: string, now: Date): boolean => {
  const found = holderOf(text);
  if (!found || Math.abs(now.getTime() - Date.parse(found.at)) > staleAfterMs) return true;
  return found.host === hostname() && !isAlive(found.pid);
};

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** A link, not a file opened for writing: the lock is never there without its text. */
const isTaken = (own: string, path: string): boolean => {
  try {
    linkSync(own, path);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true;
    throw error;
  }
};

/** Moves a stale lock away; another run may have put its own there meanwhile, which goes back. */
const removeStale = (path: string, text: string): void => {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== text) isTaken(aside, path);
  rmSync(aside, { force: true });
};

/** Removes what processes of this host left that were killed while they took or gave back the lock. */
const removeLeft = (folder: string, now: Date): void => {
  for (const name of globSync('.lock.*', { cwd: folder })) {
    const path = join(folder, name);
    const [, pid = ''] = /^\.lock\.(\d{1,9})(?:\.stale)?$/.exec(name) ?? [];
    const text = read(path);
    const host = text === undefined ? undefined : holderOf(text)?.host;
    const isHere = host === undefined || host === hostname() || isStale(text ?? '', now);
    if (pid !== '' && isHere && !isAlive(Number(pid))) rmSync(path, { force: true });
  }
};

/** Another process holds the lock. */
class Busy extends Failure {}

const busy = (text: string | undefined): Busy => {
  const found = text === undefined ? undefined : holderOf(text);
  const place = found ? `（进程 ${found.pid}，主机 ${found.host}，开始于 ${found.at}）` : '';
  const end = found?.minutes === undefined ? '' : `（最长 ${found.minutes} 分钟）`;
  return new Busy(`另一个 ${found?.command ?? '命令'} 正在写入同一目录${place}。请等待其结束${end}后重试。`);
};

/** Takes the lock of a folder, which it makes if need be, until it goes out of scope. Throws Busy while another holds it. */
export const takeLock = (folder: string, now: Date, { command, minutes }: Claim): Disposable => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '.lock');
  const own = `${path}.${process.pid}`;
  const text = JSON.stringify({ command, minutes, pid: process.pid, host: hostname(), at: now.toISOString() });
  removeLeft(folder, now);
  try {
    writeFileSync(own, text);
    for (let attempts = 0; isTaken(own, path); attempts += 1) {
      const found = read(path);
      if (attempts === 2 || (found !== undefined && !isStale(found, now))) throw busy(found);
      if (found !== undefined) removeStale(path, found);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return {
    [Symbol.dispose]: () => {
      if (read(path) === text) rmSync(path, { force: true });
    },
  };
};

const pauseMs = 100;

/**
 * Runs the work while holding the folder's lock, for which it waits.
 * @throws what the work throws, or the signal's reason while it waits
 */
export async function exclusive<T>(
  folder: string,
  claim: Claim,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      using _lock = takeLock(folder, new Date(), claim);
      return await work();
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      await sleep(pauseMs, undefined, { signal });
    }
  }
}
