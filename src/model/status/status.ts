// The state of every service: the result of the last probe, its age, and the effect of open notices.
import { addDays, dayIn } from '#language/dates.ts';
import type { Facts, RecordOf } from '#model/records/facts.ts';
import type { History, ServiceState, ShownState, Snapshot } from '#schemas/snapshot.ts';
import { daysOf, recordOf, type ServiceRecord, stateOfDay, type Vantage } from './record.ts';
import { lengthWithin, shared } from './spans.ts';
import { staleAfterMs } from './stale.ts';

type Probe = RecordOf<'services'>['data']['probe'];

export type NoticeEntry = RecordOf<'notices'>;

const startOf = ({ data }: NoticeEntry): number => Date.parse(data.start);

/**
 * All notices, or those of one service: open incidents, then running maintenance; announced maintenance, soonest first; what is
 * over, newest first.
 */
export const noticesInTime = (facts: Facts, now: Date, service?: string) => {
  const newestFirst = facts.notices
    .filter(({ data }) => !service || data.services.includes(service))
    .sort((a, b) => startOf(b) - startOf(a));
  const {
    current = [],
    coming = [],
    past = [],
  } = Object.groupBy(newestFirst, (notice) => {
    if (startOf(notice) > now.getTime()) return 'coming';
    return notice.data.end && Date.parse(notice.data.end) <= now.getTime() ? 'past' : 'current';
  });
  const isMaintenance = ({ data }: NoticeEntry) => Number(data.kind === 'maintenance');
  return { current: current.sort((a, b) => isMaintenance(a) - isMaintenance(b)), coming: coming.toReversed(), past };
};

export interface Live {
  snapshots: Map<string, Snapshot>;
  histories: Map<string, History>;
  /** What each vantage point wrote; the outages of a system are in it. */
  vantages?: readonly Vantage[];
}

/** Worst first; a headline takes the first that occurs and never sums. */
const severity: ServiceState[] = [
  'major_outage',
  'partial_outage',
  'degraded_performance',
  'under_maintenance',
  'unknown',
  'operational',
];

export const worst = (states: ServiceState[]): ServiceState | undefined =>
  severity.find((state) => states.includes(state));

export interface ServiceStatus {
  service: RecordOf<'services'>;
  state: ShownState;
  snapshot: Snapshot | undefined;
  history: History['days'];
  /** Its outages and the time that is known. */
  record: ServiceRecord;
  /** The snapshot is older than `staleAfterMs`, or not from the last run. */
  stale: boolean;
  /** Open incidents and running maintenance. */
  notices: NoticeEntry[];
  /** Every notice that names the service. */
  allNotices: NoticeEntry[];
}

/** What a probed state counts as during maintenance, which explains everything that is worse. */
const duringMaintenance = (state: ServiceState): ServiceState =>
  worst([state, 'under_maintenance']) === state ? 'under_maintenance' : state;

const severities = (notices: NoticeEntry[]): ServiceState[] =>
  notices.flatMap(({ data }) => (data.kind === 'incident' ? [data.severity] : []));

/** Maintenance explains what the probe finds, never an incident that somebody announced. */
const stateNow = (probed: ServiceState | 'unprobed', notices: NoticeEntry[]): ShownState => {
  const isMaintained = notices.some(({ data }) => data.kind === 'maintenance');
  const seen = probed === 'unprobed' ? [] : [isMaintained ? duringMaintenance(probed) : probed];
  return worst([...severities(notices), ...seen]) ?? 'unprobed';
};

/** A web page that nothing tells from another one: of its state it is only known that something answers. */
export const isUnmarked = (probe: Probe): probe is Extract<Probe, { kind: 'web' }> =>
  probe.kind === 'web' && probe.marker === undefined;

/** The status of one service at a moment. What comes from a moment after it is none. */
export const statusOf = (facts: Facts, live: Live, service: RecordOf<'services'>, now: Date): ServiceStatus => {
  const found = live.snapshots.get(service.id);
  const snapshot = found && Date.parse(found.checkedAt) <= now.getTime() ? found : undefined;
  const stale = snapshot !== undefined && now.getTime() - Date.parse(snapshot.checkedAt) > staleAfterMs;
  const { current: notices, coming, past } = noticesInTime(facts, now, service.id);
  const probed = service.data.probe.kind === 'none' ? 'unprobed' : snapshot && !stale ? snapshot.state : 'unknown';
  return {
    service,
    state: stateNow(probed, notices),
    snapshot,
    history: live.histories.get(service.id)?.days ?? [],
    record: recordOf(live.vantages ?? [], service.id, now),
    stale,
    notices,
    allNotices: [...notices, ...coming, ...past],
  };
};

/** Every service: those of the SIG first, in the order of the records. */
export const allStatuses = (facts: Facts, live: Live, now: Date): ServiceStatus[] =>
  facts.services
    .map((service) => statusOf(facts, live, service, now))
    .sort((a, b) => Number(a.service.data.owner === 'third-party') - Number(b.service.data.owner === 'third-party'));

/** The worst state of the SIG's own services; `unprobed` while nothing was ever asked. Third parties never decide it. */
export const headline = (statuses: ServiceStatus[]): ShownState => {
  const own = statuses.filter(({ service }) => service.data.owner === 'own');
  if (own.every(({ snapshot, notices }) => !snapshot && notices.length === 0)) return 'unprobed';
  return worst(own.flatMap(({ state }) => (state === 'unprobed' ? [] : [state]))) ?? 'unprobed';
};

/** Systems of which something bad is known, by state, the worst first. */
export const notWell = (statuses: ServiceStatus[]) =>
  severity.slice(0, severity.indexOf('unknown')).flatMap((bad) => {
    const services = statuses.filter(({ state }) => state === bad).map(({ service }) => service);
    return services.length > 0 ? [{ state: bad, services }] : [];
  });

/** When any service was last asked, ISO; `undefined` where none ever was. */
export const lastChecked = (statuses: ServiceStatus[]): string | undefined =>
  statuses
    .flatMap(({ snapshot }) => (snapshot ? [snapshot.checkedAt] : []))
    .sort()
    .at(-1);

export interface DayCell {
  day: string;
  /** `undefined`: no run on that day. */
  worst: ServiceState | undefined;
}

/** Whether a notice was open for some of a day, or for all of it, in a zone. One without an end is still open. */
const isOpen = ({ data }: NoticeEntry, day: string, { now, zone }: { now: Date; zone: string }) => {
  const end = new Date(Math.min(data.end ? Date.parse(data.end) : Number.POSITIVE_INFINITY, now.getTime()));
  const isBegun = Date.parse(data.start) <= now.getTime();
  const [first, last] = [dayIn(data.start, zone), dayIn(end, zone)];
  return { some: isBegun && first <= day && day <= last, all: isBegun && first < day && day < last };
};

/** Failed runs that make a day one of a major outage: with fewer, nobody knows how much of the day it was. */
const evidentRuns = 3;

const evidentState = ({ worst, runs, answered }: History['days'][number]): ServiceState =>
  worst === 'major_outage' && runs - answered < evidentRuns ? 'partial_outage' : worst;

interface DayOptions {
  now: Date;
  zone: string;
  notices: NoticeEntry[];
  /** Where it knows something of a day, the share of its bad time counts, not the worst state. */
  record?: ServiceRecord;
  count?: number;
}

/** The state of each day of which the record knows something; a system that was out within a maintenance was maintained. */
const measuredDays = (record: ServiceRecord, { now, zone, notices, count = 90 }: Omit<DayOptions, 'record'>) => {
  const windows = notices
    .filter(({ data }) => data.kind === 'maintenance')
    .map(({ data }) => ({ from: Date.parse(data.start), until: data.end ? Date.parse(data.end) : now.getTime() }));
  const explained = shared(record.bad, windows);
  return new Map(
    daysOf(record, { now, zone, count }).flatMap((day) => {
      const state = stateOfDay(day, lengthWithin(explained, day.span));
      return state ? [[day.day, state] as const] : [];
    }),
  );
};

/**
 * The last `count` days, oldest first; a day without a run and without an incident is a cell without a state. `notices` are those of
 * the service: an incident that somebody announced counts on its days; what probes found counts as maintenance only on a day that
 * all lay within one, since a day's worst state does not say at what hour it was.
 */
export const dayCells = (days: History['days'], { now, zone, notices, record, count = 90 }: DayOptions): DayCell[] => {
  const found = new Map(days.map((row) => [row.day, evidentState(row)]));
  const measured = record ? measuredDays(record, { now, zone, notices, count }) : new Map<string, ServiceState>();
  const today = dayIn(now, zone);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index + 1 - count);
    const open = notices.map((notice) => ({ notice, ...isOpen(notice, day, { now, zone }) }));
    const isMaintained = open.some(({ notice, all }) => all && notice.data.kind === 'maintenance');
    const probed = measured.get(day) ?? found.get(day);
    const seen = probed ? [isMaintained ? duringMaintenance(probed) : probed] : [];
    const announced = severities(open.flatMap(({ notice, some }) => (some ? [notice] : [])));
    return { day, worst: worst([...announced, ...seen]) };
  });
};
