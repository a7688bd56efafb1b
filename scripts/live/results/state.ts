// What the checks of a run say about a service, in the light of the run before.
import { utcSeconds } from '#language/dates.ts';
import type { Check, ServiceState, Snapshot } from '#schemas/snapshot.ts';
import { neverConnected } from '#scripts/http/network-error.ts';
import type { ProbeResult } from '#scripts/live/probe.ts';

/** What was known is called the state no longer than this. */
const lastKnownGoodMs = 48 * 60 * 60 * 1000;

/** One failed run may be chance, or the way there. */
const runsToConfirm = 2;

type Standing = Pick<Snapshot, 'state' | 'source' | 'goodAt' | 'failedRuns' | 'figures' | 'links'>;

const isOutage = (state: ServiceState | undefined): boolean => state === 'partial_outage' || state === 'major_outage';

/** A check beside the critical one counts as failed when it failed in the run before, too, or the outage is known already. */
const failedTwice = (check: Check, previous: Snapshot | undefined): boolean =>
  check.outcome === 'fail' &&
  (isOutage(previous?.state) || previous?.checks.find(({ id }) => id === check.id)?.outcome === 'fail');

const stateWhenAnswered = (checks: Check[], previous: Snapshot | undefined): ServiceState => {
  if (checks.some((check) => failedTwice(check, previous))) return 'partial_outage';
  return checks.some(({ outcome }) => outcome === 'warn') ? 'degraded_performance' : 'operational';
};

/** The last answer is taken over with its time, unless it is too old or what is known since then is an outage. */
const fromBefore = (result: ProbeResult, previous: Snapshot | undefined, now: Date, failedRuns: number): Standing => {
  const goodAt = previous?.goodAt ?? null;
  if (previous && goodAt && previous.state !== 'unknown' && previous.state !== 'major_outage') {
    const { state, figures, links } = previous;
    const fresh = now.getTime() - Date.parse(goodAt) <= lastKnownGoodMs;
    if (fresh) return { state, source: 'last-known-good', goodAt, failedRuns, figures, links };
  }
  const { figures, links } = result;
  return { state: 'unknown', source: goodAt ? 'live' : 'never', goodAt, failedRuns, figures, links };
};

/**
 * The state of a service. The first check is the critical one. Figures and links are of this run where the source is `live`, of
 * `goodAt` where it is `last-known-good`. A run that failed through a fault of ours neither counts as failed nor ends a row of those.
 */
export const standingOf = (result: ProbeResult, previous: Snapshot | undefined, now: Date): Standing => {
  const [critical] = result.checks;
  const { figures, links } = result;
  const failedBefore = previous?.failedRuns ?? 0;
  switch (critical?.outcome) {
    case 'pass':
    case 'warn': {
      const state = stateWhenAnswered(result.checks, previous);
      return { state, source: 'live', goodAt: utcSeconds(now), failedRuns: 0, figures, links };
    }
    case 'fail': {
      const failedRuns = failedBefore + 1;
      if (failedRuns < runsToConfirm) return fromBefore(result, previous, now, failedRuns);
      return { state: 'major_outage', source: 'live', goodAt: previous?.goodAt ?? null, failedRuns, figures, links };
    }
    case 'error':
      return fromBefore(result, previous, now, failedBefore);
    default: {
      const goodAt = previous?.goodAt ?? null;
      return { state: 'unknown', source: goodAt ? 'live' : 'never', goodAt, failedRuns: failedBefore, figures, links };
    }
  }
};

/** Whether the service itself said something. */
export const hasAnswered = ({ checks: [critical] }: Pick<ProbeResult, 'checks'>): boolean =>
  critical?.outcome === 'pass' || critical?.outcome === 'warn';

/** Whether there was something to ask at all. */
export const wasAsked = ({ checks: [critical] }: Pick<ProbeResult, 'checks'>): boolean =>
  critical !== undefined && critical.outcome !== 'skip';

// What a run amounts to: whether its results are to be trusted, and its exit code.

type Checked = Pick<ProbeResult, 'checks'>;

const neverReached = (check: Check | undefined): boolean => check?.error !== undefined && neverConnected(check.error);

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
