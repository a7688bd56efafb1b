// A request as a probe makes it: tried up to three times, followed to other addresses of the same host.
import { setTimeout as sleep } from 'node:timers/promises';
import type { SiteConfig } from '#schemas/site.ts';
import { type HttpRequest, type HttpResponse, ProbeError, type RequestOptions } from './contract.ts';
import { type ExchangeSettings, exchange } from './exchange.ts';

export interface RequestSettings extends ExchangeSettings {
  /** In [0, 1). */
  random(): number;
  /** Told of a request that failed for good. */
  failed(error: ProbeError): void;
}

interface FailedTry {
  failure: ProbeError;
  retryAfterMs?: number;
}

export const maxTries = 3;

/** Longest wait that a server may ask for with Retry-After; who asks for more is not asked again in this run. */
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

/** Why a redirect is not followed, if it is not. To another host: a move, a login or somebody in between; we cannot tell. */
const refusalOf = (
  from: URL,
  to: URL,
  status: number,
  { method, anyHost = false }: RequestOptions,
): ProbeError | undefined => {
  if (to.hostname !== from.hostname && !anyHost) return redirectError(`${from.host}：转到了别的主机`, status, false);
  if (to.protocol !== 'https:' && to.protocol !== from.protocol) {
    return redirectError(`${from.host}：从 https 转到了 ${to.protocol}`, status, true);
  }
  if (method === 'POST' && status < 307) return redirectError(`${from.host}：POST 被转走`, status, true);
  return undefined;
};

const tryOnce = async (
  start: URL,
  options: RequestOptions,
  settings: RequestSettings,
): Promise<{ answer: HttpResponse } | FailedTry> => {
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
      return { failure: redirectError(`${url.host}：转了超过 ${maxRedirects} 次`, result.status, true) };
    }
    url = result.redirect;
  }
};

/** How long to wait before the next try; `undefined` where there is none. */
const waitMs = ({ failure, retryAfterMs = 0 }: FailedTry, tries: number, random: number) => {
  if (tries === maxTries || !isTransient(failure) || retryAfterMs > maxWaitMs) return undefined;
  return Math.max(retryAfterMs, backoffMs(tries, random));
};

const requestWith =
  (settings: RequestSettings): HttpRequest =>
  async (address, options) => {
    if (!URL.canParse(address)) throw new ProbeError('不是网址', { kind: 'blocked', theirs: false });
    for (let tries = 1; ; tries += 1) {
      const result = await tryOnce(new URL(address), options, settings);
      if ('answer' in result) return result.answer;
      const wait = waitMs(result, tries, settings.random());
      if (wait === undefined || settings.signal.aborted) throw result.failure;
      try {
        await sleep(wait, undefined, { signal: settings.signal });
      } catch {
        throw result.failure;
      }
    }
  };

/** The request of one service. */
export const createRequest = (settings: RequestSettings): HttpRequest => {
  const request = requestWith(settings);
  return async (address, options) => {
    try {
      return await request(address, options);
    } catch (error) {
      if (error instanceof ProbeError) settings.failed(error);
      throw error;
    }
  };
};

/** Says who asks, and where to find them: the site, or before it has an address the community. */
export const userAgentOf = ({ shortName, address, communityUrl }: SiteConfig, purpose = 'status'): string => {
  const about = address ?? communityUrl;
  return `${shortName.replaceAll(/[^\w.-]+/g, '-')}-${purpose}/1${about ? ` (+${new URL(about).href})` : ''}`;
};
