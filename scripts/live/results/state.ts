// What the checks of a run say about a service, in the light of the run before.
import { utcSeconds } from '#language/dates.ts';
import { gapMs } from '#model/status/stale.ts';
import type { Check, ServiceState, Snapshot } from '#schemas/snapshot.ts';
import type { ProbeResult } from '#scripts/live/probe.ts';

/** What was known is called the state no longer than this. */
const lastKnownGoodMs = 48 * 60 * 60 * 1000;

/** One failed run may be chance, or the way there. */
const runsToConfirm = 2;

type Checked = Pick<ProbeResult, 'checks'>;

/** Whether the service itself answered. */
export const hasAnswered = ({ checks: [critical] }: Checked): boolean =>
  critical?.outcome === 'pass' || critical?.outcome === 'warn';

/** Whether there was something to ask at all. */
export const wasAsked = ({ checks: [critical] }: Checked): boolean =>
  critical !== undefined && critical.outcome !== 'skip';

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

/**
 * The state of a service. The first check is the critical one. Figures and links are of this run where the source is `live`, of
 * `goodAt` where it is `last-known-good`: the last answer is taken over with its time, unless it is too old or what is known since
 * then is an outage. A run that failed through a fault of ours neither counts as failed nor ends a row of those; a gap does.
 */
export const standingOf = (result: ProbeResult, previous: Snapshot | undefined, now: Date): Standing => {
  const { checks, figures, links } = result;
  const outcome = checks[0]?.outcome;
  const isNext = previous !== undefined && now.getTime() - Date.parse(previous.checkedAt) <= gapMs;
  if (hasAnswered(result)) {
    const state = stateWhenAnswered(checks, isNext ? previous : undefined);
    return { state, source: 'live', goodAt: utcSeconds(now), failedRuns: 0, figures, links };
  }
  const goodAt = previous?.goodAt ?? null;
  const failedRuns = (isNext ? previous.failedRuns : 0) + (outcome === 'fail' ? 1 : 0);
  if (outcome === 'fail' && failedRuns >= runsToConfirm) {
    return { state: 'major_outage', source: 'live', goodAt, failedRuns, figures, links };
  }
  const isKnown = previous && goodAt && previous.state !== 'unknown' && previous.state !== 'major_outage';
  const age = now.getTime() - Date.parse(goodAt ?? '');
  if (isKnown && wasAsked(result) && age >= 0 && age <= lastKnownGoodMs) {
    const { state, figures, links } = previous;
    return { state, source: 'last-known-good', goodAt, failedRuns, figures, links };
  }
  return { state: 'unknown', source: goodAt ? 'live' : 'never', goodAt, failedRuns, figures, links };
};

// What a run amounts to.

const hasFailed = ({ checks }: Checked): boolean =>
  checks.some(({ outcome }) => outcome === 'fail' || outcome === 'error');

/** 0: a service answered, or none was to be asked. 1: none answered; with `strict`, any check failed. */
export const exitCode = (results: Checked[], strict: boolean): 0 | 1 => {
  const asked = results.filter(wasAsked);
  if (asked.length > 0 && !asked.some(hasAnswered)) return 1;
  return strict && asked.some(hasFailed) ? 1 : 0;
};
