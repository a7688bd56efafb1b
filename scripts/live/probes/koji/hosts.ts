// What a Koji hub says about its builders: how many, never which.
import { z } from 'astro/zod';
import type { Check, Figures } from '#schemas/snapshot.ts';
import type { Tools } from '#scripts/live/probe.ts';
import { count, gather, type Step } from '#scripts/live/probes/checks.ts';
import { timestamp } from './builds.ts';
import { type CallName, lastUpdateCalls } from './calls.ts';
import { askHub, type HubAnswers } from './hub.ts';

/** The hub's own HostTimeout: https://docs.pagure.org/koji/ (hub configuration). */
const STALE_SECONDS = 900;

const hostList = z.array(
  z.object({ id: count, enabled: z.boolean(), ready: z.boolean(), update_ts: timestamp.nullish() }),
);
type Host = z.infer<typeof hostList>[number];

/** When each host was last heard of, in seconds since 1970, null for never; asked for where the list does not say. */
const lastUpdates = async (hosts: Host[], url: string, tools: Tools): Promise<(number | null)[]> => {
  const silent = hosts.filter((host) => host.update_ts === undefined);
  const answers = silent.length > 0 && (await askHub(url, lastUpdateCalls(silent.map(({ id }) => id)), tools));
  return hosts.map(({ id, update_ts: updated }) => {
    if (updated !== undefined || !answers) return updated ?? null;
    return answers.read(String(id), timestamp.nullable());
  });
};

type HostFigures = Pick<Figures, 'hostsEnabled' | 'hostsReady' | 'hostsStale'>;

/** Nobody left to build is a failure; a host that is enabled but was not heard of is worth a look. */
const judge = ({ hostsEnabled = 0, hostsReady = 0, hostsStale = 0 }: HostFigures): Check['outcome'] => {
  if (hostsEnabled > 0 && hostsReady === 0) return 'fail';
  return hostsStale > 0 ? 'warn' : 'pass';
};

/** Enabled hosts, those that are ready, and those without contact for 900 s or ever. */
export const readHosts = async (hub: HubAnswers<CallName>, url: string, tools: Tools): Promise<Step> => {
  const enabledHosts = (): Host[] => hub.read('hosts', hostList).filter(({ enabled }) => enabled);
  const staleBefore = tools.now.getTime() / 1000 - STALE_SECONDS;
  const { check, facts } = await gather<HostFigures>(
    'hosts',
    {
      hostsEnabled: () => enabledHosts().length,
      hostsReady: () => enabledHosts().filter(({ ready }) => ready).length,
      hostsStale: async () => {
        const updates = await lastUpdates(enabledHosts(), url, tools);
        return updates.filter((updated) => updated === null || updated < staleBefore).length;
      },
    },
    judge,
  );
  return { check, figures: facts };
};
