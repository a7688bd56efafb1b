// The state of services: probes, age, notices, headline, ninety days, and the shapes that other programs read.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { svgBadge } from '#model/status/badge.ts';
import type { Facts } from '#model/records/facts.ts';
import { noticesInTime } from '#model/status/status.ts';
import { allStatuses, dayCells, headline, type Live, statusOf, worst } from '#model/status/status.ts';
import { staleAfterMs } from '#model/status/stale.ts';
import { components, incident, statusOfPage } from '#model/status/statuspage.ts';
import { notice } from '#schemas/notice.ts';
import { service } from '#schemas/service.ts';
import { type ServiceState, snapshot } from '#schemas/snapshot.ts';
import { wordsOf } from '#words/words.ts';

const now = new Date('2026-11-23T08:00:00Z');
const entry = <T>(collection: keyof Facts, id: string, data: T) => ({
  collection,
  id,
  data,
  file: `${id}.yaml`,
  body: '',
});
const system = (id: string, more: object = {}) =>
  entry(
    'services',
    id,
    service.parse({
      name: { zh: `系统 ${id}` },
      url: 'https://example.org/',
      owner: 'own',
      probe: { kind: 'web', url: 'https://example.org/' },
      origin: { zh: '测试' },
      ...more,
    }),
  );
const seen = (id: string, state: ServiceState, checkedAt = '2026-11-23T07:45:00Z') =>
  snapshot.parse({
    ...{ schema: 1, service: id, state, source: 'live', checkedAt, goodAt: checkedAt, failedRuns: 0 },
    ...{ vantage: '测试机', checks: [], figures: {}, links: [] },
  });
const told = (id: string, data: object) =>
  entry('notices', id, notice.parse({ title: { zh: '通知' }, services: ['a'], updates: [], ...data }));
const facts = (services: ReturnType<typeof system>[], notices: ReturnType<typeof told>[] = []) =>
  ({ services, notices }) as unknown as Facts;
const live = (...snapshots: ReturnType<typeof seen>[]): Live => ({
  snapshots: new Map(snapshots.map((row) => [row.service, row])),
  histories: new Map(),
});
const maintenance = told('m', {
  kind: 'maintenance',
  start: '2026-11-23T15:00:00+08:00',
  end: '2026-11-23T17:00:00+08:00',
});
const outage = told('i', { kind: 'incident', severity: 'major_outage', start: '2026-11-23T15:30:00+08:00' });

describe('the state of a service', () => {
  const a = system('a');
  const stateOf = (data: Live, notices: ReturnType<typeof told>[] = []) =>
    statusOf(facts([a], notices), data, a, now).state;

  test('is what the last probe said', () => {
    assert.equal(stateOf(live(seen('a', 'partial_outage'))), 'partial_outage');
  });

  test('is unknown while nobody has asked, and again when the answer is too old', () => {
    assert.equal(stateOf(live()), 'unknown');
    const edge = new Date(now.getTime() - staleAfterMs).toISOString();
    const over = new Date(now.getTime() - staleAfterMs - 1).toISOString();
    assert.equal(stateOf(live(seen('a', 'operational', edge))), 'operational');
    assert.equal(stateOf(live(seen('a', 'operational', over))), 'unknown');
  });

  test('is made worse by an open incident, never better', () => {
    assert.equal(stateOf(live(seen('a', 'operational')), [outage]), 'major_outage');
    const slow = told('s', { kind: 'incident', severity: 'degraded_performance', start: '2026-11-23T15:30:00+08:00' });
    assert.equal(stateOf(live(seen('a', 'major_outage')), [slow]), 'major_outage');
  });

  test('of an outage within a maintenance window is maintenance; a working service stays working', () => {
    assert.equal(stateOf(live(seen('a', 'major_outage')), [maintenance]), 'under_maintenance');
    assert.equal(stateOf(live(seen('a', 'operational')), [maintenance]), 'operational');
    assert.equal(stateOf(live(), [maintenance]), 'unknown');
  });

  test('is none where there is nothing to probe, unless an incident says otherwise', () => {
    const silent = system('a', { probe: { kind: 'none' } });
    assert.equal(statusOf(facts([silent]), live(seen('a', 'major_outage')), silent, now).state, 'unprobed');
    assert.equal(statusOf(facts([silent], [outage]), live(), silent, now).state, 'major_outage');
  });
});

describe('the headline', () => {
  const of = (services: ReturnType<typeof system>[], ...rows: ReturnType<typeof seen>[]) =>
    headline(allStatuses(facts(services), live(...rows), now));

  test('is the worst of our own systems', () => {
    assert.equal(
      of([system('a'), system('b')], seen('a', 'operational'), seen('b', 'degraded_performance')),
      'degraded_performance',
    );
  });

  test('is never decided by a third party', () => {
    const theirs = system('b', { owner: 'third-party' });
    assert.equal(of([system('a'), theirs], seen('a', 'operational'), seen('b', 'major_outage')), 'operational');
  });

  test('is not green while one of our systems is unknown', () => {
    assert.equal(of([system('a'), system('b')], seen('a', 'operational')), 'unknown');
  });

  test('says that there are no data where nothing was ever asked', () => {
    assert.equal(of([system('a'), system('b', { probe: { kind: 'none' } })]), 'unprobed');
  });

  test('puts an outage before maintenance before unknown before working', () => {
    assert.equal(worst(['operational', 'unknown', 'under_maintenance', 'partial_outage']), 'partial_outage');
    assert.equal(worst(['operational', 'unknown', 'under_maintenance']), 'under_maintenance');
    assert.equal(worst([]), undefined);
  });
});

test('ninety days end today in the site’s zone, and days without a run have no state', () => {
  const late = new Date('2026-11-23T17:00:00Z');
  const rows = [{ day: '2026-11-24', worst: 'operational' as const, runs: 1, answered: 1 }];
  const cells = dayCells(rows, { now: late, zone: 'Asia/Shanghai', notices: [] });
  assert.equal(cells.length, 90);
  assert.deepEqual(cells.at(-1), { day: '2026-11-24', worst: 'operational' });
  assert.deepEqual(cells.at(0), { day: '2026-08-27', worst: undefined });
});

test('an outage on a day of maintenance is not counted against the service', () => {
  const rows = ['2026-11-22', '2026-11-23'].map((day) => ({
    day,
    worst: 'major_outage' as const,
    runs: 1,
    answered: 0,
  }));
  const cells = dayCells(rows, { now, zone: 'Asia/Shanghai', notices: [maintenance], count: 2 });
  assert.deepEqual(
    cells.map((cell) => cell.worst),
    ['major_outage', 'under_maintenance'],
  );
});

test('notices are current, coming or past, incidents before maintenance', () => {
  const coming = told('c', {
    kind: 'maintenance',
    start: '2026-12-01T00:00:00+08:00',
    end: '2026-12-01T02:00:00+08:00',
  });
  const past = told('p', {
    kind: 'incident',
    severity: 'partial_outage',
    start: '2026-01-01T00:00:00Z',
    end: '2026-01-01T01:00:00Z',
  });
  const found = noticesInTime(facts([system('a')], [maintenance, coming, past, outage]), now);
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  assert.deepEqual([ids(found.current), ids(found.coming), ids(found.past)], [['i', 'm'], ['c'], ['p']]);
});

describe('for a Statuspage client', () => {
  const page = {
    id: 'sig',
    name: 'SIG',
    url: 'https://sig.example.org/',
    time_zone: 'Asia/Shanghai',
    updated_at: now.toISOString(),
  };

  test('the indicator and the components use its words only', () => {
    const statuses = allStatuses(facts([system('a'), system('b')], [outage]), live(seen('b', 'operational')), now);
    assert.equal(statusOfPage(statuses, wordsOf('zh').status.headlines).indicator, 'critical');
    assert.deepEqual(
      components(statuses, page).map(({ status }) => status),
      ['major_outage', 'operational'],
    );
    const [unknown] = components(allStatuses(facts([system('a')]), live(), now), page);
    assert.equal(unknown?.status, 'operational');
  });

  test('an incident has its impact, times in UTC, and its updates newest first', () => {
    const updates = [
      { at: '2026-11-23T15:40:00+08:00', state: 'investigating', text: { zh: '在查' } },
      { at: '2026-11-23T15:50:00+08:00', state: 'monitoring', text: { zh: '在看' } },
    ];
    const shown = incident(
      told('i', { kind: 'incident', severity: 'partial_outage', start: '2026-11-23T15:30:00+08:00', updates }),
      page,
    );
    assert.equal(shown.impact, 'major');
    assert.equal(shown.status, 'monitoring');
    assert.equal(shown.started_at, '2026-11-23T07:30:00.000Z');
    assert.equal(shown.monitoring_at, '2026-11-23T07:50:00.000Z');
    assert.equal(shown.resolved_at, null);
    assert.deepEqual(
      shown.incident_updates.map(({ id }) => id),
      ['i-2', 'i-1'],
    );
  });
});

test('a badge says its state in words and escapes what it shows', () => {
  const svg = svgBadge('<b>&"', 'operational', '正常');
  assert.match(svg, /&#60;b&#62;&#38;&#34;/);
  assert.doesNotMatch(svg, /<b>/);
  assert.match(svg, /正常/);
});
