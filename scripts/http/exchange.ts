// One request and its response, without tries and redirects.

import { type Dispatcher, fetch } from 'undici';
import { type Cache, type CachedResponse, conditionalHeaders } from './cache.ts';
import { ProbeError, type RequestOptions } from './contract.ts';
import { OutOfTime, type Turn } from './limiter.ts';
import { networkError } from './network-error.ts';
import { type Exchange, judge } from './response.ts';
import { bareHost, portOf } from './transport.ts';

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

type Timed<T> = T & { latencyMs: number };

const outOfTime = (where: string, signal: AbortSignal, asked: boolean): ProbeError => {
  const theirs = asked && signal.reason instanceof OutOfTime && signal.reason.theirs;
  return new ProbeError(`${where}：到了时限`, { kind: 'timeout', theirs, cause: signal.reason });
};

const send = async (
  url: URL,
  options: RequestOptions,
  { settings, signal, kept }: { settings: ExchangeSettings; signal: AbortSignal; kept: CachedResponse | undefined },
): Promise<Exchange> => {
  const { agent, cache, authorization, userAgent } = settings;
  const { method = 'GET', body, headers, accept, keep = false } = options;
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
    const [etag, lastModified] = [response.headers.get('etag'), response.headers.get('last-modified')];
    cache?.keep(url.href, {
      type: exchange.type,
      text: exchange.answer.text,
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
    });
  }
  return exchange;
};

/** Sends one request in its turn. Everything that goes wrong is a `failure`; nothing is thrown but mistakes of ours. */
export const exchange = async (
  url: URL,
  options: RequestOptions,
  settings: ExchangeSettings,
): Promise<Timed<Exchange>> => {
  const { turn, cache, signal, tryTimeoutMs, started } = settings;
  const host = `${bareHost(url.hostname)}:${portOf(url)}`;
  const end = await turn(host, signal).catch(() => undefined);
  if (!end) return { failure: outOfTime(url.host, signal, false), latencyMs: 0 };
  started();
  const begin = performance.now();
  const timed = <T>(value: T): Timed<T> => ({ ...value, latencyMs: Math.round(performance.now() - begin) });
  const timeout = AbortSignal.timeout(tryTimeoutMs);
  try {
    const found = options.keep ? cache?.find(url.href) : undefined;
    const kept = found && options.accept.includes(found.type) ? found : undefined;
    return timed(await send(url, options, { settings, signal: AbortSignal.any([signal, timeout]), kept }));
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
