// Where the parts of small pictures stand, the history of the group, and the month of the calendar.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthOf } from '#model/meetings/month.ts';
import { perYear } from '#model/meetings/per-year.ts';
import { alongLine, shares } from '#model/pictures/shapes.ts';
import { eventsOf } from '#model/sig/milestones.ts';
import { invented } from '../support/invented-facts.ts';

const day = (text: string) => text;

test('days stand along a line in proportion, and no label lies on another or leaves the picture', () => {
  const marks = alongLine(['2022-03-24', '2022-03-31', '2022-07-20', '2022-08-18'], day, 22);
  assert.deepEqual(
    marks.map(({ at, row, anchor }) => ({ at, row, anchor })),
    [
      { at: 0, row: 0, anchor: 'start' },
      { at: 4.76, row: 1, anchor: 'start' },
      { at: 80.27, row: 0, anchor: 'middle' },
      { at: 100, row: 1, anchor: 'end' },
    ],
  );
});

test('a hundred days have marks, and labels only where there is room', () => {
  const days = Array.from(
    { length: 100 },
    (_, index) => `2022-01-01T00:${String(index % 60).padStart(2, '0')}Z`,
  ).sort();
  const marks = alongLine(days, day, 22);
  assert.equal(marks.length, 100);
  for (const row of [0, 1, 2]) assert.ok(marks.filter((mark) => mark.row === row).length <= 5, String(row));
  assert.ok(marks.every(({ at }) => at >= 0 && at <= 100));
});

test('one day, and no day, are pictures, too', () => {
  assert.deepEqual(alongLine([], day, 22), []);
  assert.deepEqual(alongLine(['2022-03-24'], day, 22), [{ of: '2022-03-24', at: 0, row: 0, anchor: 'start' }]);
});

test('bars are as long as their share of the longest, and nothing where all are nothing', () => {
  assert.deepEqual(shares([3, 12, 0]), [25, 100, 0]);
  assert.deepEqual(shares([0, 0]), [0, 0]);
  assert.deepEqual(shares([]), []);
});

test('the history is in the order of time, and a version of the charter stands with the milestone of its day', () => {
  const source = { title: '某纪要' };
  const milestones = [
    { date: '2022-08-18', text: { zh: '修改。' }, source },
    { date: '2022-03-24', text: { zh: '批准。' }, source },
  ];
  const facts = invented({
    pages: { history: { milestones } },
  });
  for (const id of ['2022-08-18', '2023-01-01', 'draft'])
    facts.charters.push({ collection: 'charters', id, file: `content/charters/${id}`, body: '', data: {} });
  assert.deepEqual(
    eventsOf(facts).map(({ date, text, version }) => [date, text?.zh, version]),
    [
      ['2022-03-24', '批准。', undefined],
      ['2022-08-18', '修改。', '2022-08-18'],
      ['2023-01-01', undefined, '2023-01-01'],
    ],
  );
  assert.deepEqual(eventsOf(invented({})), []);
});

const zone = 'Asia/Shanghai';
const rule = { start: '2026-01-06T16:00:00', zone, rule: 'FREQ=WEEKLY;INTERVAL=2', duration: 'PT1H' };

test('a month has whole weeks, the meetings of each day, and maintenance on each of its days', () => {
  const facts = invented({
    series: { biweekly: rule },
    meetings: { '2026-01-06-biweekly': {} },
  });
  const maintained = {
    kind: 'maintenance' as const,
    title: { zh: '更换磁盘' },
    start: '2026-01-29T22:00:00+08:00',
    end: '2026-01-31T00:00:00+08:00',
    services: ['koji'],
    updates: [],
  };
  facts.notices.push({ collection: 'notices', id: 'disks', file: 'disks.md', body: '', data: maintained });
  const weeks = monthOf(facts, new Date('2026-01-07T00:00:00Z'), zone) ?? [];
  assert.ok(weeks.every((week) => week.length === 7));
  const days = weeks.flat().flatMap((one) => one ?? []);
  assert.equal(days.length, 31);
  assert.equal(
    weeks[0]?.findIndex((one) => one?.day === '2026-01-01'),
    3,
    'a Thursday',
  );
  const on = (found: (one: (typeof days)[number]) => number) => days.filter(found).map((one) => one.day);
  assert.deepEqual(
    on(({ meetings }) => meetings.length),
    ['2026-01-06'],
  );
  assert.deepEqual(
    on(({ expected }) => expected.length),
    ['2026-01-20'],
  );
  assert.deepEqual(
    on(({ maintenance }) => maintenance.length),
    ['2026-01-29', '2026-01-30'],
  );
});

test('a month in which nothing happens is no picture', () => {
  assert.equal(monthOf(invented({}), new Date('2026-01-07T00:00:00Z'), zone), undefined);
});

test('a month may begin on a Monday, end on a Sunday, and have six weeks', () => {
  const facts = invented({ series: { daily: { ...rule, rule: 'FREQ=DAILY' } } });
  const lengths = ['2027-02-01', '2026-08-05'].map((now) => monthOf(facts, new Date(`${now}T00:00:00Z`), zone)?.length);
  assert.deepEqual(lengths, [4, 6]);
});

test('meetings and decisions are counted by year, newest first; cancelled meetings are none', () => {
  const decisions = [{ id: 'D-2026-01', text: '某决议' }];
  const facts = invented({
    series: { biweekly: rule },
    meetings: {
      '2025-12-23-biweekly': { start: '2025-12-23T16:00:00+08:00' },
      '2026-01-06-biweekly': { decisions },
      '2026-01-20-biweekly': { start: '2026-01-20T16:00:00+08:00', state: 'cancelled', reason: { zh: '放假' } },
    },
  });
  assert.deepEqual(perYear(facts), [
    { year: '2026', meetings: 1, decisions: 1 },
    { year: '2025', meetings: 1, decisions: 0 },
  ]);
});
