// One request and its response, without tries and redirects.
import { type Dispatcher, type Response, fetch } from 'undici';
import { type Answer, type ProbeConfig, ProbeError, type RequestOptions } from '#scripts/live/probe.ts';
import { type Cache, type CachedAnswer, conditionalHeaders } from './cache.ts';
import { OutOfTime, type Turn } from './limiter.ts';
import { networkError } from './network-error.ts';
import { bareHost, portOf } from './transport.ts';

// The body of an answer: decoded bytes counted while they come, then text.

const utf8 = new TextDecoder('utf-8', { fatal: true });

const chunksOf = async (response: Response, maxBytes: number, where: string): Promise<Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream and closes the connection: what is still to come is never received.
    if (bytes > maxBytes) throw new ProbeError(`${where}：正文超过 ${maxBytes} 字节`, { kind: 'size', theirs: false });
    chunks.push(chunk);
  }
  return chunks;
};

/** Throws ProbeError `size` beyond the limit, `parse` for bytes that are not UTF-8, and what the network throws as it is. */
const readText = async (response: Response, maxBytes: number, where: string): Promise<string> => {
  const chunks = await chunksOf(response, maxBytes, where);
  try {
    return utf8.decode(Buffer.concat(chunks));
  } catch (error) {
    throw new ProbeError(`${where}：正文不是 UTF-8`, { kind: 'parse', theirs: false, cause: error });
  }
};

/** Drops a body that nobody reads, and with it the connection. */
const dropBody = async (response: Response): Promise<void> => {
  await response.body?.cancel().catch(() => {});
};

// Whether and when a request is tried again.

export const mostTries = 3;

/** Longest wait that a server may ask for with Retry-After; who asks for more is not asked again in this run. */
export const longestWaitMs = 30_000;

const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Faults that may be gone in a second. The requests of the probes only read, so that a POST may be repeated as well. */
export const mayPass = ({ kind, code }: ProbeError): boolean => {
  if (kind === 'dns') return code === 'EAI_AGAIN';
  if (kind === 'http') return typeof code === 'number' && passing.has(code);
  return kind === 'connect' || kind === 'timeout' || kind === 'rate_limited';
};

/** Full jitter: a random part of 0.5 s, 1 s, 2 s … up to 8 s; `tries` counts those that failed, `random` is in [0, 1). */
export const backoffMs = (tries: number, random: number): number => random * Math.min(8000, 500 * 2 ** (tries - 1));

/** Milliseconds that a Retry-After header asks for: seconds or a date; `undefined` for anything else. */
export const retryAfterMs = (header: string | null, now: Date): number | undefined => {
  if (!header) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now.getTime());
};

// What a response is: an answer, a redirect, or a failure.

type Exchange =
  | { answer: Omit<Answer, 'latencyMs'>; type: string }
  | { redirect: URL; status: number }
  | { failure: ProbeError; retryAfterMs?: number };

const defaultMaxBytes = 2 * 1024 * 1024;
const redirects = new Set([301, 302, 303, 307, 308]);
/** Statuses that say that we are not wanted, which is not to say that the service is down. */
const refusals = new Set([401, 403, 407, 451]);

const mediaTypeOf = (response: Response): string =>
  (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const statusError = (status: number, host: string): ProbeError => {
  const kind = status === 429 ? 'rate_limited' : refusals.has(status) ? 'blocked' : 'http';
  return new ProbeError(`${host}：HTTP ${status}`, { kind, theirs: kind === 'http', code: status });
};

const typeError = (type: string, accept: string[], host: string): ProbeError =>
  new ProbeError(`${host}：内容类型是 ${type.slice(0, 60) || '（没有写明）'}，应为 ${accept.join('、')}`, {
    kind: 'type',
    theirs: false,
  });

/** A 304 says that what is kept still holds; the document's own headers come from there, too. */
const fromCache = (response: Response, { text, type, etag, lastModified }: CachedAnswer, url: URL): Exchange => {
  const own = { 'content-type': type, ...(etag && { etag }), ...(lastModified && { 'last-modified': lastModified }) };
  const headers = { ...Object.fromEntries(response.headers), ...own };
  return { answer: { status: 200, headers, text, url: url.href }, type };
};

/** Reads the response as far as it is of use. Throws what `readText` throws. */
const judge = async (
  response: Response,
  url: URL,
  { accept, statuses = [200], maxBytes = defaultMaxBytes, discard = false }: RequestOptions,
  kept: CachedAnswer | undefined,
): Promise<Exchange> => {
  const { status, headers } = response;
  if (status === 304 && kept) return fromCache(response, kept, url);
  if (statuses.includes(status)) {
    const type = mediaTypeOf(response);
    if (discard) {
      await dropBody(response);
      return { answer: { status, headers: Object.fromEntries(headers), text: '', url: url.href }, type };
    }
    if (accept.includes(type)) {
      const text = await readText(response, maxBytes, url.host);
      return { answer: { status, headers: Object.fromEntries(headers), text, url: url.href }, type };
    }
    await dropBody(response);
    return { failure: typeError(type, accept, url.host) };
  }
  await dropBody(response);
  const location = headers.get('location');
  if (redirects.has(status) && location && URL.canParse(location, url)) {
    return { redirect: new URL(location, url), status };
  }
  return {
    failure: statusError(status, url.host),
    retryAfterMs: retryAfterMs(headers.get('retry-after'), new Date()),
  };
};

// Tokens of the environment: they raise the limits of a service, and nothing works only with them.

/** The header that authorises a request to this address; none for every address the token is not meant for. */
type Authorization = (url: URL) => { authorization?: string };

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

export interface ExchangeSettings {
  agent: Dispatcher;
  turn: Turn;
  cache: Cache;
  authorization: Authorization;
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
  { settings, signal, kept }: { settings: ExchangeSettings; signal: AbortSignal; kept: CachedAnswer | undefined },
): Promise<Exchange> => {
  const { agent, cache, authorization, userAgent } = settings;
  const { method = 'GET', body, headers, accept, keep = false } = options;
  const own = { accept: accept.join(', '), 'user-agent': userAgent, ...authorization(url) };
  const response = await fetch(url, {
    ...{ dispatcher: agent, method, body, redirect: 'manual', signal },
    headers: { ...headers, ...conditionalHeaders(kept), ...own },
  });
  const exchange = await judge(response, url, options, kept);
  if (keep && 'answer' in exchange && response.status === 200) {
    const [etag, lastModified] = [response.headers.get('etag'), response.headers.get('last-modified')];
    cache.keep(url.href, {
      ...{ type: exchange.type, text: exchange.answer.text },
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
    const found = options.keep ? cache.find(url.href) : undefined;
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
