// Asks many links: hosts beside each other, the links of one host one after the other with a pause between.
import { setTimeout as sleep } from 'node:timers/promises';
import { createAddresses } from '../../live/network/addresses.ts';
import { createBudget, OutOfTime } from '../../live/network/budget.ts';
import { createCache } from '../../live/network/cache.ts';
import { createTurns, type Turn } from '../../live/network/limiter.ts';
import { createRequest } from '../../live/network/request.ts';
import { createAgent } from '../../live/network/transport.ts';
import { type Answer, ask } from './answer.ts';
import type { Endpoints } from './endpoints.ts';

export interface Limits {
  /** The whole run; links that are not asked by then keep what is known of them. */
  runMs: number;
  /** One link, with its tries and redirects, from its first turn on. */
  linkMs: number;
  tryMs: number;
  connectMs: number;
  /** Between two links of one host. */
  pauseMs: number;
  connections: number;
}

export const usualLimits: Limits = {
  ...{ runMs: 300_000, linkMs: 40_000, tryMs: 15_000, connectMs: 10_000, pauseMs: 1000, connections: 8 },
};

export interface AskSettings {
  endpoints: Endpoints;
  userAgent: string;
  /** Aborted when somebody stops the program. */
  signal: AbortSignal;
  limits?: Limits;
  /** In [0, 1). */
  random?: () => number;
  /** Called with each answer. */
  answered(url: string): void;
}

interface Shared extends AskSettings {
  limits: Limits;
  turn: Turn;
  agent: ReturnType<typeof createAgent>;
  /** Aborted when the run is over or stopped. */
  run: AbortSignal;
}

const askOne = async (url: string, { agent, turn, userAgent, limits, run, random, endpoints }: Shared) => {
  const { signal, start, end } = createBudget(limits.linkMs, run);
  const request = createRequest({
    ...{ agent, turn, userAgent, signal, started: start, cache: createCache({}), authorization: () => ({}) },
    ...{ tryTimeoutMs: limits.tryMs, random: random ?? Math.random, failed: () => {} },
  });
  try {
    return await ask(endpoints.askedAt(url), request);
  } finally {
    end();
  }
};

/** The answers of one host's links; none for those that were not asked. */
const askHost = async (urls: string[], shared: Shared): Promise<[string, Answer][]> => {
  const answers: [string, Answer][] = [];
  for (const [index, url] of urls.entries()) {
    if (index > 0) await sleep(shared.limits.pauseMs, undefined, { signal: shared.run }).catch(() => {});
    if (shared.run.aborted) return answers;
    const answer = await askOne(url, shared);
    // What the end of the run cut short says nothing.
    if (shared.run.aborted) return answers;
    const same = answer.others === 'same' ? urls.slice(index) : [url];
    for (const one of same) shared.answered(one);
    answers.push(...same.map((one): [string, Answer] => [one, answer]));
    if (answer.others !== 'ask') return answers;
  }
  return answers;
};

/** Throws nothing for what goes wrong with a link; one that was not asked has no answer. */
export const askLinks = async (urls: string[], settings: AskSettings): Promise<Map<string, Answer>> => {
  const { endpoints, signal, limits = usualLimits } = settings;
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(new OutOfTime('本次运行的时间到了', false)), limits.runMs);
  const agent = createAgent(createAddresses(endpoints.exempt), limits.connectMs);
  const run = AbortSignal.any([signal, end.signal]);
  const shared: Shared = { ...settings, limits, agent, run, turn: createTurns(limits.connections) };
  const hosts = Map.groupBy(urls, (url) => new URL(endpoints.askedAt(url)).host);
  try {
    const answers = await Promise.all([...hosts.values()].map((host) => askHost(host, shared)));
    return new Map(answers.flat());
  } finally {
    clearTimeout(timer);
    await agent.destroy();
  }
};
