// The state of services: probes, age, notices, headline, ninety days, and the shapes that other programs read.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { svgBadge } from '#model/status/badge.ts';
import type { Facts } from '#model/records/facts.ts';
import { noticesInTime } from '#model/status/status.ts';
import { allStatuses, dayCells, headline, type Live, notWell, statusOf, worst } from '#model/status/status.ts';
import { staleAfterMs } from '#model/status/stale.ts';
import { answersOf } from '#model/status/statuspage.ts';
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

  test('is that of an announced incident, also within a maintenance window', () => {
    assert.equal(stateOf(live(seen('a', 'operational')), [outage, maintenance]), 'major_outage');
    const slow = told('s', { kind: 'incident', severity: 'degraded_performance', start: '2026-11-23T15:30:00+08:00' });
    assert.equal(stateOf(live(seen('a', 'major_outage')), [slow, maintenance]), 'degraded_performance');
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

  test('comes with the names of what is not well, the worst first; what is unknown is not named', () => {
    const systems = ['a', 'b', 'c', 'd'].map((id) => system(id));
    const found = live(
      ...[seen('a', 'degraded_performance'), seen('b', 'operational'), seen('c', 'major_outage')],
      seen('d', 'degraded_performance'),
    );
    const named = (data: Live) =>
      notWell(allStatuses(facts(systems), data, now)).map(({ state, services }) =>
        [state, ...services.map(({ id }) => id)].join(' '),
      );
    assert.deepEqual(named(found), ['major_outage c', 'degraded_performance a d']);
    assert.deepEqual(named(live()), []);
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

describe('the ninety days', () => {
  const zone = 'Asia/Shanghai';
  const down = (days: string[]) => days.map((day) => ({ day, worst: 'major_outage' as const, runs: 24, answered: 0 }));
  const cellsOf = (rows: ReturnType<typeof down>, notices: ReturnType<typeof told>[], count: number) =>
    dayCells(rows, { now, zone, notices, count }).map((cell) => cell.worst);

  test('an outage counts as maintenance only on a day that all lay within the window', () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'];
    const long = told('l', {
      kind: 'maintenance',
      start: '2026-11-20T22:00:00+08:00',
      end: '2026-11-22T02:00:00+08:00',
    });
    assert.deepEqual(cellsOf(down(days), [long, maintenance], 4), [
      'major_outage',
      'under_maintenance',
      'major_outage',
      'major_outage',
    ]);
  });

  test('are not black for two failed runs, which say nothing of the rest of the day', () => {
    const day = (runs: number, answered: number) => ({
      day: '2026-11-23',
      worst: 'major_outage' as const,
      runs,
      answered,
    });
    const cell = (row: ReturnType<typeof day>) => cellsOf([row], [], 1)[0];
    assert.deepEqual([day(24, 22), day(2, 0), day(24, 21)].map(cell), [
      'partial_outage',
      'partial_outage',
      'major_outage',
    ]);
  });

  test('know incidents that people announced, on days without a run, too, and none that is to come', () => {
    const past = told('p', {
      kind: 'incident',
      severity: 'partial_outage',
      start: '2026-11-20T23:00:00+08:00',
      end: '2026-11-21T00:30:00+08:00',
    });
    const coming = told('c', { kind: 'incident', severity: 'major_outage', start: '2026-11-23T23:00:00+08:00' });
    assert.deepEqual(cellsOf([], [past, coming], 4), ['partial_outage', 'partial_outage', undefined, undefined]);
    assert.deepEqual(cellsOf([], [outage], 2), [undefined, 'major_outage']);
  });

  test('are ninety different days where clocks change', () => {
    for (const [moment, place] of [
      ['2026-11-01T05:30:00Z', 'America/New_York'],
      ['2026-04-10T22:30:00Z', 'Europe/Berlin'],
      ['2026-03-29T21:59:00Z', 'Europe/Berlin'],
    ] as const) {
      const days = dayCells([], { now: new Date(moment), zone: place, notices: [] }).map(({ day }) => day);
      assert.equal(new Set(days).size, 90);
      const gaps = days.slice(1).filter((day, index) => Date.parse(day) - Date.parse(days[index] ?? '') !== 86_400_000);
      assert.deepEqual(gaps, [], place);
    }
  });
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
  const page = (moment: Date = now) => ({
    id: 'sig',
    name: 'SIG',
    url: 'https://sig.example.org/',
    time_zone: 'Asia/Shanghai',
    updated_at: moment.toISOString(),
  });
  const words = wordsOf('zh').status.headlines;
  type Systems = ReturnType<typeof system>[];
  const answers = (
    services: Systems,
    data: Live,
    notices: ReturnType<typeof told>[] = [],
    moment = now,
    groups = {},
  ) => {
    const subprojects = Object.entries(groups).map(([id, own]) => ({
      id,
      data: { title: `项目 ${id}`, services: own },
    }));
    const all = { ...facts(services, notices), subprojects } as unknown as Facts;
    const given = { facts: all, statuses: allStatuses(all, data, moment), page: page(moment), words };
    return answersOf(given) as Record<string, Record<string, Record<string, unknown>[]>>;
  };
  const ids = (list: { id?: unknown }[] = []) => list.map(({ id }) => id);

  test('has every path that Statuspage documents and that the npm client statuspage.io asks for', () => {
    const lists = ['scheduled-maintenances', 'scheduled-maintenances/upcoming', 'scheduled-maintenances/active'];
    const documented = ['summary', 'status', 'components', 'incidents', 'incidents/unresolved', ...lists];
    assert.deepEqual(Object.keys(answers([system('a')], live())).sort(), documented.sort());
  });

  test('its rows have every field of Statuspage’s documentation', () => {
    const at = { at: '2026-11-23T15:00:00+08:00', state: 'in_progress', text: { zh: '开始' } };
    const window = { ...maintenance, data: notice.parse({ ...maintenance.data, updates: [at] }) };
    const found = answers([system('a')], live(), [outage, window], new Date('2026-11-23T07:30:00Z'), { web: ['a'] });
    const { components = [], incidents = [], scheduled_maintenances: windows = [] } = found['summary'] ?? {};
    const component = 'created_at description group group_id id name only_show_if_degraded page_id position showcase';
    const incident =
      'components created_at id impact incident_updates monitoring_at name page_id resolved_at shortlink';
    const update = 'affected_components body created_at display_at id incident_id status updated_at';
    const has = (rows: Record<string, unknown>[], names: string) => {
      assert.ok(rows.length > 0, names);
      for (const row of rows)
        assert.deepEqual(
          names.split(' ').filter((name) => !(name in row)),
          [],
        );
    };
    has(components, `${component} start_date status updated_at`);
    has([...incidents, ...windows], `${incident} started_at status updated_at`);
    has(windows, 'scheduled_for scheduled_until');
    has(
      windows.flatMap((one) => one['incident_updates'] as Record<string, unknown>[]),
      update,
    );
  });

  test('the indicator and the components use its words, and what is not known is no component', () => {
    const found = answers([system('a'), system('b'), system('c')], live(seen('b', 'operational')), [outage]);
    assert.deepEqual(found['status']?.['status'], { indicator: 'critical', description: words.major_outage });
    assert.deepEqual(
      found['components']?.['components']?.map(({ id, status }) => `${id} ${status}`),
      ['a major_outage', 'b operational'],
    );
  });

  test('without any data the indicator is unknown and there are no components', () => {
    const found = answers([system('a')], live());
    assert.deepEqual(found['summary']?.['status'], { indicator: 'unknown', description: words.unprobed });
    assert.deepEqual(found['summary']?.['components'], []);
    const old = answers([system('a')], live(seen('a', 'operational', '2026-11-20T00:00:00Z')));
    assert.deepEqual(
      [old['summary']?.['status'], old['summary']?.['components']],
      [{ indicator: 'unknown', description: words.unknown }, []],
    );
  });

  test('systems of a subproject stand under its group, which is as its worst', () => {
    const data = live(seen('a', 'operational'), seen('b', 'partial_outage'), seen('c', 'operational'));
    const found = answers([system('a'), system('b'), system('c')], data, [], now, { web: ['b', 'a'], none: [] });
    assert.deepEqual(
      found['components']?.['components']?.map(({ id, group_id: group, components, status, position }) => [
        id,
        group,
        components,
        status,
        position,
      ]),
      [
        ['subproject:web', null, ['a', 'b'], 'partial_outage', 1],
        ['a', 'subproject:web', undefined, 'operational', 2],
        ['b', 'subproject:web', undefined, 'partial_outage', 3],
        ['c', null, undefined, 'operational', 4],
      ],
    );
  });

  test('maintenance is scheduled, in progress or completed by the clock, and resolved only when it is over', () => {
    const states = ['2026-11-23T06:59:00Z', '2026-11-23T07:00:00Z', '2026-11-23T09:00:00Z'].map((moment) => {
      const found = answers([system('a')], live(), [maintenance], new Date(moment));
      const [row] = found['scheduled-maintenances']?.['scheduled_maintenances'] ?? [];
      const lists = ['active', 'upcoming'].map((name) =>
        ids(found[`scheduled-maintenances/${name}`]?.['scheduled_maintenances']),
      );
      return [row?.['status'], row?.['resolved_at'], row?.['scheduled_until'], ...lists];
    });
    const until = '2026-11-23T09:00:00.000Z';
    assert.deepEqual(states, [
      ['scheduled', null, until, [], ['m']],
      ['in_progress', null, until, ['m'], []],
      ['completed', until, until, [], []],
    ]);
  });

  test('an incident has its impact, its components, times in UTC, and its updates newest first', () => {
    const updates = [
      { at: '2026-11-23T15:40:00+08:00', state: 'investigating', text: { zh: '在查' } },
      { at: '2026-11-23T15:50:00+08:00', state: 'monitoring', text: { zh: '在看' } },
    ];
    const partial = told('i', {
      kind: 'incident',
      severity: 'partial_outage',
      start: '2026-11-23T15:30:00+08:00',
      updates,
    });
    const [shown] = answers([system('a')], live(), [partial])['incidents/unresolved']?.['incidents'] ?? [];
    assert.deepEqual([shown?.['impact'], shown?.['status'], shown?.['resolved_at']], ['major', 'monitoring', null]);
    assert.equal(shown?.['started_at'], '2026-11-23T07:30:00.000Z');
    assert.equal(shown?.['monitoring_at'], '2026-11-23T07:50:00.000Z');
    assert.deepEqual(ids(shown?.['components'] as { id: string }[]), ['a']);
    assert.deepEqual(ids(shown?.['incident_updates'] as { id: string }[]), ['i-2', 'i-1']);
  });

  test('an incident that is over is resolved, whatever its last update says, and nothing in it lies ahead', () => {
    const updates = [
      { at: '2026-11-23T15:40:00+08:00', state: 'investigating', text: { zh: '在查' } },
      { at: '2026-11-23T18:00:00+08:00', state: 'monitoring', text: { zh: '在看' } },
    ];
    const start = '2026-11-23T15:30:00+08:00';
    const over = told('o', {
      kind: 'incident',
      severity: 'partial_outage',
      start,
      end: '2026-11-23T15:55:00+08:00',
      updates,
    });
    const found = answers([system('a')], live(), [over]);
    const [shown] = found['incidents']?.['incidents'] ?? [];
    const end = '2026-11-23T07:55:00.000Z';
    assert.deepEqual([shown?.['status'], shown?.['resolved_at'], shown?.['updated_at']], ['resolved', end, end]);
    assert.deepEqual(ids(shown?.['incident_updates'] as { id: string }[]), ['o-1']);
    assert.deepEqual(found['incidents/unresolved']?.['incidents'], []);
  });
});

test('a badge says its state in words and escapes what it shows', () => {
  const svg = svgBadge('<b>&"', 'operational', '正常');
  assert.match(svg, /&#60;b&#62;&#38;&#34;/);
  assert.doesNotMatch(svg, /<b>/);
  assert.match(svg, /正常/);
});
