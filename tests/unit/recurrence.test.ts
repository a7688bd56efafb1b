// When a series meets: the rule against a second implementation, zones against the machine's, and the rule in words.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { coming } from '#model/meetings/coming.ts';
import { get } from '#model/records/facts.ts';
import { daysOf, parseRule, ruleMistakes } from '#model/schedule/rule.ts';
import { ruleInWords } from '#model/schedule/rule-words.ts';
import { allOccurrences, scheduleOf, type SeriesEntry, seriesProblems } from '#model/schedule/schedule.ts';
import { momentOf, wallTime } from '#language/zones.ts';
import { invented } from '../support/invented-facts.ts';

const usual = {
  rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  start: '2025-12-02T16:00:00',
  duration: 'PT1H',
  zone: 'Asia/Shanghai',
};
const series = (more: object = {}): SeriesEntry =>
  get(invented({ series: { biweekly: { ...usual, ...more } } }).series, 'biweekly');
const occurrences = (entry: SeriesEntry, from: Date, to: Date) => {
  const all = allOccurrences(entry).take(400).toArray();
  return all.filter(({ start }) => start >= from && start < to);
};
const starts = (entry: SeriesEntry, from: string, to: string) =>
  occurrences(entry, new Date(from), new Date(to)).map(({ start }) => start.toISOString());
const words = (entry: SeriesEntry, locale: 'zh' | 'en') => {
  const schedule = scheduleOf(entry);
  return schedule && ruleInWords(schedule, locale);
};
const fortnight = 14 * 86_400_000;

test('a biweekly meeting at 16:00 in Shanghai is at 08:00 UTC every fourteenth day for five years', () => {
  const expected = Array.from({ length: 130 }, (_, i) =>
    new Date(Date.parse('2025-12-02T08:00:00Z') + i * fortnight).toISOString(),
  );
  const found = starts(series(), '2025-12-01T00:00:00Z', '2040-01-01T00:00:00Z');
  assert.deepEqual(found.slice(0, 130), expected);
});

test('fourteen days stay fourteen days across week 53 of 2026', () => {
  assert.deepEqual(starts(series(), '2026-12-25T00:00:00Z', '2027-01-30T00:00:00Z'), [
    '2026-12-29T08:00:00.000Z',
    '2027-01-12T08:00:00.000Z',
    '2027-01-26T08:00:00.000Z',
  ]);
});

test('the first moment of a period belongs to it and the last does not, and exceptions are left out', () => {
  const entry = series({ exceptions: [{ date: '2025-12-16', reason: { zh: '某原因' } }] });
  assert.deepEqual(starts(entry, '2025-12-02T08:00:00Z', '2026-01-13T08:00:00Z'), [
    '2025-12-02T08:00:00.000Z',
    '2025-12-30T08:00:00.000Z',
  ]);
});

test('the zone of the machine changes nothing', () => {
  const script = `
    import { allOccurrences } from './src/model/schedule/schedule.ts';
    const data = ${JSON.stringify({ ...usual, start: '2026-01-06T02:30:00', exceptions: [], schedules: [] })};
    const all = allOccurrences({ id: 'biweekly', file: 'biweekly.yaml', body: '', data });
    console.log(JSON.stringify(all.take(60).toArray()));`;
  const run = (TZ: string) =>
    spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
  const expected = Array.from({ length: 60 }, (_, i) => {
    const start = Date.parse('2026-01-05T18:30:00Z') + i * fortnight;
    return [new Date(start).toISOString(), new Date(start + 3_600_000).toISOString()];
  });
  for (const zone of ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Shanghai']) {
    const { stdout, stderr } = run(zone);
    assert.equal(stderr, '', zone);
    const found = (JSON.parse(stdout) as { start: string; end: string }[]).map(({ start, end }) => [start, end]);
    assert.deepEqual(found, expected, zone);
  }
});

test('readers whose clocks change get the hour of their season', () => {
  const hours = (zone: string) =>
    occurrences(series(), new Date('2026-03-01T00:00:00Z'), new Date('2026-04-10T00:00:00Z')).map(({ start }) =>
      wallTime(start, zone).slice(5, 16),
    );
  assert.deepEqual(hours('Europe/Berlin'), ['03-10T09:00', '03-24T09:00', '04-07T10:00']);
  assert.deepEqual(hours('America/New_York'), ['03-10T04:00', '03-24T04:00', '04-07T04:00']);
});

test('a meeting in a zone that changes its clocks stays at its local hour', () => {
  const entry = series({ zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY', start: '2026-03-24T16:00:00' });
  assert.deepEqual(starts(entry, '2026-03-01T00:00:00Z', '2026-04-05T00:00:00Z'), [
    '2026-03-24T15:00:00.000Z',
    '2026-03-31T14:00:00.000Z',
  ]);
});

test('a local time that the zone skips has no moment, and one that it has twice has the first', () => {
  assert.equal(momentOf('2027-03-28T02:30:00', 'Europe/Berlin'), undefined);
  assert.equal(momentOf('2026-10-25T02:30:00', 'Europe/Berlin')?.toISOString(), '2026-10-25T00:30:00.000Z');
  assert.equal(momentOf('1940-06-01T00:30:00', 'Asia/Shanghai'), undefined);
});

test('a series at a time that its zone skips is reported with that day, unless it is an exception', () => {
  const sundays = { zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY', start: '2027-01-03T02:30:00' };
  const [problem] = seriesProblems(series(sundays).data);
  assert.equal(problem?.field, 'start');
  assert.equal(problem?.found, '2027-03-28T02:30:00 不存在');
  assert.throws(() => scheduleOf(series(sundays)), /content\/series\/biweekly 的 start：2027-03-28T02:30:00/);
  const until = { ...sundays, rule: 'FREQ=WEEKLY;UNTIL=20270327' };
  assert.deepEqual(seriesProblems(series(until).data), []);
  const once = { ...until, rule: 'FREQ=WEEKLY;COUNT=14', exceptions: [{ date: '2027-03-28', reason: { zh: '拨钟' } }] };
  assert.deepEqual(seriesProblems(series(once).data), []);
});

for (const [rule, word] of [
  ['', /空/],
  ['每两周', /每两周/],
  ['RRULE:FREQ=WEEKLY', /RRULE:FREQ/],
  ['FREQ=FORTNIGHTLY', /FREQ=FORTNIGHTLY/],
  ['FREQ=WEEKLY;INTERVAL=0', /INTERVAL=0/],
  ['FREQ=WEEKLY;BYDAY=XX', /BYDAY=XX/],
  ['FREQ=WEEKLY;BYDAY=2TU', /第几个星期/],
  ['FREQ=MONTHLY;BYDAY=6TU', /6TU/],
  ['FREQ=MONTHLY;BYMONTHDAY=32', /BYMONTHDAY=32/],
  ['FREQ=WEEKLY;BYHOUR=9', /BYHOUR=9/],
  ['FREQ=WEEKLY;FREQ=DAILY', /重复/],
  ['BYDAY=TU', /BYDAY=TU/],
  ['FREQ=WEEKLY;COUNT=3;UNTIL=20270101', /COUNT 和 UNTIL/],
] as const) {
  test(`the rule “${rule}” is reported with what was found`, () => {
    assert.match(
      ruleMistakes(rule)
        .map(({ found }) => found)
        .join(),
      word,
    );
  });
}

test('a rule that no day fits is reported, and so is a first day that does not fit', () => {
  for (const rule of [
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=7',
  ])
    assert.deepEqual(
      seriesProblems(series({ rule }).data).map(({ field }) => field),
      ['rule'],
      rule,
    );
  const [problem] = seriesProblems(series({ start: '2025-12-03T16:00:00' }).data);
  assert.equal(problem?.field, 'start');
  assert.match(problem?.expected ?? '', /2025-12-1\d/);
});

test('all that is wrong with a series is reported at once', () => {
  const { data } = series({ rule: 'FREQ=SOMETIMES', start: undefined, zone: 'Asia/Nowhere', duration: 'P1M' });
  assert.deepEqual(
    seriesProblems(data).map(({ field }) => field),
    ['rule', 'start', 'zone', 'duration'],
  );
  assert.deepEqual(seriesProblems(series({ rule: { state: 'unknown' }, start: undefined }).data), []);
  assert.deepEqual([...allOccurrences(series({ rule: { state: 'unknown' } }))], []);
});

test('COUNT counts exceptions too, and UNTIL is a day of the zone or a moment', () => {
  const exceptions = [{ date: '2025-12-16', reason: { zh: '某原因' } }];
  const last = (rule: string) => [...allOccurrences(series({ rule, exceptions }))].map(({ day }) => day);
  assert.deepEqual(last('FREQ=WEEKLY;INTERVAL=2;COUNT=3'), ['2025-12-02', '2025-12-30']);
  for (const until of ['20251230', '20251230T160000', '20251230T080000Z'])
    assert.deepEqual(last(`FREQ=WEEKLY;INTERVAL=2;UNTIL=${until}`), ['2025-12-02', '2025-12-30'], until);
  assert.deepEqual(last('FREQ=WEEKLY;INTERVAL=2;UNTIL=20251230T075959Z'), ['2025-12-02']);
});

for (const [rule, start] of [
  ['FREQ=DAILY;INTERVAL=3', '2026-01-06'],
  ['FREQ=WEEKLY', '2026-01-06'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-01-08'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU', '2026-01-04'],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SU', '2026-01-06'],
  ['FREQ=MONTHLY', '2026-01-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31'],
  ['FREQ=MONTHLY;BYDAY=2TU', '2026-01-13'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR', '2026-01-30'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-30'],
  ['FREQ=YEARLY', '2026-01-06'],
  ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15', '2026-03-15'],
] as const) {
  test(`${rule} falls on the days that another implementation finds`, () => {
    const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(start));
    const expected = Array.from({ length: 30 }, () => iterator.next()?.toString());
    assert.deepEqual(daysOf(parseRule(rule), start, 60).take(30).toArray(), expected);
  });
}

test('a fortnight whose weeks begin on any day goes on, however many years ahead', () => {
  const days = daysOf(parseRule('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'), '2026-01-06', 60).map((day) => Date.parse(day));
  const all = days.toArray();
  assert.equal(all.length, 1569);
  assert.deepEqual(new Set(all.slice(1).map((day, index) => day - (all[index] ?? 0))), new Set([fortnight]));
});

for (const [rule, start, zh, en] of [
  [
    usual.rule,
    usual.start,
    '每两周的周二 16:00–17:00（北京时间）',
    'every other Tuesday 16:00–17:00 (China Standard Time)',
  ],
  ['FREQ=WEEKLY', '2026-01-06T16:00:00', '每周二 ', 'every Tuesday '],
  [
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=TH,TU',
    '2026-01-06T16:00:00',
    '每 3 周的周二、周四 ',
    'every 3rd Tuesday and Thursday ',
  ],
  ['FREQ=MONTHLY;BYDAY=2TU', '2026-01-13T16:00:00', '每月第 2 个周二 ', 'the second Tuesday of every month '],
  ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1', '2026-01-27T16:00:00', '每月最后一个周二 ', 'the last Tuesday of every month '],
  ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=22', '2026-01-22T16:00:00', '每两个月 22 日 ', 'the 22nd of every other month '],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31T16:00:00', '每月最后一天 ', 'the last day of every month '],
] as const) {
  test(`${rule} is put into words`, () => {
    const entry = series({ rule, start });
    assert.ok(words(entry, 'zh')?.startsWith(zh));
    assert.ok(words(entry, 'en')?.startsWith(en));
  });
}

test('a rule in words says the next day where a meeting ends after midnight, and the zone of summer and winter alike', () => {
  const night = series({ start: '2026-01-06T23:30:00', duration: 'PT2H', zone: 'Europe/Berlin' });
  assert.equal(words(night, 'zh'), '每两周的周二 23:30–次日 01:30（中欧时间）');
  const english = 'every other Tuesday 23:30–01:30 (next day) (Central European Time)';
  assert.equal(words(night, 'en'), english);
});

test('a rule that ends says on which day', () => {
  const rules = ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20251231', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3'];
  for (const rule of rules) {
    assert.equal(words(series({ rule }), 'zh'), '每两周的周二 16:00–17:00（北京时间），到 2025-12-30 为止');
    assert.match(words(series({ rule }), 'en') ?? '', / until 2025-12-30$/);
  }
});

test('a rule that no words fit is left to be shown as it is', () => {
  for (const rule of ['FREQ=YEARLY', 'FREQ=MONTHLY;BYDAY=TU,WE;BYSETPOS=1'])
    assert.equal(words(series({ rule }), 'zh'), undefined, rule);
});

test('the coming five are the rule with the meetings on record in their places', () => {
  const facts = invented({
    series: {
      biweekly: { ...usual, exceptions: [{ date: '2026-01-13', reason: { zh: '某原因' } }] },
      salon: { name: { zh: '沙龙' } },
    },
    meetings: {
      held: { start: '2025-12-02T16:00:00+08:00', state: 'held' },
      moved: { start: '2025-12-16T15:00:00+08:00', state: 'planned', place: { name: { zh: '别处' } } },
      off: { start: '2025-12-30T16:00:00+08:00', state: 'cancelled', reason: { zh: '人数不够' } },
      extra: { series: 'salon', start: '2026-01-20T19:00:00+08:00', state: 'planned' },
    },
  });
  const found = coming(facts, new Date('2025-12-02T08:30:00Z'), 'Asia/Shanghai').map(
    ({ start, end, state, meeting, place, reason }) => [
      start.toISOString().slice(0, 16),
      end?.toISOString().slice(11, 16),
      state,
      meeting?.id,
      'name' in (place ?? {}) && place,
      reason?.zh,
    ],
  );
  assert.deepEqual(found, [
    ['2025-12-16T07:00', '08:00', 'planned', 'moved', { name: { zh: '别处' } }, undefined],
    ['2025-12-30T08:00', '09:00', 'cancelled', 'off', false, '人数不够'],
    ['2026-01-20T11:00', undefined, 'planned', 'extra', false, undefined],
    ['2026-01-27T08:00', '09:00', 'expected', undefined, false, undefined],
    ['2026-02-10T08:00', '09:00', 'expected', undefined, false, undefined],
  ]);
});

test('a meeting is still to come until it has ended', () => {
  const facts = invented({ series: { biweekly: usual } });
  const next = (now: string) => coming(facts, new Date(now), 'Asia/Shanghai', 1)[0]?.start.toISOString();
  assert.equal(next('2025-12-02T09:00:00Z'), '2025-12-02T08:00:00.000Z');
  assert.equal(next('2025-12-02T09:00:01Z'), '2025-12-16T08:00:00.000Z');
});
