// Invented history for the demo: runs every half hour with outages of each kind, the same ones for the same systems and moment.
import { join } from 'node:path';
import { dayMs, utcSeconds } from '#language/dates.ts';
import type { Events } from '#schemas/events.ts';
import type { Check, History } from '#schemas/snapshot.ts';
import { serialize, writeWhole } from '#scripts/kit/files.ts';
import { withRunEvents } from '#scripts/live/results/events.ts';
import { nextSnapshot } from '#scripts/live/results/snapshot.ts';
import { eventsPath } from '#scripts/live/results/store-events.ts';
import { withRun } from '#scripts/live/results/write.ts';

const stepMs = 30 * 60 * 1000;

/** What goes on for some runs: an outage, a slow system, a machine of ours without a network, no runs at all. */
const kinds = ['major', 'partial', 'degraded', 'ours', 'gap'] as const;
type Kind = (typeof kinds)[number];

const critical: Check = { id: 'page', outcome: 'pass' };
const checksOf: Record<Exclude<Kind, 'gap'> | 'good', Check[]> = {
  good: [critical, { id: 'certificate', outcome: 'pass' }],
  major: [{ id: 'page', outcome: 'fail', error: { kind: 'http', code: 503 } }],
  partial: [critical, { id: 'certificate', outcome: 'fail', error: { kind: 'tls', code: 'CERT_HAS_EXPIRED' } }],
  degraded: [critical, { id: 'certificate', outcome: 'warn' }],
  ours: [{ id: 'page', outcome: 'error', error: { kind: 'dns', code: 'EAI_AGAIN' } }],
};

/** Numbers from 0 to 1, the same ones for the same text (FNV-1a, then mulberry32). */
export const randomFor = (text: string): (() => number) => {
  let state = [...text].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** What each run finds: each kind once, in a stretch of its own share of the runs, for two runs to ten hours. */
const inventedRuns = (id: string, count: number): (Kind | 'good')[] => {
  const random = randomFor(id);
  const found = Array.from({ length: count }, (): Kind | 'good' => 'good');
  const share = Math.floor(count / kinds.length);
  const shuffled = kinds.map((kind) => ({ kind, at: random() })).sort((a, b) => a.at - b.at);
  for (const [index, { kind }] of shuffled.entries()) {
    const length = Math.min(share - 2, 3 + Math.floor(random() * 18));
    const from = index * share + 1 + Math.floor(random() * Math.max(0, share - length - 2));
    if (length > 0) found.fill(kind, from, from + length);
  }
  return found;
};

interface Invented {
  id: string;
  now: Date;
  days: number;
}

/** The outages and days of a system up to half an hour before a moment. */
export const inventedHistory = ({ id, now, days }: Invented): { events: Events; history: History } | undefined => {
  const count = Math.floor((days * dayMs) / stepMs);
  const random = randomFor(`${id} latency`);
  let events: Events | undefined;
  let history: History | undefined;
  let previous: Parameters<typeof nextSnapshot>[2]['previous'];
  let latencies: number[] = [];
  for (const [index, found] of inventedRuns(id, count).entries()) {
    if (found === 'gap') continue;
    const moment = new Date(now.getTime() - (count - index) * stepMs);
    const result = { checks: checksOf[found], figures: {}, links: [] };
    const snapshot = nextSnapshot(id, result, { previous, now: moment, vantage: 'invented' });
    events = withRunEvents(events, { service: id, checks: snapshot.checks, now: moment });
    // The latencies of the last day are enough for a middle one.
    if (found === 'good' || found === 'degraded')
      latencies = [...latencies, 80 + Math.floor(random() * 120)].slice(-48);
    history = withRun(history, { snapshot, latencies, repeated: previous?.checkedAt === utcSeconds(moment) });
    previous = snapshot;
  }
  return events && history && { events, history };
};

/** Writes the invented history of systems into a folder of live data. */
export const writeHistory = (ids: string[], { live, now, days }: { live: string; now: Date; days: number }): void => {
  for (const id of ids) {
    const invented = inventedHistory({ id, now, days });
    if (!invented) continue;
    writeWhole(eventsPath(live, id), serialize(invented.events));
    writeWhole(join(live, 'history', `${id}.json`), serialize(invented.history));
  }
};
