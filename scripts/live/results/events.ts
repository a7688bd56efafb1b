// The outages of a system, run by run: what data/live/events/ keeps.
import { dayMs, utcSeconds } from '#language/dates.ts';
import { gapMs } from '#model/status/stale.ts';
import type { Events, Outage } from '#schemas/events.ts';
import type { Check, Snapshot } from '#schemas/snapshot.ts';
import { hasAnswered } from './state.ts';

const keptMs = 400 * dayMs;
const mostSpans = 1000;
const mostChecks = 20;

/** A run that found a system bad; the row of such runs that may become an outage. */
type Bad = NonNullable<Events['suspect']>;

const isOutage = ({ state }: Pick<Bad, 'state'>): boolean => state !== 'degraded_performance';

/** What a run found: a bad system, a good one, or nothing, for a fault of ours. */
const findingOf = (checks: Check[], at: string): Bad | 'good' | 'unknown' => {
  const [critical] = checks;
  const isFailed = critical?.outcome === 'fail';
  if (!isFailed && !hasAnswered({ checks })) return 'unknown';
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  const found = failed.length > 0 ? failed : checks.filter(({ outcome }) => outcome === 'warn');
  if (found.length === 0) return 'good';
  const error = found.find((check) => check.error)?.error;
  return {
    opened: at,
    state: isFailed ? 'major_outage' : failed.length > 0 ? 'partial_outage' : 'degraded_performance',
    checks: found.map(({ id }) => id).slice(0, mostChecks),
    fault: 'theirs',
    ...(error && { error }),
    runs: 1,
  };
};

const ranks: Bad['state'][] = ['degraded_performance', 'partial_outage', 'major_outage'];
const worseOf = (a: Bad['state'], b: Bad['state']) => (ranks.indexOf(a) < ranks.indexOf(b) ? b : a);

/** A row of bad runs with one more. */
const longer = <Row extends Bad>(row: Row, next: Bad): Row => ({
  ...row,
  state: worseOf(row.state, next.state),
  checks: [...new Set([...row.checks, ...next.checks])].slice(0, mostChecks),
  runs: row.runs + 1,
});

/** Whether a bad run goes on with the row: of the same kind, and of a check that failed before, as in snapshots. */
const goesOn = (row: Bad | undefined, next: Bad): row is Bad =>
  row !== undefined &&
  isOutage(row) === isOutage(next) &&
  (!isOutage(next) || row.checks.some((id) => next.checks.includes(id)));

const ended = (outages: Outage[], at: string): Outage[] =>
  outages.map((one) => (one.ended === undefined ? { ...one, ended: at } : one));

/** A bad run: it makes an open outage longer, or confirms one, or is the first of a row. */
const withBad = (before: Events, next: Bad): Events => {
  const { suspect, ...rest } = before;
  const { outages } = before;
  const open = outages.find((one) => one.ended === undefined);
  if (open && (isOutage(open) || !isOutage(next))) {
    // An outage ends when nothing fails any more; slow it may still be.
    if (isOutage(next) || !isOutage(open))
      return { ...rest, outages: outages.map((one) => (one === open ? longer(open, next) : one)) };
    return { ...rest, outages: ended(outages, next.opened), suspect: next };
  }
  if (!goesOn(suspect, next)) return { ...rest, suspect: next };
  const confirmed = { ...longer(suspect, next), confirmed: next.opened };
  return { ...rest, outages: [...ended(outages, suspect.opened), confirmed] };
};

/** Closes the time of which nothing is known, or opens it from a moment. */
const withUnknown = (unknown: Events['unknown'], { from, until }: { from?: string; until?: string }) => {
  const last = unknown.at(-1);
  const open = last && (last.until === undefined || (from && last.until >= from)) ? last : undefined;
  const start = open?.from ?? from;
  if (start === undefined) return unknown;
  return [...unknown.filter((one) => one !== open), { from: start, ...(until && { until }) }];
};

/** Only what is young and not too much; what is left out makes the record begin later. */
const bounded = (events: Events, now: Date): Events => {
  const limit = utcSeconds(new Date(now.getTime() - keptMs));
  const isKept = (count: number) => (end: string | undefined, index: number) =>
    (end === undefined || end > limit) && index >= count - mostSpans;
  const keepsOutage = isKept(events.outages.length);
  const keepsUnknown = isKept(events.unknown.length);
  const outages = events.outages.filter((one, index) => keepsOutage(one.ended, index));
  const unknown = events.unknown.filter((one, index) => keepsUnknown(one.until, index));
  const gone = [
    ...events.outages.filter((one) => !outages.includes(one)).map((one) => one.ended),
    ...events.unknown.filter((one) => !unknown.includes(one)).map((one) => one.until),
  ].flatMap((end) => end ?? []);
  const since = [events.since, ...gone].sort().at(-1) ?? events.since;
  return { ...events, since, outages, unknown };
};

/**
 * What is left of a record before a moment: what is of a time to come was written by another clock. From the last time that is sure
 * on, nothing is known.
 */
export const cutAt = (events: Events, at: string): Events | undefined => {
  if (events.since >= at) return undefined;
  if (events.seen < at) return events;
  const { suspect: _, ...rest } = events;
  const outages = events.outages
    .filter(({ confirmed }) => confirmed < at)
    .map(({ ended: end, ...one }): Outage => (end && end < at ? { ...one, ended: end } : one));
  const unknown = events.unknown
    .filter(({ from }) => from < at)
    .map(({ from, until }) => ({ from, ...(until && until < at && { until }) }));
  const times = [
    ...outages.flatMap(({ confirmed, ended: end }) => [confirmed, end ?? confirmed]),
    ...unknown.flatMap(({ from, until }) => [from, until ?? from]),
  ];
  const seen = [events.since, ...times].sort().at(-1) ?? events.since;
  return { ...rest, seen, outages, unknown: withUnknown(unknown, { from: seen }) };
};

interface Run {
  service: string;
  checks: Check[];
  now: Date;
}

/**
 * The record with one more run. Between runs that are further apart than 90 minutes, and from a run that failed through a fault of
 * ours to the next one, nothing is known; that confirms nothing and ends nothing. A run of the same second is no other one.
 */
export const withRunEvents = (before: Events | undefined, { service, checks, now }: Run): Events => {
  const at = utcSeconds(now);
  if (before && before.seen >= at) return before;
  const fresh: Events = { schema: 1, service, since: at, seen: at, outages: [], unknown: [] };
  const { suspect, ...known } = before ?? fresh;
  const isGap = now.getTime() - Date.parse(known.seen) > gapMs;
  const finding = findingOf(checks, at);
  // A check that says nothing does not end the outage that it found.
  const open = known.outages.find((one) => one.ended === undefined && isOutage(one));
  const isSilent = (id: string) => checks.some((check) => check.id === id && check.outcome === 'error');
  const isUnknown = finding === 'unknown' || (typeof finding === 'string' && open?.checks.some(isSilent) === true);
  const closed = withUnknown(known.unknown, { ...(isGap && { from: known.seen }), until: at });
  const unknown = isUnknown ? withUnknown(closed, { from: at }) : closed;
  // In a row of failed runs of the system itself, a fault of ours neither counts nor ends it.
  const isRow = suspect !== undefined && !isGap && (!isUnknown || suspect.state === 'major_outage');
  const next: Events = { ...known, ...(isRow && { suspect }), seen: at, unknown };
  if (isUnknown) return bounded(next, now);
  if (finding !== 'good') return bounded(withBad(next, finding), now);
  const { suspect: _, ...good } = next;
  return bounded({ ...good, outages: ended(good.outages, at) }, now);
};

/** The record with a run of this machine in which nobody could be asked; nothing where there was none. */
export const withOurFault = (before: Events, now: Date): Events =>
  withRunEvents(before, { service: before.service, checks: [], now });

/** The record of a system that had none when its last snapshot was made: it begins with that, and with an outage that is known. */
export const carriedOver = ({ service, state, source, checks, checkedAt, failedRuns }: Snapshot): Events => {
  const first = withRunEvents(undefined, { service, checks, now: new Date(checkedAt) });
  const { suspect, ...rest } = first;
  if (!suspect || source !== 'live' || state !== suspect.state || !isOutage(suspect)) return first;
  return { ...rest, outages: [{ ...suspect, runs: Math.max(1, failedRuns), confirmed: checkedAt }] };
};
