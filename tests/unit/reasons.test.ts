// Why a system is degraded, with the limit; which notice covers an outage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coveringNotice } from '#model/status/covering.ts';
import { reasonsOf } from '#model/status/reasons.ts';
import type { NoticeEntry } from '#model/status/status.ts';
import type { Service } from '#schemas/service.ts';
import type { Check, Figures, Snapshot } from '#schemas/snapshot.ts';

const koji: Service['probe'] = { kind: 'koji', hub: 'https://a.example/', web: 'https://a.example/' };
const mirror: Service['probe'] = {
  kind: 'yum-mirror',
  bases: ['https://m.example/'],
  repos: [
    { path: 'os', maxAgeHours: 24 },
    { path: 'extras', maxAgeHours: 48 },
  ],
};
const found = (probe: Service['probe'], figures: Figures, ...checks: Check[]) =>
  reasonsOf({ checks, figures } as Snapshot, probe);

test('a warning says what was measured and what the limit is', () => {
  const warn = (id: string): Check => ({ id, outcome: 'warn' });
  assert.deepEqual(found(koji, { oldestWaitingSeconds: 4320 }, { id: 'hub', outcome: 'pass' }, warn('tasks')), [
    { id: 'tasks', about: 'wait', seconds: 4320, limit: 3600 },
  ]);
  assert.deepEqual(
    found(koji, { buildsCompleted24h: 15, buildsFailed24h: 10, hostsStale: 2 }, warn('builds'), warn('hosts')),
    [
      { id: 'builds', about: 'builds', share: 0.6, limit: 0.8 },
      { id: 'hosts', about: 'hosts', count: 2, limit: 900 },
    ],
  );
  const web: Service['probe'] = { kind: 'web', url: 'https://a.example/' };
  assert.deepEqual(found(web, { tlsDaysLeft: 5 }, warn('certificate')), [
    { id: 'certificate', about: 'certificate', days: 5, limit: 14 },
  ]);
  const repos = [
    { path: 'os', ageHours: 30 },
    { path: 'extras', ageHours: 30 },
  ];
  assert.deepEqual(found(mirror, { repos }, { id: 'mirror', outcome: 'pass' }, warn('base-1.os')), [
    { id: 'os', about: 'repository', path: 'os', hours: 30, limit: 24 },
  ]);
});

test('a check that failed, and a warning without a figure, are said by their names', () => {
  const error = { kind: 'http', code: 502 } as const;
  assert.deepEqual(found(koji, {}, { id: 'hub', outcome: 'fail', error }, { id: 'tasks', outcome: 'warn' }), [
    { id: 'hub', about: 'check', failed: true, error },
    { id: 'tasks', about: 'check', failed: false, error: undefined },
  ]);
  assert.deepEqual(found(koji, {}, { id: 'hub', outcome: 'error', error }, { id: 'tasks', outcome: 'skip' }), []);
});

test('an outage is covered by the notice that was open for most of it, an incident before maintenance', () => {
  const notice = (id: string, start: string, end?: string, kind = 'incident') =>
    ({
      id,
      data: { kind, start: `2026-11-24T${start}:00Z`, ...(end && { end: `2026-11-24T${end}:00Z` }) },
    }) as NoticeEntry;
  const now = new Date('2026-11-24T12:00:00Z');
  const of = (notices: NoticeEntry[], until: Date | undefined = new Date('2026-11-24T06:00:00Z')) =>
    coveringNotice({ from: new Date('2026-11-24T04:00:00Z'), ...(until && { until }) }, notices, now)?.id;
  assert.equal(of([notice('before', '01:00', '04:00'), notice('after', '06:00')]), undefined);
  assert.equal(of([notice('some', '05:30'), notice('most', '03:00', '05:00')]), 'most');
  assert.equal(of([notice('window', '03:00', '07:00', 'maintenance'), notice('said', '05:30')]), 'said');
  assert.equal(coveringNotice({ from: new Date('2026-11-24T04:00:00Z') }, [notice('late', '08:00')], now)?.id, 'late');
});
