// The invented history of the demo: outages of each kind, the same for the same seed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOf, uptimeOf } from '#model/status/record.ts';
import { events } from '#schemas/events.ts';
import { history } from '#schemas/snapshot.ts';
import { inventedHistory } from '#scripts/demo/history.ts';

const now = new Date('2026-11-24T12:00:00Z');
const invented = (id: string) => inventedHistory({ id, now, days: 90 });

test('ninety days have outages of each kind, time that is not known, and a figure of the uptime', () => {
  const made = invented('build');
  assert.ok(made);
  assert.ok(events.safeParse(made.events).success && history.safeParse(made.history).success);
  assert.deepEqual([...new Set(made.events.outages.map(({ state }) => state))].sort(), [
    'degraded_performance',
    'major_outage',
    'partial_outage',
  ]);
  assert.ok(made.events.unknown.length >= 2, 'a gap, and a fault of ours');
  assert.ok(made.history.days.length >= 89);
  const place = { id: 'a', name: { zh: 'a' }, trusted: true, snapshots: new Map() };
  const record = recordOf([{ ...place, events: new Map([['build', made.events]]) }], 'build', now);
  const { uptime, coverage } = uptimeOf(record, now, 90);
  assert.ok(uptime && uptime > 0.97 && uptime < 1 && coverage > 0.95 && coverage < 1, `${uptime} ${coverage}`);
});

test('the same system has the same history, another one another', () => {
  assert.deepEqual(invented('build'), invented('build'));
  assert.notDeepEqual(invented('build')?.events.outages, invented('mail')?.events.outages);
});
