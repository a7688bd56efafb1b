// One request and its response, without tries and redirects.

import { type Dispatcher, fetch } from 'undici';
import { isIP } from 'node:net';
import { type Addresses, resolveName } from './addresses.ts';
import { type Cache, conditionalHeaders } from './cache.ts';
import { attempt, ProbeError, type RequestOptions, type Try } from './contract.ts';
import { OutOfTime, type Turn } from './limiter.ts';
import { networkError } from './network-error.ts';
import { type Exchange, judge } from './response.ts';
import { bareHost, type Connections, hostPort } from './transport.ts';

/** The header that authorises a request to this address; none for every address the token is not meant for. */
export type Authorization = (url: URL) => { authorization?: string };

export interface ExchangeSettings {
  agent: Dispatcher;
  turn: Turn;
  /** Names are resolved by it before a turn is waited for. Default: when the connection is made. */
  addresses?: Addresses;
  /** Those that the agent made; what became of a try is seen from them. */
  connections?: Connections;
  /** Gets how far each try came. */
  tries?: Try[];
  /** Default: nothing is kept. */
  cache?: Cache;
  /** Default: none. */
  authorization?: Authorization;
  /** Called when the service does not take the authorisation, before it is asked without. */
  refused?(): void;
  userAgent: string;
  /** The service's: aborted when its time or that of the run is over. */
  signal: AbortSignal;
  /** For one try, from the first byte sent to the last byte of the body. */
  tryTimeoutMs: number;
  /** Called when a turn comes: only from then on is it the service that takes time. */
  started(): void;
}

export type Timed = Exchange & {
  latencyMs: number;
  /** The time was over before the service had all that it may take: says nothing about it. */
  cut?: boolean;
};

const outOfTime = (where: string, signal: AbortSignal, asked: boolean): Exchange & { cut: boolean } => {
  const theirs = asked && signal.reason instanceof OutOfTime && signal.reason.theirs;
  return {
    failure: new ProbeError(`${where}：超过时限`, { kind: 'timeout', theirs, cause: signal.reason }),
    cut: !theirs,
  };
};

const unauthorized = 401;

/** Asks for what is kept only if it has changed, and keeps what came. */
const send = async (
  url: URL,
  options: RequestOptions,
  settings: ExchangeSettings,
  signal: AbortSignal,
): Promise<Exchange> => {
  const { agent, cache, authorization, refused, userAgent } = settings;
  const { method = 'GET', body, headers, accept, keep = false } = options;
  const found = keep ? cache?.find(url.href) : undefined;
  const kept = found && accept.includes(found.type) ? found : undefined;
  const authorized = authorization?.(url) ?? {};
  const own = { accept: accept.join(', '), 'user-agent': userAgent, ...authorized };
  const response = await fetch(url, {
    dispatcher: agent,
    method,
    body,
    redirect: 'manual',
    signal,
    headers: { ...headers, ...conditionalHeaders(kept), ...own },
  });
  if (response.status === unauthorized && authorized.authorization) {
    await response.body?.cancel().catch(() => {});
    refused?.();
    return send(url, options, { ...settings, authorization: () => ({}) }, signal);
  }
  const exchange = await judge(response, url, options, kept);
  if (keep && 'answer' in exchange && response.status === 200) {
    const { text, headers } = exchange.answer;
    cache?.keep(url.href, { type: exchange.type, text, etag: headers['etag'], lastModified: headers['last-modified'] });
  }
  return exchange;
};

/** Resolves the name of the host, unless it is asked for by its address. */
const resolved = async (url: URL, { addresses, tries }: ExchangeSettings): Promise<Try> => {
  const facts: Try = { resolved: false, connected: false, answered: false };
  const host = bareHost(url.hostname);
  if (!isIP(host)) tries?.push(facts);
  if (addresses) await resolveName(addresses, host, Number(hostPort(url).split(':').at(-1)));
  if (isIP(host)) tries?.push(facts);
  facts.resolved = true;
  return facts;
};

/** Sends one request in its turn. Everything that goes wrong is a `failure`; nothing is thrown but mistakes of ours. */
export const exchange = async (url: URL, options: RequestOptions, settings: ExchangeSettings): Promise<Timed> => {
  const { turn, connections, signal, tryTimeoutMs, started } = settings;
  const name = await attempt(() =>
    resolved(url, settings).catch((error) => Promise.reject(networkError(error, url.host))),
  );
  if ('error' in name) return { failure: name.error, latencyMs: 0 };
  const end = await turn(hostPort(url), signal).catch(() => undefined);
  if (!end) return { ...outOfTime(url.host, signal, false), latencyMs: 0 };
  started();
  const facts = name.value;
  const begin = performance.now();
  const timed = <T extends Exchange>(value: T) => ({ ...value, latencyMs: Math.round(performance.now() - begin) });
  const timeout = AbortSignal.timeout(tryTimeoutMs);
  try {
    const answer = timed(await send(url, options, settings, AbortSignal.any([signal, timeout])));
    facts.answered = true;
    return answer;
  } catch (error) {
    if (error instanceof ProbeError) return timed({ failure: error });
    if (signal.aborted) return timed(outOfTime(url.host, signal, true));
    if (!timeout.aborted) return timed({ failure: networkError(error, url.host) });
    const message = `${url.host}：${tryTimeoutMs / 1000} 秒内未收到完整响应`;
    return timed({ failure: new ProbeError(message, { kind: 'timeout', theirs: true, cause: error }) });
  } finally {
    const socket = connections?.get(hostPort(url));
    facts.answered ||= (socket?.bytesRead ?? 0) > 0;
    facts.connected = facts.answered || socket !== undefined;
    end();
  }
};
