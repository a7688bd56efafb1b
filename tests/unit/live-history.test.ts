// The row of a day: worst state, runs, answers, median latency.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyDay, median, withRun } from '#scripts/live/results/write.ts';
import { latenciesOfDay, noMemory } from '#scripts/live/results/write.ts';
import { type History, history, type ServiceState, type Snapshot } from '#schemas/snapshot.ts';

const snapshotAt = (checkedAt: string, state: ServiceState, source: Snapshot['source'] = 'live'): Snapshot => {
  const outcome = state === 'major_outage' ? 'fail' : state === 'unknown' || source !== 'live' ? 'error' : 'pass';
  return {
    ...{ schema: 1, service: 'koji', state, source, checkedAt, goodAt: null, failedRuns: 0, vantage: 'test' },
    ...{ checks: [{ id: 'hub', outcome }], figures: {}, links: [] },
  };
};

const run = (before: History | undefined, snapshot: Snapshot, latencies: number[] = [], repeated = false): History =>
  history.parse(withRun(before, { snapshot, latencies, repeated }));

const runs = (...snapshots: Snapshot[]) =>
  snapshots.reduce<History | undefined>((before, one) => run(before, one), undefined)?.days;

test('a day is one in Shanghai', () => {
  assert.equal(historyDay(new Date('2026-11-22T15:59:59Z')), '2026-11-22');
  assert.equal(historyDay(new Date('2026-11-22T16:00:00Z')), '2026-11-23');
});

test('each day has one row, the oldest first, with its runs counted', () => {
  const days = runs(
    snapshotAt('2026-11-22T15:00:00Z', 'operational'),
    snapshotAt('2026-11-22T15:30:00Z', 'operational'),
    snapshotAt('2026-11-22T16:00:00Z', 'operational'),
  );
  assert.deepEqual(days, [
    { day: '2026-11-22', worst: 'operational', runs: 2, answered: 2 },
    { day: '2026-11-23', worst: 'operational', runs: 1, answered: 1 },
  ]);
});

test('the worst state of a day stays when the service is well again', () => {
  const days = runs(
    snapshotAt('2026-11-22T01:00:00Z', 'operational'),
    snapshotAt('2026-11-22T02:00:00Z', 'major_outage'),
    snapshotAt('2026-11-22T03:00:00Z', 'degraded_performance'),
  );
  assert.deepEqual(days, [{ day: '2026-11-22', worst: 'major_outage', runs: 3, answered: 2 }]);
});

test('a run without an answer makes no day worse or better, and a day of only such runs is unknown', () => {
  const unanswered = snapshotAt('2026-11-22T01:00:00Z', 'operational', 'last-known-good');
  assert.deepEqual(runs(unanswered), [{ day: '2026-11-22', worst: 'unknown', runs: 1, answered: 0 }]);
  const days = runs(
    unanswered,
    snapshotAt('2026-11-22T02:00:00Z', 'operational'),
    snapshotAt('2026-11-22T03:00:00Z', 'unknown'),
  );
  assert.deepEqual(days, [{ day: '2026-11-22', worst: 'operational', runs: 3, answered: 1 }]);
});

test('the same run told again is not counted again', () => {
  const snapshot = snapshotAt('2026-11-22T01:00:00Z', 'operational');
  const once = run(undefined, snapshot, [100]);
  assert.deepEqual(run(once, snapshot, [100], true), once);
});

test('four hundred days are kept', () => {
  let kept: History | undefined;
  for (let day = 0; day < 410; day += 1) {
    const at = new Date(Date.parse('2026-01-01T00:00:00Z') + day * 86_400_000).toISOString();
    kept = run(kept, snapshotAt(at, 'operational'));
  }
  assert.equal(kept?.days.length, 400);
  assert.equal(kept?.days[0]?.day, '2026-01-11');
});

test('a row that comes late is put into its place', () => {
  const days = runs(
    snapshotAt('2026-11-22T01:00:00Z', 'operational'),
    snapshotAt('2026-11-20T01:00:00Z', 'operational'),
  );
  assert.deepEqual(
    days?.map(({ day }) => day),
    ['2026-11-20', '2026-11-22'],
  );
});

test('the median is the middle of all runs of the day', () => {
  assert.deepEqual([[], [7], [10, 30], [900, 10, 20]].map(median), [undefined, 7, 20, 20]);
  const first = latenciesOfDay(noMemory, '2026-11-22', 100);
  const second = latenciesOfDay({ ...noMemory, day: '2026-11-22', latenciesMs: first }, '2026-11-22', 300);
  assert.deepEqual(second, [100, 300]);
  assert.deepEqual(latenciesOfDay({ ...noMemory, day: '2026-11-22', latenciesMs: second }, '2026-11-23', 50), [50]);
  assert.deepEqual(
    latenciesOfDay({ ...noMemory, day: '2026-11-22', latenciesMs: second }, '2026-11-22', undefined),
    second,
  );
  assert.equal(run(undefined, snapshotAt('2026-11-22T01:00:00Z', 'operational'), second).days[0]?.medianLatencyMs, 200);
});
