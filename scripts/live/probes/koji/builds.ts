// What a Koji hub says about its builds and tasks.
import { z } from 'astro/zod';
import { utcSeconds } from '#language/dates.ts';
import type { Figures, Link } from '#schemas/snapshot.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { ConfigOf } from '#scripts/live/probe.ts';
import { below, count, gather, type Step } from '#scripts/live/probes/checks.ts';
import type { CallName } from './calls.ts';
import type { HubAnswers } from './hub.ts';

const MIN_BUILDS_TO_JUDGE = 20;
const GOOD_SHARE = 0.8;
const LONG_WAIT_SECONDS = 60 * 60;

/** Seconds since 1970, as the `*_ts` fields give them: the text forms depend on the time zone of the database. */
export const timestamp = z.number().min(0).max(253_402_300_799);

const newestBuilds = z.array(
  z.object({ build_id: count, nvr: z.string(), state: count, completion_ts: timestamp.nullable() }),
);
const oldestTask = z.array(z.object({ create_ts: timestamp })).max(1);

const buildLinks = (builds: z.infer<typeof newestBuilds>, web: string): Link[] =>
  builds.flatMap(({ build_id: id, nvr, completion_ts: completed }) => {
    if (completed === null) return [];
    const url = below(web, `buildinfo?buildID=${id}`);
    return [{ title: cleanText(nvr), url, at: utcSeconds(new Date(completed * 1000)) }];
  });

/** Completed and failed builds of the last day, and links to the newest. */
export const readBuilds = async (hub: HubAnswers<CallName>, config: ConfigOf<'koji'>): Promise<Step> => {
  const { check, facts } = await gather<{ completed: number; failed: number; links: Link[] }>(
    'builds',
    {
      completed: () => hub.read('completed', count),
      failed: () => hub.read('failed', count),
      links: () => buildLinks(hub.read('newest', newestBuilds), config.web),
    },
    ({ completed = 0, failed = 0 }) => {
      const all = completed + failed;
      return all >= MIN_BUILDS_TO_JUDGE && completed / all < GOOD_SHARE ? 'warn' : 'pass';
    },
  );
  const { completed: buildsCompleted24h, failed: buildsFailed24h, links } = facts;
  return { check, figures: { buildsCompleted24h, buildsFailed24h }, links };
};

/** Running and waiting tasks; how long the oldest free one has waited is absent when none waits. */
export const readTasks = async (hub: HubAnswers<CallName>, now: Date): Promise<Step> => {
  const ageOf = (created: number): number | undefined => {
    const age = Math.floor(now.getTime() / 1000 - created);
    return age < 0 ? undefined : age;
  };
  const { check, facts } = await gather<Pick<Figures, 'tasksRunning' | 'tasksWaiting' | 'oldestWaitingSeconds'>>(
    'tasks',
    {
      tasksRunning: () => hub.read('running', count),
      tasksWaiting: () => hub.read('waiting', count),
      oldestWaitingSeconds: () => {
        const [oldest] = hub.read('oldestFree', oldestTask);
        return oldest && ageOf(oldest.create_ts);
      },
    },
    ({ oldestWaitingSeconds = 0 }) => (oldestWaitingSeconds > LONG_WAIT_SECONDS ? 'warn' : 'pass'),
  );
  return { check, figures: facts };
};
