// Whether and when a request is tried again.
import type { ProbeError } from '../probe.ts';

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
