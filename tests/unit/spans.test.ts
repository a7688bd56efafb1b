// A series that meets at another time from a day on: one series, the past as it was, and nothing lost between the two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coming } from '#model/meetings/coming.ts';
import { get } from '#model/records/facts.ts';
import { ruleInWords } from '#model/schedule/rule-words.ts';
import { allOccurrences, gaps, schedulesOf, seriesProblems } from '#model/schedule/schedule.ts';
import { CalendarClient, eventsOf } from '../support/calendar-client.ts';
import { invented } from '../support/invented-facts.ts';

const old = {
  name: { zh: '双周例会' },
  rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  start: '2026-12-01T16:00:00',
  duration: 'PT1H',
  zone: 'Asia/Shanghai',
  place: { name: { zh: '会议室甲' } },
};
const next = { from: '2027-02-01', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', start: '2027-02-04T20:00:00' };
const last = {
  from: '2027-06-01',
  rule: 'FREQ=MONTHLY;BYDAY=1WE',
  start: '2027-06-02T09:00:00',
  zone: 'Europe/Berlin',
};
const factsOf = (schedules: object[] = [], more: object = {}, meetings = {}) =>
  invented({ series: { biweekly: { ...old, ...more, schedules } }, meetings });
const seriesOf = (...args: Parameters<typeof factsOf>) => get(factsOf(...args).series, 'biweekly');
const now = new Date('2026-12-20T00:00:00Z');
const problems = (schedules: object[], more: object = {}) =>
  seriesProblems(seriesOf(schedules, more).data).map(({ field, index }) => `${index ?? ''} ${field}`.trim());

test('meetings follow the old time up to the day, and the new one from it on', () => {
  const starts = allOccurrences(seriesOf([next, last])).map(({ start }) => start.toISOString().slice(0, 16));
  const all = starts.take(16).toArray();
  assert.deepEqual(all.slice(3, 7), ['2027-01-12T08:00', '2027-01-26T08:00', '2027-02-04T12:00', '2027-02-18T12:00']);
  assert.deepEqual(all.slice(13), ['2027-05-27T12:00', '2027-06-02T07:00', '2027-07-07T07:00']);
});

test('the words of a time that ends name its last day', () => {
  const said = schedulesOf(seriesOf([next])).map((schedule) => ruleInWords(schedule, 'zh'));
  assert.deepEqual(said, [
    '每两周的周二 16:00–17:00（北京时间），到 2027-01-26 为止',
    '每两周的周四 20:00–21:00（北京时间）',
  ]);
});

test('a meeting to come is where its time says', () => {
  const facts = factsOf([{ ...next, place: { name: { zh: '会议室乙' } } }]);
  const [before, after] = ['2027-01-20', '2027-02-01'].map(
    (day) => coming(facts, new Date(day), 'Asia/Shanghai', 1)[0],
  );
  assert.deepEqual([before?.place, after?.place], [{ name: { zh: '会议室甲' } }, { name: { zh: '会议室乙' } }]);
});

test('events of the past keep their ids, and a moved one its place, when another time follows', () => {
  const meetings = {
    '2026-12-15-biweekly': { start: '2026-12-17T16:00:00+08:00', occurrence: '2026-12-15', state: 'planned' },
    '2027-02-18-biweekly': { start: '2027-02-19T20:00:00+08:00', occurrence: '2027-02-18', state: 'planned' },
  };
  const [before, after] = [[], [next, last]].map((schedules, at) =>
    eventsOf(factsOf(schedules, {}, meetings), now, () => new Date(Date.UTC(2026, 10, at + 1)).toISOString()),
  );
  const idsOf = (events = before) => events?.map(({ uid, recurrence = '' }) => `${uid} ${recurrence}`.trim());
  assert.deepEqual(idsOf(), [
    'series-biweekly@sig.example.org',
    'series-biweekly@sig.example.org 2026-12-15T16:00:00',
    'meeting-2027-02-18-biweekly@sig.example.org',
  ]);
  assert.deepEqual(idsOf(after), [
    'series-biweekly@sig.example.org',
    'series-biweekly-2027-02-01@sig.example.org',
    'series-biweekly-2027-06-01@sig.example.org',
    'series-biweekly@sig.example.org 2026-12-15T16:00:00',
    'series-biweekly-2027-02-01@sig.example.org 2027-02-18T20:00:00',
  ]);
  assert.match(after?.[0]?.text ?? '', /UNTIL=20270126T080000Z/);
  const client = new CalendarClient().fetch(before ?? []).fetch(after ?? []);
  assert.deepEqual(client.shown(), new CalendarClient().fetch(after ?? []).shown());
  assert.deepEqual(client.stale, []);
});

test('spans out of order, empty ones and those that run into the next are wrong, each in its place', () => {
  assert.deepEqual(problems([next, last]), []);
  assert.deepEqual(problems([{ ...next, from: '2026-12-01' }]), ['0 from']);
  assert.deepEqual(problems([last, next]), ['1 from']);
  assert.deepEqual(problems([{ ...next, start: '2027-01-21T20:00:00' }]), ['0 start']);
  assert.deepEqual(problems([next, { ...last, from: '2027-02-03' }]), ['0 start']);
  assert.deepEqual(problems([next], { rule: `${old.rule};UNTIL=20270301` }), ['rule']);
  assert.deepEqual(problems([{ ...next, rule: 'FREQ=NEVER' }]), ['0 rule']);
});

test('a gap between two times is found where nothing says it', () => {
  assert.deepEqual(gaps(seriesOf([next, last]).data), []);
  assert.deepEqual(gaps(seriesOf([next], { rule: `${old.rule};UNTIL=20261231` }).data), [
    { index: 0, last: '2026-12-29', first: '2027-02-04' },
  ]);
  const late = { ...next, start: '2027-03-04T20:00:00' };
  assert.equal(gaps(seriesOf([late]).data).length, 1);
  assert.deepEqual(
    gaps(
      seriesOf([
        { from: '2027-02-01', rule: { state: 'none' } },
        { ...late, from: '2027-03-01' },
      ]).data,
    ),
    [],
  );
});
