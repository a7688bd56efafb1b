// Koji: whether the hub answers, what it builds, what waits, and which builders there are for it.
import { z } from 'astro/zod';
import { utcSeconds } from '#language/dates.ts';
import { goodShare, longWaitSeconds, minBuildsToJudge, staleHostSeconds } from '#model/status/limits.ts';
import type { Link } from '#schemas/snapshot.ts';
import { attempt } from '#scripts/http/contract.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { ConfigOf, Probe, Tools } from '#scripts/live/probe.ts';
import { below, count, htmlTypes, readPage, shortWord, timeOf } from '#scripts/live/probes/answers.ts';
import { gather, isUnreachable, type Step, skipped, step, stepIf } from '#scripts/live/probes/steps.ts';
import { askHub, type CallName, callsAt, type HubAnswers, lastUpdateCalls } from './hub.ts';

type Hub = HubAnswers<CallName>;

/** Seconds since 1970, as the `*_ts` fields give them: the text forms depend on the time zone of the database. */
const timestamp = z.number().min(0).max(253_402_300_799);
const newestBuilds = z.array(
  z.object({ build_id: count, nvr: z.string(), state: count, completion_ts: timestamp.nullable() }),
);
const oldestTask = z.array(z.object({ create_ts: timestamp })).max(1);
const hostList = z.array(
  z.object({ id: count, enabled: z.boolean(), ready: z.boolean(), update_ts: timestamp.nullish() }),
);
type Host = z.infer<typeof hostList>[number];

const buildLinks = (builds: z.infer<typeof newestBuilds>, web: string, now: Date): Link[] =>
  builds.flatMap(({ build_id: id, nvr, completion_ts: completed }) => {
    if (completed === null) return [];
    const url = below(web, `buildinfo?buildID=${id}`);
    const at = timeOf(completed * 1000, now);
    return [{ title: cleanText(nvr), url, ...(at && { at: utcSeconds(at) }) }];
  });

/** Completed and failed builds of the last day, and links to the newest. */
const readBuilds = async (hub: Hub, web: string, now: Date): Promise<Step> => {
  const { step, facts } = await gather<{ buildsCompleted24h: number; buildsFailed24h: number; links: Link[] }>(
    'builds',
    {
      buildsCompleted24h: () => hub.read('completed', count),
      buildsFailed24h: () => hub.read('failed', count),
      links: () => buildLinks(hub.read('newest', newestBuilds), web, now),
    },
    ({ buildsCompleted24h: completed = 0, buildsFailed24h: failed = 0 }) => {
      const all = completed + failed;
      return all >= minBuildsToJudge && completed / all < goodShare ? 'warn' : 'pass';
    },
  );
  const { links, ...figures } = facts;
  return { ...step, figures, links };
};

/** Running and waiting tasks; how long the oldest free one has waited is absent when none waits. */
const readTasks = async (hub: Hub, now: Date): Promise<Step> => {
  const { step, facts: figures } = await gather<{
    tasksRunning: number;
    tasksWaiting: number;
    oldestWaitingSeconds: number | undefined;
  }>(
    'tasks',
    {
      tasksRunning: () => hub.read('running', count),
      tasksWaiting: () => hub.read('waiting', count),
      oldestWaitingSeconds: () => {
        const [oldest] = hub.read('oldestFree', oldestTask);
        const age = oldest && Math.floor(now.getTime() / 1000 - oldest.create_ts);
        return age !== undefined && age >= 0 ? age : undefined;
      },
    },
    ({ oldestWaitingSeconds = 0 }) => (oldestWaitingSeconds > longWaitSeconds ? 'warn' : 'pass'),
  );
  return { ...step, figures };
};

/** When each host was last heard of, in seconds since 1970, null for never; asked for where the list does not say. */
const lastUpdates = async (hosts: Host[], url: string, tools: Tools): Promise<(number | null)[]> => {
  const silent = hosts.filter((host) => host.update_ts === undefined);
  const answers = silent.length > 0 && (await askHub(url, lastUpdateCalls(silent.map(({ id }) => id)), tools));
  return hosts.map(({ id, update_ts: updated }) => {
    if (updated !== undefined || !answers) return updated ?? null;
    return answers.read(String(id), timestamp.nullable());
  });
};

/**
 * Enabled builders, those that are ready, and those without contact for 900 s or ever: how many, never which. No builder left
 * is a failure; one that is enabled but out of contact is a warning.
 */
const readHosts = async (hub: Hub, url: string, tools: Tools): Promise<Step> => {
  const enabledHosts = (): Host[] => hub.read('hosts', hostList).filter(({ enabled }) => enabled);
  const staleBefore = tools.now.getTime() / 1000 - staleHostSeconds;
  const { step, facts: figures } = await gather<{ hostsEnabled: number; hostsReady: number; hostsStale: number }>(
    'hosts',
    {
      hostsEnabled: () => enabledHosts().length,
      hostsReady: () => enabledHosts().filter(({ ready }) => ready).length,
      hostsStale: async () => {
        const updates = await lastUpdates(enabledHosts(), url, tools);
        return updates.filter((updated) => updated === null || updated < staleBefore).length;
      },
    },
    ({ hostsEnabled = 0, hostsReady = 0, hostsStale = 0 }) => {
      if (hostsEnabled > 0 && hostsReady === 0) return 'fail';
      return hostsStale > 0 ? 'warn' : 'pass';
    },
  );
  return { ...step, figures };
};

/** Hubs before 1.23 know no getKojiVersion: then there is no version to show. */
const versionOf = async (hub: Hub): Promise<string | undefined> => {
  const read = await attempt(() => hub.version ?? hub.read('version', z.string()));
  return 'value' in read ? shortWord(read.value) : undefined;
};

/** The pages for people. A folder that may not be listed is there all the same, hence 403. */
const askPages = async ({ web, files }: ConfigOf<'koji'>, isUseful: boolean, { request }: Tools): Promise<Step[]> => {
  const page = (id: string, url: string, statuses: number[]) =>
    stepIf(isUseful, id, async () => {
      const { latencyMs, status, text } = await request(below(url, ''), { accept: htmlTypes, statuses });
      if (status === 200) readPage(text);
      return { latencyMs };
    });
  const asked = await page('web', web, [200]);
  return files ? [asked, await page('files', files, [200, 403])] : [asked];
};

/** Checks hub (critical), builds, tasks, hosts, web and files. */
export const koji: Probe<'koji'> = async (config, tools) => {
  const connected = await step('hub', async () => {
    // One multiCall that the hub answered, its database included: the hub connects before it looks at a call.
    const hub = await askHub(config.hub, callsAt(tools.now), tools);
    hub.read('apiVersion', count);
    return { latencyMs: hub.latencyMs, figures: { version: await versionOf(hub) }, value: hub };
  });
  const hub = connected.value;
  const ofHub = hub
    ? [
        await readBuilds(hub, config.web, tools.now),
        await readTasks(hub, tools.now),
        await readHosts(hub, config.hub, tools),
      ]
    : ['builds', 'tasks', 'hosts'].map(skipped);
  const isSameHost = new URL(config.web).host === new URL(config.hub).host;
  const pages = await askPages(config, !(isUnreachable(connected) && isSameHost), tools);
  return [connected, ...ofHub, ...pages];
};
