// Runs the steps of a build in a folder of its own, then puts what they made in place: whole, or not at all.
import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Stopped } from '#scripts/kit/failure.ts';
import { step } from '#scripts/kit/progress.ts';
import { replaceFolder } from './replace-folder.ts';

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
    replaceFolder(join(folder, 'site'), out);
  } catch (error) {
    throw signal.aborted ? new Stopped('构建已中止，原有的站点未动。', { cause: error }) : error;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    removeIfEmpty(workshop);
  }
}

function ownFolder(workshop: string): string {
  for (;;) {
    mkdirSync(workshop, { recursive: true });
    try {
      return mkdtempSync(join(workshop, 'build-'));
    } catch (error) {
      // Another build has just removed the empty workshop.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
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
