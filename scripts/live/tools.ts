// What one service is asked with: its own time, its own kept answers, and the connections that all services share.
import type { Resolver as SystemResolver } from 'node:dns/promises';
import type { Cache } from '#scripts/http/cache.ts';
import type { Resolver, Try } from '#scripts/http/contract.ts';
import type { Authorization } from '#scripts/http/exchange.ts';
import { createBudget } from '#scripts/http/limiter.ts';
import type { Network, NetworkLimits } from '#scripts/http/network.ts';
import { networkError } from '#scripts/http/network-error.ts';
import { systemResolver } from '#scripts/http/names.ts';
import { createRequest } from '#scripts/http/request.ts';
import { createCertificateDays, openConnection } from '#scripts/http/transport.ts';
import type { ProbeConfig, Tools } from './probe.ts';
import type { LiveService } from './services.ts';

// Tokens of the environment raise the limits of a service; everything works without them.

/**
 * GITEE_TOKEN, for Gitee. Sent as a header only, since a URL ends up in logs; never over plain HTTP, nor to another origin
 * than the configured one.
 */
export const authorizationFor = (config: ProbeConfig, environment: NodeJS.ProcessEnv): Authorization => {
  const token = config.kind === 'gitee' ? environment['GITEE_TOKEN'] : undefined;
  return (url) => {
    const isMeant = config.kind === 'gitee' && url.protocol === 'https:' && url.origin === new URL(config.api).origin;
    return token && isMeant ? { authorization: `Bearer ${token}` } : {};
  };
};

// TXT and MX records, from the name servers of the machine.

/** What a name server answers where the name or the record does not exist: an answer, not a failure. */
const absent = new Set(['ENODATA', 'ENOTFOUND']);

const records = async <T>(name: string, ask: () => Promise<T[]>): Promise<T[]> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(String(error.code))) return [];
    throw networkError(error, name);
  }
};

type Source = Pick<SystemResolver, 'resolveTxt' | 'resolveMx'>;

export const createResolver = (source: Source = systemResolver()): Resolver => ({
  // A text is sent in pieces of at most 255 bytes, which belong together without a space.
  txt: async (name) => (await records(name, () => source.resolveTxt(name))).map((pieces) => pieces.join('')),
  mx: (name) => records(name, () => source.resolveMx(name)),
});

export interface Limits extends NetworkLimits {
  /** One service, from its first turn on. */
  serviceMs: number;
  /** One try of a request, its body included. */
  tryMs: number;
}

export interface Shared extends Network {
  limits: Limits;
  now: Date;
  environment: NodeJS.ProcessEnv;
  userAgent: string;
}

/**
 * The tools of one service; how many milliseconds have passed since it was first asked; and what stops its clock. `note` is
 * called with what went wrong, in words that are not redacted yet.
 */
export const toolboxFor = (service: LiveService, shared: Shared, cache: Cache, note: (line: string) => void) => {
  const { limits, turn, agent, addresses, connections, run, now, environment, userAgent } = shared;
  const { signal, start, end } = createBudget(limits.serviceMs, run);
  let begin = performance.now();
  const started = () => {
    if (start()) begin = performance.now();
  };
  const tries: Try[] = [];
  const sockets = { addresses, turn, signal, timeoutMs: limits.connectMs, started };
  const authorize = authorizationFor(service.probe, environment);
  let isRefused = false;
  const refused = () => {
    if (!isRefused)
      note('Gitee 拒绝了 GITEE_TOKEN（HTTP 401），已改为不带令牌请求。请更换有效的令牌，或删除该环境变量。');
    isRefused = true;
  };
  const request = createRequest({
    agent,
    turn,
    addresses,
    connections,
    tries,
    cache,
    userAgent,
    started,
    signal,
    tryTimeoutMs: limits.tryMs,
    authorization: (url) => (isRefused ? {} : authorize(url)),
    refused,
    failed: (error) => note(error.message),
  });
  const tools: Tools = {
    request,
    certificateDays: createCertificateDays(sockets, now),
    connect: (host, port) => openConnection(host, port, { ...sockets, tries }),
    resolver: createResolver(),
    now,
    signal,
  };
  return { tools, tries, elapsed: () => Math.round(performance.now() - begin), end };
};
