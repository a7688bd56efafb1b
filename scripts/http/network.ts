// What all requests of one run share: connections, turns, and the time of the run.
import type { Dispatcher } from 'undici';
import { type Addresses, createAddresses } from './addresses.ts';
import { createTurns, OutOfTime, type Turn } from './limiter.ts';
import { type Connections, createAgent } from './transport.ts';

export interface NetworkLimits {
  /** The whole run. */
  runMs: number;
  connectMs: number;
  /** In all; to each host there is one. */
  connections: number;
}

export interface Network {
  addresses: Addresses;
  agent: Dispatcher;
  connections: Connections;
  turn: Turn;
  /** Aborted when the run is over or stopped. */
  run: AbortSignal;
}

/** Works with a network of its own. `exempt` holds `host:port` of the addresses that may be private; `signal` stops the run. */
export const withNetwork = async <T>(
  { runMs, connectMs, connections: limit }: NetworkLimits,
  { exempt, signal }: { exempt: ReadonlySet<string>; signal: AbortSignal },
  work: (network: Network) => Promise<T>,
): Promise<T> => {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(new OutOfTime('本次运行超过时限', false)), runMs);
  const addresses = createAddresses(exempt);
  const connections: Connections = new Map();
  const agent = createAgent(addresses, connectMs, connections);
  try {
    const run = AbortSignal.any([signal, end.signal]);
    return await work({ addresses, agent, connections, turn: createTurns(limit), run });
  } finally {
    clearTimeout(timer);
    await agent.destroy();
  }
};
