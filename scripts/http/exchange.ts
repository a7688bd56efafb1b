// One request and its response, without tries and redirects.

import { type Dispatcher, fetch } from 'undici';
import { type Cache, conditionalHeaders } from './cache.ts';
import { ProbeError, type RequestOptions } from './contract.ts';
import { OutOfTime, type Turn } from './limiter.ts';
import { networkError } from './network-error.ts';
import { type Exchange, judge } from './response.ts';
import { hostPort } from './transport.ts';

/** The header that authorises a request to this address; none for every address the token is not meant for. */
export type Authorization = (url: URL) => { authorization?: string };

export interface ExchangeSettings {
  agent: Dispatcher;
  turn: Turn;
  /** Default: nothing is kept. */
  cache?: Cache;
  /** Default: none. */
  authorization?: Authorization;
  userAgent: string;
  /** The service's: aborted when its time or that of the run is over. */
  signal: AbortSignal;
  /** For one try, from the first byte sent to the last byte of the body. */
  tryTimeoutMs: number;
  /** Called when a turn comes: only from then on is it the service that takes time. */
  started(): void;
}

type Timed = Exchange & { latencyMs: number };

const outOfTime = (where: string, signal: AbortSignal, asked: boolean): ProbeError => {
  const theirs = asked && signal.reason instanceof OutOfTime && signal.reason.theirs;
  return new ProbeError(`${where}：到了时限`, { kind: 'timeout', theirs, cause: signal.reason });
};

/** Asks for what is kept only if it has changed, and keeps what came. */
const send = async (url: URL, options: RequestOptions, settings: ExchangeSettings, signal: AbortSignal) => {
  const { agent, cache, authorization, userAgent } = settings;
  const { method = 'GET', body, headers, accept, keep = false } = options;
  const found = keep ? cache?.find(url.href) : undefined;
  const kept = found && accept.includes(found.type) ? found : undefined;
  const own = { accept: accept.join(', '), 'user-agent': userAgent, ...authorization?.(url) };
  const response = await fetch(url, {
    dispatcher: agent,
    method,
    body,
    redirect: 'manual',
    signal,
    headers: { ...headers, ...conditionalHeaders(kept), ...own },
  });
  const exchange = await judge(response, url, options, kept);
  if (keep && 'answer' in exchange && response.status === 200) {
    const { text, headers } = exchange.answer;
    cache?.keep(url.href, { type: exchange.type, text, etag: headers['etag'], lastModified: headers['last-modified'] });
  }
  return exchange;
};

/** Sends one request in its turn. Everything that goes wrong is a `failure`; nothing is thrown but mistakes of ours. */
export const exchange = async (url: URL, options: RequestOptions, settings: ExchangeSettings): Promise<Timed> => {
  const { turn, signal, tryTimeoutMs, started } = settings;
  const end = await turn(hostPort(url), signal).catch(() => undefined);
  if (!end) return { failure: outOfTime(url.host, signal, false), latencyMs: 0 };
  started();
  const begin = performance.now();
  const timed = (value: Exchange): Timed => ({ ...value, latencyMs: Math.round(performance.now() - begin) });
  const timeout = AbortSignal.timeout(tryTimeoutMs);
  try {
    return timed(await send(url, options, settings, AbortSignal.any([signal, timeout])));
  } catch (error) {
    if (error instanceof ProbeError) return timed({ failure: error });
    if (signal.aborted) return timed({ failure: outOfTime(url.host, signal, true) });
    if (!timeout.aborted) return timed({ failure: networkError(error, url.host) });
    const message = `${url.host}：${tryTimeoutMs / 1000} 秒内没有答完`;
    return timed({ failure: new ProbeError(message, { kind: 'timeout', theirs: true, cause: error }) });
  } finally {
    end();
  }
};
