// The record of a system: its outages, the time that is known, and the figures that follow; from one vantage point or several.
import type { Localized } from '#language/locales.ts';
import { addDays, dayIn, dayMs, startOfDay } from '#language/dates.ts';
import type { Events, Outage } from '#schemas/events.ts';
import type { Snapshot } from '#schemas/snapshot.ts';
import { lengthWithin, type Span, shared, timeWhere, without } from './spans.ts';
import { gapMs, staleAfterMs } from './stale.ts';

/** What one vantage point last wrote. The first of a site is the only one where none are named. */
export interface Vantage {
  id: string;
  name: Localized;
  /** Whether it has a say in what is an outage. */
  trusted: boolean;
  snapshots: Map<string, Snapshot>;
  events: Map<string, Events>;
}

/** Below this share of known time there is no figure of the uptime. */
export const leastKnown = 0.8;

/** Windows of the uptime, in days. */
export const windows = [7, 30, 90] as const;

/** An outage, or degraded performance, as it is shown; `until` is absent while it goes on. */
export interface ShownOutage extends Pick<Outage, 'state' | 'checks' | 'error'> {
  from: Date;
  until?: Date;
  /** Milliseconds until its end, or until now. */
  duration: number;
}

export interface ServiceRecord {
  /** Outages and degraded performance, newest first. */
  outages: ShownOutage[];
  /** The time of which something is known. */
  known: Span[];
  /** The known time of outages. */
  bad: Span[];
  /** The known time of degraded performance that is not of an outage. */
  degraded: Span[];
}

const isOutage = ({ state }: Pick<Outage, 'state'>): boolean => state !== 'degraded_performance';

/** The record of one vantage point until a moment; after its last run it holds for 90 minutes. `alone`: no other one knows more. */
const seenFrom = (events: Events, now: number, alone: boolean) => {
  const seen = Date.parse(events.seen);
  const known = { from: Date.parse(events.since), until: now - seen > gapMs ? seen : now };
  const holdsUntil = alone || now - seen <= staleAfterMs ? now : seen;
  const unknown = events.unknown.map(({ from, until }) => ({
    from: Date.parse(from),
    until: until ? Date.parse(until) : now,
  }));
  const spansOf = (outages: Outage[]) =>
    outages.map((one) => ({
      from: Date.parse(one.opened),
      until: one.ended ? Date.parse(one.ended) : holdsUntil,
      of: one,
    }));
  const { outages } = events;
  return {
    known: without([known], unknown),
    bad: spansOf(outages.filter(isOutage)),
    degraded: spansOf(outages.filter((one) => !isOutage(one))),
  };
};

type Seen = ReturnType<typeof seenFrom>;

const severities: Outage['state'][] = ['degraded_performance', 'partial_outage', 'major_outage'];

/** A span with what the outages in it say: the worst state, all checks, the first error. */
const shownOf = ({ from, until }: Span, outages: Seen['bad'], now: number): ShownOutage => {
  const within = outages.filter((one) => one.from < until && from < one.until).sort((a, b) => a.from - b.from);
  const states = within.map(({ of }) => of.state).sort((a, b) => severities.indexOf(b) - severities.indexOf(a));
  const error = within.find(({ of }) => of.error)?.of.error;
  const isOpen = until === now && within.some(({ of }) => of.ended === undefined);
  return {
    from: new Date(from),
    ...(!isOpen && { until: new Date(until) }),
    duration: until - from,
    state: states[0] ?? 'partial_outage',
    checks: [...new Set(within.flatMap(({ of }) => of.checks))],
    ...(error && { error }),
  };
};

/** At each moment: one vantage point that knows something decides alone; of several, two must agree. */
const agreed = (all: Seen[], kind: 'bad' | 'degraded'): Span[] => {
  const lists = all.flatMap((one) => [one.known, one[kind]]);
  return timeWhere(lists, (inside) => {
    const isBad = all.map((_, index) => inside[index * 2 + 1] === true);
    const present = isBad.filter((bad, index) => bad || inside[index * 2]).length;
    const votes = isBad.filter(Boolean).length;
    return present > 1 ? votes > 1 : votes === 1;
  });
};

/** The record of a system at a moment, from what trusted vantage points wrote. What is of a time to come is left out. */
export const recordOf = (vantages: readonly Vantage[], service: string, now: Date): ServiceRecord => {
  const moment = now.getTime();
  const found = vantages
    .filter(({ trusted }) => trusted)
    .flatMap(({ events }) => events.get(service) ?? [])
    .filter(({ seen }) => Date.parse(seen) <= moment);
  const all = found.map((events) => seenFrom(events, moment, found.length === 1));
  const known = timeWhere(
    all.map((one) => one.known),
    (inside) => inside.some(Boolean),
  );
  const bad = agreed(all, 'bad');
  const degraded = without(agreed(all, 'degraded'), bad);
  const outages = [
    ...bad.map((span) =>
      shownOf(
        span,
        all.flatMap((one) => one.bad),
        moment,
      ),
    ),
    ...degraded.map((span) =>
      shownOf(
        span,
        all.flatMap((one) => one.degraded),
        moment,
      ),
    ),
  ].sort((a, b) => b.from.getTime() - a.from.getTime());
  return { outages, known, bad: shared(bad, known), degraded: shared(degraded, known) };
};

export interface Uptime {
  days: number;
  /** Share of the time that is known, 0 to 1. */
  coverage: number;
  /** Share of the known time without an outage, 0 to 1; absent where too little is known. */
  uptime?: number;
}

/** The uptime of the last days up to a moment; degraded performance does not lower it. */
export const uptimeOf = ({ known, bad }: ServiceRecord, now: Date, days: number): Uptime => {
  const window = { from: now.getTime() - days * dayMs, until: now.getTime() };
  const knownMs = lengthWithin(known, window);
  const coverage = knownMs / (days * dayMs);
  if (coverage < leastKnown) return { days, coverage };
  return { days, coverage, uptime: 1 - lengthWithin(bad, window) / knownMs };
};

export interface DayRecord {
  day: string;
  /** From midnight to midnight, or to now. */
  span: Span;
  /** Milliseconds of it that are known, of an outage, of degraded performance. */
  known: number;
  bad: number;
  degraded: number;
  /** What there was on that day, newest first. */
  outages: ShownOutage[];
}

/** Share of the known time of a day from which its outages make it a day of a major outage. */
const majorShare = 0.25;

/**
 * What a day counts as, by the share of its bad time; absent where nothing of it is known. `maintained`: spans of maintenance,
 * which explain what probes found in them.
 */
export const stateOfDay = ({ known, bad, degraded }: Pick<DayRecord, 'known' | 'bad' | 'degraded'>, maintained = 0) => {
  if (known === 0) return undefined;
  const unexplained = bad - maintained;
  if (unexplained >= majorShare * known) return 'major_outage';
  if (unexplained > 0) return 'partial_outage';
  if (degraded > 0) return 'degraded_performance';
  return maintained > 0 ? 'under_maintenance' : 'operational';
};

/** The last days in a zone, oldest first. */
export const daysOf = (
  record: ServiceRecord,
  { now, zone, count = 90 }: { now: Date; zone: string; count?: number },
): DayRecord[] => {
  const today = dayIn(now, zone);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index + 1 - count);
    const from = startOfDay(day, zone);
    const until = Math.min(now.getTime(), startOfDay(addDays(day, 1), zone));
    const window = { from, until };
    return {
      day,
      span: window,
      known: lengthWithin(record.known, window),
      bad: lengthWithin(record.bad, window),
      degraded: lengthWithin(record.degraded, window),
      outages: record.outages.filter((one) => one.from.getTime() < until && from < (one.until ?? now).getTime()),
    };
  });
};
