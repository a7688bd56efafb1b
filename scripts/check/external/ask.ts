// Asks many links: hosts beside each other, the links of one host one after the other with a pause between.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'astro/zod';
import { attempt, type ProbeError, type RequestOptions, type Try } from '#scripts/http/contract.ts';
import { createBudget } from '#scripts/http/limiter.ts';
import { type Network, type NetworkLimits, withNetwork } from '#scripts/http/network.ts';
import { createRequest } from '#scripts/http/request.ts';
import { hostPort } from '#scripts/http/transport.ts';
import { Failure } from '#scripts/kit/failure.ts';

/**
 * `good`: it leads somewhere. `gone`: the server reports that nothing is there. `unknown`: the network or the server failed, or
 * the server refuses programs.
 */
export interface Answer {
  said: 'good' | 'gone' | 'unknown';
  /** HTTP status, where there was one. */
  status?: number;
  /** In a few words, for people; for `gone` and `unknown`. */
  reason?: string;
  /** No connection was made; if that is so for all links, our own network is down. */
  unreached: boolean;
  /** For the host's other links: request them, take the same answer, or leave them for another run. */
  others: 'ask' | 'same' | 'leave';
}

const options: RequestOptions = {
  accept: ['*/*'],
  statuses: [200, 201, 202, 203, 204, 205, 206],
  discard: true,
  anyHost: true,
};

const gone = new Set<unknown>([404, 410]);

const answerFrom = (error: ProbeError, tries: Try[]): Answer => {
  const { kind, code, message } = error;
  const unreached = kind !== 'tls' && tries.length > 0 && !tries.some(({ connected }) => connected);
  return {
    said: kind === 'http' && gone.has(code) ? 'gone' : 'unknown',
    ...(typeof code === 'number' && { status: code }),
    reason: message,
    unreached,
    others: unreached || kind === 'tls' ? 'same' : kind === 'timeout' || kind === 'rate_limited' ? 'leave' : 'ask',
  };
};

/** Other origins to request instead of the links' own, as tests and private networks need them. Only these may be private. */
export interface Endpoints {
  /** `host:port` that may be on loopback or in a private network. */
  exempt: ReadonlySet<string>;
  /** The address to ask in place of a link. */
  askedAt(url: string): string;
}

const shape = z.record(z.url(), z.url());

/** By the origin of the links, the origin that is asked. */
export const endpointsOf = (origins: Record<string, string>): Endpoints => {
  const others = new Map(Object.entries(origins).map(([from, to]) => [new URL(from).origin, new URL(to)]));
  return {
    exempt: new Set([...others.values()].map(hostPort)),
    askedAt: (url) => {
      const { origin, pathname, search } = new URL(url);
      const other = others.get(origin);
      return other ? new URL(`${pathname}${search}`, other).href : url;
    },
  };
};

/** Throws a Failure that shows a right file. */
export const readEndpoints = (file: string): Endpoints => {
  try {
    return endpointsOf(shape.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (cause) {
    const example = '{"https://docs.example.org": "http://127.0.0.1:8080"}';
    throw new Failure(`--endpoints ${file}：应为 JSON 文件，列出每个网址的替代网址，例如 ${example}`, { cause });
  }
};

/** Links that are not asked by the end of a run keep what is known of them. */
export interface Limits extends NetworkLimits {
  /** One link, with its tries and redirects, from its first turn on. */
  linkMs: number;
  tryMs: number;
  /** Between two links of one host. */
  pauseMs: number;
}

export const usualLimits: Limits = {
  runMs: 300_000,
  linkMs: 40_000,
  tryMs: 15_000,
  connectMs: 10_000,
  pauseMs: 1000,
  connections: 8,
};

export interface AskSettings {
  endpoints: Endpoints;
  userAgent: string;
  /** Aborted when the program is stopped. */
  signal: AbortSignal;
  limits: Limits;
  /** In [0, 1). */
  random?: () => number;
  /** Called with each answer. */
  answered(url: string): void;
}

type Shared = AskSettings & Network;

/** Requests a link with HEAD and, where the server refuses that, with GET. */
const askOne = async (url: string, shared: Shared): Promise<Answer> => {
  const { limits, run, endpoints } = shared;
  const { signal, start: started, end } = createBudget(limits.linkMs, run);
  const tries: Try[] = [];
  const request = createRequest({
    ...shared,
    tries,
    signal,
    started,
    tryTimeoutMs: limits.tryMs,
  });
  const at = endpoints.askedAt(url);
  try {
    let result = await attempt(() => request(at, { ...options, method: 'HEAD' }));
    if ('error' in result && ['http', 'blocked'].includes(result.error.kind))
      result = await attempt(() => request(at, options));
    if ('error' in result) return answerFrom(result.error, tries);
    return { said: 'good', status: result.value.status, unreached: false, others: 'ask' };
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
    // An answer that the end of the run cut short has no meaning.
    if (shared.run.aborted) return answers;
    const same = answer.others === 'same' ? urls.slice(index) : [url];
    for (const one of same) shared.answered(one);
    answers.push(...same.map((one): [string, Answer] => [one, answer]));
    if (answer.others !== 'ask') return answers;
  }
  return answers;
};

/** Throws nothing for what goes wrong with a link; one that was not asked has no answer. */
export const askLinks = (urls: string[], settings: AskSettings): Promise<Map<string, Answer>> => {
  const { endpoints, signal, limits } = settings;
  const hosts = Map.groupBy(urls, (url) => new URL(endpoints.askedAt(url)).host);
  return withNetwork(limits, { exempt: endpoints.exempt, signal }, async (network) => {
    const answers = await Promise.all([...hosts.values()].map((host) => askHost(host, { ...settings, ...network })));
    return new Map(answers.flat());
  });
};
