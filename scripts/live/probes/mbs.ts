// Module Build Service: how many modules it builds, and how many failed this week.
import { z } from 'astro/zod';
import { dayMs, utcSeconds } from '#language/dates.ts';
import type { Probe } from '#scripts/live/probe.ts';
import { below, count, jsonTypes, readJson, shortWord } from './answers.ts';
import { isNotFound, isUnreachable, skipped, step, stepIf } from './steps.ts';

const weekMs = 7 * dayMs;

const buildPage = z.object({ meta: z.object({ total: count }) });
const aboutBody = z.object({ version: z.string() });

/** The root of the interface, from any URL in it that records name: the server, the root, the list of builds. */
const rootOf = (api: string): string => {
  const { origin, pathname } = new URL(api);
  const path = pathname.replace(/\/(module-builds|about)?\/?$/, '');
  return `${origin}${path || '/module-build-service/1'}`;
};

/**
 * Checks builds (critical: it reads the database), failed and about. MBS is no longer developed: where neither the builds
 * nor about exist any more, the service was taken away, which is no outage.
 */
export const mbs: Probe<'mbs'> = async ({ api }, { request, now }) => {
  const ask = async <T>(resource: string, schema: z.ZodType<T>) => {
    const { text, latencyMs } = await request(below(rootOf(api), resource), { accept: jsonTypes });
    return { value: readJson(text, schema), latencyMs };
  };
  /** How many builds meet the query: the total of all pages, from a page of one. */
  const countBuilds = async (query: Record<string, string>) => {
    const search = new URLSearchParams({ ...query, per_page: '1', short: 'true' });
    const { value, latencyMs } = await ask(`module-builds/?${search}`, buildPage);
    return { total: value.meta.total, latencyMs };
  };
  const builds = await step('builds', async () => {
    const { total, latencyMs } = await countBuilds({ state: 'build' });
    return { figures: { running: total }, latencyMs };
  });
  const about = await stepIf(!isUnreachable(builds), 'about', async () => {
    const { value, latencyMs } = await ask('about/', aboutBody);
    return { figures: { version: shortWord(value.version) }, latencyMs };
  });
  if (isNotFound(builds) && isNotFound(about)) return ['builds', 'failed', 'about'].map(skipped);
  const failed = await stepIf(!builds.error, 'failed', async () => {
    const since = utcSeconds(new Date(now.getTime() - weekMs));
    const { total, latencyMs } = await countBuilds({ state: 'failed', completed_after: since });
    return { figures: { failed7d: total }, latencyMs };
  });
  return [builds, failed, about];
};
