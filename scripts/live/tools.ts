// What one service is asked with: its own time, its own kept answers, and the connections that all services share.
import dns from 'node:dns';
import { Resolver as SystemResolver } from 'node:dns/promises';
import type { Dispatcher } from 'undici';
import type { Addresses } from '#scripts/http/addresses.ts';
import type { Cache } from '#scripts/http/cache.ts';
import type { Resolver } from '#scripts/http/contract.ts';
import type { Authorization } from '#scripts/http/exchange.ts';
import { createBudget, type Turn } from '#scripts/http/limiter.ts';
import { networkError } from '#scripts/http/network-error.ts';
import { createRequest } from '#scripts/http/request.ts';
import { createCertificateDays, openConnection } from '#scripts/http/transport.ts';
import type { ProbeConfig, Tools } from './probe.ts';
import type { LiveService } from './services.ts';

// Tokens of the environment: they raise the limits of a service, and nothing works only with them.

/** The variable of each kind, and the address it is for. Sent as a header only: an address ends up in logs. */
const tokenOf = (config: ProbeConfig, environment: NodeJS.ProcessEnv) =>
  config.kind === 'gitee' ? { token: environment['GITEE_TOKEN'], api: new URL(config.api) } : undefined;

/** Nothing is sent over plain HTTP, nor to another origin than the configured one. */
export const authorizationFor = (config: ProbeConfig, environment: NodeJS.ProcessEnv): Authorization => {
  const known = tokenOf(config, environment);
  return (url) => {
    if (!known?.token || url.protocol !== 'https:' || url.origin !== known.api.origin) return {};
    return { authorization: `Bearer ${known.token}` };
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

/**
 * A resolver of its own asks the system's servers even where the process was told others. Those are known to the module
 * object alone: `setServers` replaces its functions, and a function imported by name is the one from before.
 */
const systemSource = (): Source => {
  const source = new SystemResolver({ timeout: 5000, tries: 2 });
  source.setServers(dns.getServers());
  return source;
};

export const createResolver = (source: Source = systemSource()): Resolver => ({
  // A text is sent in pieces of at most 255 bytes, which belong together without a space.
  txt: async (name) => (await records(name, () => source.resolveTxt(name))).map((pieces) => pieces.join('')),
  mx: (name) => records(name, () => source.resolveMx(name)),
});

export interface Limits {
  /** The whole run. */
  runMs: number;
  /** One service, from its first turn on. */
  serviceMs: number;
  /** One try of a request, its body included. */
  tryMs: number;
  connectMs: number;
  connections: number;
}

export interface Shared {
  limits: Limits;
  turn: Turn;
  agent: Dispatcher;
  addresses: Addresses;
  /** Aborted when the run is over or stopped. */
  run: AbortSignal;
  now: Date;
  environment: NodeJS.ProcessEnv;
  userAgent: string;
}

interface Toolbox {
  tools: Tools;
  /** Milliseconds since the service was first asked. */
  elapsed(): number;
  /** Stops its clock. */
  end(): void;
}

/** `note` is told what went wrong, in words that are not redacted yet. */
export const toolboxFor = (
  service: LiveService,
  shared: Shared,
  cache: Cache,
  note: (line: string) => void,
): Toolbox => {
  const { limits, turn, agent, addresses, run, now, environment, userAgent } = shared;
  const { signal, start, end } = createBudget(limits.serviceMs, run);
  let begin = performance.now();
  const started = () => {
    if (start()) begin = performance.now();
  };
  const sockets = { addresses, turn, signal, timeoutMs: limits.connectMs, started };
  const request = createRequest({
    agent,
    turn,
    cache,
    userAgent,
    started,
    signal,
    tryTimeoutMs: limits.tryMs,
    random: Math.random,
    authorization: authorizationFor(service.probe, environment),
    failed: (error) => note(error.message),
  });
  const tools: Tools = {
    request,
    certificateDays: createCertificateDays(sockets, now),
    connect: (host, port) => openConnection(host, port, sockets),
    resolver: createResolver(),
    now,
    signal,
  };
  return { tools, elapsed: () => Math.round(performance.now() - begin), end };
};
