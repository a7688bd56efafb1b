// What a run amounts to: whether its results are to be trusted, and its exit code.
import type { Check } from '../../../src/schemas/snapshot.ts';
import { isUnreachable } from '../network/network-error.ts';
import type { ProbeResult } from '../probe.ts';
import { hasAnswered, wasAsked } from './state.ts';

type Checked = Pick<ProbeResult, 'checks'>;

const neverReached = (check: Check | undefined): boolean => check?.error !== undefined && isUnreachable(check.error);

/** No service at all could be reached: then it is this side that has no network, and nothing is known of any of them. */
export const isOurNetwork = (results: Checked[]): boolean => {
  const asked = results.filter(wasAsked);
  return asked.length > 0 && asked.every(({ checks: [critical] }) => neverReached(critical));
};

const hasFailed = ({ checks }: Checked): boolean =>
  checks.some(({ outcome }) => outcome === 'fail' || outcome === 'error');

/** 0: a service answered, or none was to be asked. 1: none answered; with `strict`, any check failed. 2: no network here. */
export const exitCode = (results: Checked[], strict: boolean): 0 | 1 | 2 => {
  if (isOurNetwork(results)) return 2;
  const asked = results.filter(wasAsked);
  if (asked.length > 0 && !asked.some(hasAnswered)) return 1;
  return strict && asked.some(hasFailed) ? 1 : 0;
};
