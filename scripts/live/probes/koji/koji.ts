// Koji: whether the hub answers, what it builds, what waits, and who is there to build it.
import { z } from 'astro/zod';
import type { Figures } from '#schemas/snapshot.ts';
import { attempt, type ProbeError } from '#scripts/http/contract.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import { type ConfigOf, failedCheck, type Probe, type Tools } from '#scripts/live/probe.ts';
import { below, combined, count, isHostFault, type Step, skipped, step } from '#scripts/live/probes/checks.ts';
import { readBuilds, readTasks } from './builds.ts';
import { type CallName, callsAt } from './calls.ts';
import { readHosts } from './hosts.ts';
import { askHub, type HubAnswers } from './hub.ts';

/** One multiCall that the hub answered, its database included: the hub connects before it looks at a call. */
const connect = async (config: ConfigOf<'koji'>, tools: Tools): Promise<HubAnswers<CallName>> => {
  const hub = await askHub(config.hub, callsAt(tools.now), tools);
  hub.read('apiVersion', count);
  return hub;
};

/** Hubs before 1.23 know no getKojiVersion: then there is no version to show. */
const readVersion = async (hub: HubAnswers<CallName>): Promise<Figures> => {
  const said = await attempt(() => hub.version ?? hub.read('version', z.string()));
  return { version: 'value' in said ? cleanText(said.value, 60) || undefined : undefined };
};

/** A folder that may not be listed is there all the same, hence 403. */
const page = (id: string, url: string, statuses: number[], tools: Tools): Promise<Step> =>
  step(id, async () => {
    const answer = await tools.request(url, { accept: ['text/html', 'application/xhtml+xml'], statuses });
    return { latencyMs: answer.latencyMs };
  });

const askPages = async ({ web, files }: ConfigOf<'koji'>, tools: Tools): Promise<Step[]> => {
  const steps = [await page('web', below(web, ''), [200], tools)];
  if (files) steps.push(await page('files', below(files, ''), [200, 403], tools));
  return steps;
};

const skipPages = ({ files }: ConfigOf<'koji'>): Step[] => (files ? ['web', 'files'] : ['web']).map(skipped);

/** Without the hub there is nothing else to ask of it; its pages are asked if they are on a host that may answer. */
const withoutHub = async (config: ConfigOf<'koji'>, tools: Tools, error: ProbeError): Promise<Step[]> => {
  const gone = isHostFault(error) && new URL(config.web).host === new URL(config.hub).host;
  const pages = gone ? skipPages(config) : await askPages(config, tools);
  return [{ check: failedCheck('hub', error) }, ...['builds', 'tasks', 'hosts'].map(skipped), ...pages];
};

/** Checks hub (critical), builds, tasks, hosts, web and files. */
export const koji: Probe<'koji'> = async (config, tools) => {
  const connected = await attempt(() => connect(config, tools));
  if ('error' in connected) return combined(await withoutHub(config, tools, connected.error));
  const hub = connected.value;
  return combined([
    { check: { id: 'hub', outcome: 'pass', latencyMs: hub.latencyMs }, figures: await readVersion(hub) },
    await readBuilds(hub, config),
    await readTasks(hub, tools.now),
    await readHosts(hub, config.hub, tools),
    ...(await askPages(config, tools)),
  ]);
};
