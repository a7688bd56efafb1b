// What one service is asked with: its own time, its own kept answers, and the connections that all services share.
import type { Dispatcher } from 'undici';
import type { Addresses } from './addresses.ts';
import { createBudget } from './budget.ts';
import type { Cache } from './cache.ts';
import { createCertificateDays } from './certificate.ts';
import type { Turn } from './limiter.ts';
import type { Tools } from '../probe.ts';
import { createRequest } from './request.ts';
import { createResolver } from './resolver.ts';
import { authorizationFor } from './tokens.ts';
import type { LiveService } from '../services.ts';
import { openConnection } from './transport.ts';

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

export interface Toolbox {
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
    ...{ agent, turn, cache, userAgent, started, signal, tryTimeoutMs: limits.tryMs, random: Math.random },
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
    log: note,
  };
  return { tools, elapsed: () => Math.round(performance.now() - begin), end };
};
