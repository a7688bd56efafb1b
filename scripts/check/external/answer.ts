// One link, asked with HEAD and, where a server does not like that, with GET: what its answer says of the link.
import { isUnreachable } from '../../live/network/network-error.ts';
import type { ProbeError, Request, RequestOptions } from '../../live/probe.ts';
import { attempt } from '../../live/probes/checks.ts';

/**
 * `good`: it leads somewhere. `gone`: the server says that there is nothing. `unknown`: nobody can say, because the network or
 * the server failed, or the server does not talk to programs.
 */
export interface Answer {
  said: 'good' | 'gone' | 'unknown';
  /** HTTP status, where there was one. */
  status?: number;
  /** In a few words, for people; for `gone` and `unknown`. */
  reason?: string;
  /** Nobody was reached at all, which from everywhere at once means that it is us. */
  unreached: boolean;
  /** What this says of the host's other links: nothing, the same, or that they had better not be asked in this run. */
  others: 'ask' | 'same' | 'leave';
}

const options: RequestOptions = {
  ...{ accept: ['*/*'], statuses: [200, 201, 202, 203, 204, 205, 206], discard: true, anyHost: true },
};

const gone = new Set<unknown>([404, 410]);

/** Nothing that another method would change. */
const isFinal = ({ kind }: ProbeError): boolean => kind !== 'http' && kind !== 'blocked';

const answerFrom = (error: ProbeError): Answer => {
  const { kind, code, message } = error;
  const unreached = isUnreachable({ kind, ...(code !== undefined && { code }) });
  return {
    said: kind === 'http' && gone.has(code) ? 'gone' : 'unknown',
    ...(typeof code === 'number' && { status: code }),
    ...{ reason: message, unreached },
    others: unreached || kind === 'tls' ? 'same' : kind === 'timeout' || kind === 'rate_limited' ? 'leave' : 'ask',
  };
};

export const ask = async (url: string, request: Request): Promise<Answer> => {
  let result = await attempt(() => request(url, { ...options, method: 'HEAD' }));
  if ('error' in result && !isFinal(result.error)) result = await attempt(() => request(url, options));
  if ('error' in result) return answerFrom(result.error);
  return { said: 'good', status: result.value.status, unreached: false, others: 'ask' };
};
