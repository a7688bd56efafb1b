// Module Build Service: how many modules it builds, and how many failed this week.
import { z } from 'astro/zod';
import { dayMs, utcSeconds } from '#language/dates.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { Probe, Tools } from '#scripts/live/probe.ts';
import { below, combined, count, isHostFault, type Learned, readJson, type Step, skipped, step } from './checks.ts';

const weekMs = 7 * dayMs;

const buildPage = z.object({ meta: z.object({ total: count }) });
const aboutBody = z.object({ version: z.string() });

/** The root of the interface, from any address in it that people write down: the server, the root, the list of builds. */
const rootOf = (api: string): string => {
  const { origin, pathname } = new URL(api);
  const path = pathname.replace(/\/(module-builds|about)?\/?$/, '');
  return `${origin}${path || '/module-build-service/1'}`;
};

const ask = async <T>(root: string, resource: string, schema: z.ZodType<T>, tools: Tools) => {
  const answer = await tools.request(below(root, resource), { accept: ['application/json'] });
  return { value: readJson(answer.text, schema), latencyMs: answer.latencyMs };
};

/** How many builds meet the query: the total of all pages, told by a page of one. */
const countBuilds = async (root: string, query: Record<string, string>, tools: Tools) => {
  const { value, latencyMs } = await ask(
    root,
    `module-builds/?${new URLSearchParams({ ...query, per_page: '1', short: 'true' })}`,
    buildPage,
    tools,
  );
  return { total: value.meta.total, latencyMs };
};

const readRunning = async (root: string, tools: Tools): Promise<Learned> => {
  const { total, latencyMs } = await countBuilds(root, { state: 'build' }, tools);
  return { figures: { running: total }, latencyMs };
};

const readFailed = async (root: string, tools: Tools): Promise<Learned> => {
  const since = utcSeconds(new Date(tools.now.getTime() - weekMs));
  const { total, latencyMs } = await countBuilds(root, { state: 'failed', completed_after: since }, tools);
  return { figures: { failed7d: total }, latencyMs };
};

const readAbout = async (root: string, tools: Tools): Promise<Learned> => {
  const { value, latencyMs } = await ask(root, 'about/', aboutBody, tools);
  return { figures: { version: cleanText(value.version, 60) || undefined }, latencyMs };
};

const isMissing = ({ error }: Step): boolean => error?.kind === 'http' && error.code === 404;

/**
 * Checks builds (critical: it reads the database), failed and about. MBS is no longer developed: where neither the builds
 * nor about exist any more, the service was taken away, which is no outage.
 */
export const mbs: Probe<'mbs'> = async ({ api }, tools) => {
  const root = rootOf(api);
  const running = await step('builds', () => readRunning(root, tools));
  if (running.error && isHostFault(running.error)) return combined([running, skipped('failed'), skipped('about')]);
  const about = await step('about', () => readAbout(root, tools));
  if (isMissing(running) && isMissing(about)) return combined(['builds', 'failed', 'about'].map(skipped));
  const failed = running.error ? skipped('failed') : await step('failed', () => readFailed(root, tools));
  return combined([running, failed, about]);
};
