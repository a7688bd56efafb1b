// A request as a probe makes it: tried up to three times, followed to other addresses of the same host.
import { setTimeout as sleep } from 'node:timers/promises';
import type { SiteConfig } from '#schemas/site.ts';
import { type HttpRequest, type HttpResponse, ProbeError, type RequestOptions } from './contract.ts';
import { type ExchangeSettings, exchange } from './exchange.ts';

export interface RequestSettings extends ExchangeSettings {
  /** In [0, 1). Default: Math.random. */
  random?: (() => number) | undefined;
  /** Called with each request that failed for good. */
  failed?(error: ProbeError): void;
}

interface FailedTry {
  failure: ProbeError;
  cut?: boolean;
  retryAfterMs?: number;
}

const maxTries = 3;

/** Longest wait that a server may ask for with Retry-After; a server that asks for more is not asked again in this run. */
export const maxWaitMs = 30_000;

const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Faults that may be gone in a second. The requests of the probes only read, so that a POST may be repeated as well. */
export const isTransient = ({ kind, code }: ProbeError): boolean => {
  if (kind === 'dns') return code === 'EAI_AGAIN';
  if (kind === 'http') return typeof code === 'number' && passing.has(code);
  return kind === 'connect' || kind === 'timeout' || kind === 'rate_limited';
};

/** Full jitter: a random part of 0.5 s, 1 s, 2 s … up to 8 s; `tries` counts those that failed, `random` is in [0, 1). */
export const backoffMs = (tries: number, random: number): number => random * Math.min(8000, 500 * 2 ** (tries - 1));

const maxRedirects = 3;

const redirectError = (message: string, code: number, theirs: boolean): ProbeError =>
  new ProbeError(message, { kind: 'redirect', theirs, code });

/** Why a redirect is not followed, if it is not. To another host: a move, a login or a proxy; we cannot tell. */
const refusalOf = (from: URL, to: URL, status: number, { method, anyHost }: RequestOptions) => {
  if (to.hostname !== from.hostname && !anyHost) return redirectError(`${from.host}：重定向到其他主机`, status, false);
  if (to.protocol !== 'https:' && to.protocol !== from.protocol) {
    return redirectError(`${from.host}：从 https 重定向到 ${to.protocol}`, status, true);
  }
  return method === 'POST' && status < 307 ? redirectError(`${from.host}：POST 请求被重定向`, status, true) : undefined;
};

type Try = { answer: HttpResponse } | FailedTry;

const tryOnce = async (start: URL, options: RequestOptions, settings: RequestSettings): Promise<Try> => {
  let url = start;
  let latencyMs = 0;
  for (let redirects = 0; ; redirects += 1) {
    const result = await exchange(url, options, settings);
    latencyMs += result.latencyMs;
    if ('answer' in result) return { answer: { ...result.answer, latencyMs } };
    if ('failure' in result) return result;
    const refusal = refusalOf(url, result.redirect, result.status, options);
    if (refusal) return { failure: refusal };
    if (redirects === maxRedirects) {
      return { failure: redirectError(`${url.host}：重定向超过 ${maxRedirects} 次`, result.status, true) };
    }
    url = result.redirect;
  }
};

/** How long to wait before the next try; `undefined` where there is none. */
const waitMs = ({ failure, retryAfterMs = 0 }: FailedTry, tries: number, random: number) => {
  if (tries === maxTries || !isTransient(failure) || retryAfterMs > maxWaitMs) return undefined;
  return Math.max(retryAfterMs, backoffMs(tries, random));
};

/** The request of one service. */
export const createRequest =
  (settings: RequestSettings): HttpRequest =>
  async (address, options) => {
    const { signal, random = Math.random } = settings;
    const fail = (error: ProbeError): never => {
      settings.failed?.(error);
      throw error;
    };
    if (!URL.canParse(address)) return fail(new ProbeError('网址无效', { kind: 'blocked', theirs: false }));
    let last: ProbeError | undefined;
    for (let tries = 1; ; tries += 1) {
      const result = await tryOnce(new URL(address), options, settings);
      if ('answer' in result) return result.answer;
      // A try that was cut short, or never had its turn, says nothing: what the one before it said holds.
      last = result.cut && last ? last : result.failure;
      const wait = waitMs(result, tries, random());
      if (wait === undefined || signal.aborted) return fail(last);
      await sleep(wait, undefined, { signal }).catch(() => fail(last ?? result.failure));
    }
  };

/** Names the client, and where to read about it: the site, or before it has a URL the community. */
export const userAgentOf = ({ shortName, address, communityUrl }: SiteConfig, purpose = 'status'): string => {
  const about = address ?? communityUrl;
  return `${shortName.replaceAll(/[^\w.-]+/g, '-')}-${purpose}/1${about ? ` (+${new URL(about).href})` : ''}`;
};
