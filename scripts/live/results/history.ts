// One row for each service and day: what the bar of the last 90 days is drawn from.
import { dayIn } from '../../../src/model/dates.ts';
import type { History, ServiceState, Snapshot } from '../../../src/schemas/snapshot.ts';
import { hasAnswered } from './state.ts';

/** Days are those of the community, wherever this runs. */
const zone = 'Asia/Shanghai';
const keptDays = 400;
const dayMs = 24 * 60 * 60 * 1000;

export const historyDay = (moment: Date): string => dayIn(moment, zone);

/** Best first. A day on which something answered is not unknown for the runs on which nothing did. */
const severity: ServiceState[] = [
  'unknown',
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
];

const worse = (one: ServiceState, other: ServiceState): ServiceState =>
  severity.indexOf(one) > severity.indexOf(other) ? one : other;

/** The middle one; of an even number, the mean of the two in the middle. */
export const median = (values: number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2);
};

export interface RunOfDay {
  snapshot: Snapshot;
  /** Milliseconds of all runs of this day, this one included. */
  latencies: number[];
  /** This run has the same clock as the one before: it is told again, not another one. */
  repeated: boolean;
}

/** The history with this run in the row of its day; rows older than 400 days fall out. */
export const withRun = (before: History | undefined, { snapshot, latencies, repeated }: RunOfDay): History => {
  const now = new Date(snapshot.checkedAt);
  const day = historyDay(now);
  const oldest = historyDay(new Date(now.getTime() - (keptDays - 1) * dayMs));
  const rows = (before?.days ?? []).filter((row) => row.day >= oldest);
  const row = rows.find((one) => one.day === day) ?? { day, worst: 'unknown' as const, runs: 0, answered: 0 };
  const seen = snapshot.source === 'live' ? snapshot.state : 'unknown';
  const counted = repeated && row.runs > 0 ? 0 : 1;
  const medianLatencyMs = median(latencies);
  const next = {
    day,
    worst: worse(row.worst, seen),
    runs: row.runs + counted,
    answered: row.answered + (hasAnswered(snapshot) ? counted : 0),
    ...(medianLatencyMs !== undefined && { medianLatencyMs }),
  };
  const days = [...rows.filter((one) => one.day !== day), next].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { schema: 1, service: snapshot.service, days };
};
