// Whose fault it is, for the whole run, from how far each of its tries came.
import type { Try } from '#scripts/http/contract.ts';
import type { ProbeResult } from '#scripts/live/probe.ts';

/**
 * Whether this machine or its network failed, and nothing is known of any service: something was tried, and nowhere was a
 * connection made, whatever kind of error each try ended with.
 */
export const isOurFault = (tries: Try[]): boolean => tries.length > 0 && !tries.some(({ connected }) => connected);

/**
 * A result in the light of the whole run. Where nobody sent a byte, a TLS connection that was refused says nothing of the
 * service: the clock here may be wrong, or something on the way opens connections.
 */
export const inLightOf = <Result extends Pick<ProbeResult, 'checks'>>(tries: Try[], result: Result): Result => {
  if (tries.some(({ answered }) => answered)) return result;
  const checks = result.checks.map((check) =>
    check.outcome === 'fail' && check.error?.kind === 'tls' ? { ...check, outcome: 'error' as const } : check,
  );
  return { ...result, checks };
};
