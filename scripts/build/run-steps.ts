// Runs the steps of a build in a folder of its own, then puts the result in place: whole, or not at all.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayMs } from '#language/dates.ts';
import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { isAlive } from '#scripts/kit/lock.ts';
import { run } from '#scripts/kit/programs.ts';
import { step } from '#scripts/kit/progress.ts';
import { codeOf } from './replace-folder.ts';

export interface Step {
  name: string;
  /** Works in `folder`: the site in `site/`, anything else beside it. May return a remark for the progress line. */
  run(folder: string, signal: AbortSignal): Promise<string | undefined>;
}

interface Build {
  /** Folder that the site is put into, in place of what is there. */
  out: string;
  steps: Step[];
  signal: AbortSignal;
  /** Where progress is written. */
  write(text: string): void;
  /** Parent of the temporary folders, on the same disk as the checkout. */
  workshop?: string;
}

/**
 * Runs the steps one after the other and then replaces `out`. Each build has a temporary folder of its own, so that two builds at a
 * time do not touch each other.
 * @throws what a step throws, or Stopped; `out` is then as it was
 */
export async function runSteps({ out, steps, signal, write, workshop = '.build' }: Build): Promise<void> {
  const folder = ownFolder(workshop);
  try {
    for (const { name, run } of steps) {
      const work = async () => {
        const remark = await run(folder, signal);
        signal.throwIfAborted();
        return remark;
      };
      await step(write, name, work, undefined, signal);
    }
    await putInPlace(join(folder, 'site'), out);
  } catch (error) {
    throw signal.aborted ? new Stopped('构建已中止，原有的站点未修改。', { cause: error }) : error;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    removeIfEmpty(workshop);
  }
}

function ownFolder(workshop: string): string {
  for (;;) {
    mkdirSync(workshop, { recursive: true });
    dropAbandoned(workshop);
    try {
      return mkdtempSync(join(workshop, `build-${hostname()}-${process.pid}-`));
    } catch (error) {
      // Another build has just removed the empty workshop.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}

/** Removes what builds left that were killed: their process does not run, or they are older than any build that still does. */
function dropAbandoned(workshop: string): void {
  for (const name of readdirSync(workshop).filter((each) => each.startsWith('build-'))) {
    const [, host, pid] = /^build-(.+)-(\d+)-\w{6}$/.exec(name) ?? [];
    const isOver = host === hostname() && !isAlive(Number(pid));
    const made = statSync(join(workshop, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (isOver || made < Date.now() - dayMs)
      rmSync(join(workshop, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

const replacing = fileURLToPath(new URL('replace-folder.ts', import.meta.url));

/** By a process of its own: a build that is killed meanwhile leaves a site in its place, the old one or the new one. */
async function putInPlace(site: string, out: string): Promise<void> {
  const { ok, output } = await run([process.execPath, replacing, site, out], { detached: true });
  if (!ok) throw new Failure(`${out} 没有换成新的站点：${output}`);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another build is at work in it.
  }
}

/**
 * One step of several that do not depend on each other and run at the same time. When one fails, those after it are stopped; those
 * before it go on, because their error comes first. All are waited for: nothing may write into a folder that is about to be removed.
 * @throws the error of the first step, in their order, that fails
 */
export const parallel = (...several: Step[]): Step => ({
  name: several.map(({ name }) => name).join('、'),
  async run(folder, signal) {
    const stops = several.map(() => new AbortController());
    const runOne = async (step: Step, index: number) => {
      const own = stops[index]?.signal ?? signal;
      try {
        return await step.run(folder, AbortSignal.any([signal, own]));
      } catch (error) {
        for (const later of stops.slice(index + 1)) later.abort();
        throw error;
      }
    };
    const settled = await Promise.allSettled(several.map(runOne));
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
    const remarks = settled.flatMap((one) => (one.status === 'fulfilled' && one.value) || []);
    return remarks.join('；') || undefined;
  },
});

/**
 * Refuses a target that a build must not replace: the checkout, a folder around it, or one that holds something else.
 * @throws Failure
 */
export function assertReplaceable(out: string, checkout = process.cwd()): void {
  if (!relative(resolve(out), checkout).startsWith('..')) {
    throw new Failure(`--out ${out} 是本代码仓或包含本代码仓，未覆盖。请指定其他目录。`);
  }
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(resolve(out, 'index.html'))) {
    throw new Failure(`--out ${out} 包含其他文件（没有 index.html，不是已构建的站点），未覆盖。请指定其他目录。`);
  }
}
