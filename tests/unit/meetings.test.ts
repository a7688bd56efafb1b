// Meetings in time: the next one, those of a year, those of a series, and their titles.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coming } from '#model/meetings/coming.ts';
import { type Facts, get } from '#model/records/facts.ts';
import { dayOf, endOf, inTime, meetingTitle, ofSeries, placeOf, startOf } from '#model/meetings/meetings.ts';
import { meetingParts } from '#model/meetings/register-pages.ts';
import { ids, invented } from '../support/invented-facts.ts';

const at = (start: string, more: object = {}) => ({ start: `${start}+08:00`, ...more });
const planned = (start: string, more: object = {}) => at(start, { state: 'planned', ...more });
const now = new Date('2026-06-15T08:30:00Z');
const nextPlanned = (facts: Facts, moment: Date) =>
  coming(facts, moment, 'Asia/Shanghai').find(({ state }) => state !== 'cancelled')?.meeting;

test('the next meeting is the earliest planned one that has not ended', () => {
  const facts = invented({
    series: { biweekly: {} },
    meetings: {
      over: planned('2026-06-15T14:00:00', { end: '2026-06-15T15:00:00+08:00' }),
      running: planned('2026-06-15T16:00:00', { end: '2026-06-15T17:00:00+08:00' }),
      later: planned('2026-06-29T16:00:00'),
      cancelled: at('2026-06-16T16:00:00', { state: 'cancelled', reason: { zh: '某原因' } }),
    },
  });
  assert.equal(nextPlanned(facts, now)?.id, 'running');
  assert.equal(nextPlanned(facts, new Date('2026-06-15T09:00:01Z'))?.id, 'later');
  assert.equal(nextPlanned(facts, new Date('2026-07-01T00:00:00Z')), undefined);
});

test('a planned meeting without an end is next until it starts', () => {
  const facts = invented({ series: { biweekly: {} }, meetings: { one: planned('2026-06-15T16:30:00') } });
  assert.equal(nextPlanned(facts, now)?.id, 'one');
  assert.equal(nextPlanned(facts, new Date('2026-06-15T08:30:01Z')), undefined);
});

test('moments are compared as moments, whatever their offset', () => {
  const facts = invented({
    series: { biweekly: {} },
    meetings: {
      b: { start: '2026-06-20T10:00:00+08:00', state: 'planned' },
      a: { start: '2026-06-20T03:00:00Z', state: 'planned' },
    },
  });
  assert.equal(nextPlanned(facts, now)?.id, 'b');
});

test('meetings are grouped by their year in the site’s zone, newest first', () => {
  const facts = invented({
    meetings: {
      '2025-03-01-old': at('2025-03-01T16:00:00'),
      '2026-01-01-new-year': { start: '2025-12-31T16:30:00Z' },
      '2026-03-01-late': at('2026-03-01T16:00:00'),
      '2025-12-31-day': { start: '2025-12-31' },
    },
  });
  assert.deepEqual(
    meetingParts(facts).map(({ year, rows }) => [year, ids(rows)]),
    [
      ['2026', ['2026-03-01-late', '2026-01-01-new-year']],
      ['2025', ['2025-12-31-day', '2025-03-01-old']],
    ],
  );
});

test('a meeting without an hour stands among the meetings of its day, and its day is the same in every zone', () => {
  const facts = invented({
    meetings: {
      before: at('2026-01-19T23:30:00'),
      day: { start: '2026-01-20' },
      after: at('2026-01-21T00:30:00'),
    },
  });
  const meeting = get(facts.meetings, 'day');
  assert.deepEqual(ids(inTime(facts)), ['before', 'day', 'after']);
  for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland'])
    assert.equal(dayOf(meeting, zone), '2026-01-20');
  assert.equal(dayOf(get(facts.meetings, 'after'), 'America/Los_Angeles'), '2026-01-20');
});

test('a meeting without an hour lasts its whole day, even where that has 23 hours or begins at one', () => {
  const facts = invented({ meetings: { spring: { start: '2026-03-29' }, cairo: { start: '2026-04-24' } } });
  const times = (id: string, zone: string) => {
    const meeting = get(facts.meetings, id);
    return [startOf(meeting, zone), endOf(facts, meeting, zone)].map((moment) => moment?.toISOString().slice(0, 16));
  };
  assert.deepEqual(times('spring', 'Asia/Shanghai'), ['2026-03-28T16:00', '2026-03-29T16:00']);
  assert.deepEqual(times('spring', 'Europe/Berlin'), ['2026-03-28T23:00', '2026-03-29T22:00']);
  assert.deepEqual(times('cairo', 'Africa/Cairo'), ['2026-04-23T22:00', '2026-04-24T21:00']);
});

test('a planned meeting without an hour is next until its day is over', () => {
  const facts = invented({ series: { biweekly: {} }, meetings: { day: { start: '2026-06-15', state: 'planned' } } });
  const [next] = coming(facts, new Date('2026-06-15T15:59:59Z'), 'Asia/Shanghai');
  assert.deepEqual([next?.meeting?.id, next?.allDay], ['day', true]);
  assert.deepEqual(coming(facts, new Date('2026-06-15T16:00:01Z'), 'Asia/Shanghai'), []);
});

test('a meeting without an hour cannot have an end with one', () => {
  const meetings = { day: { start: '2026-06-15', end: '2026-06-15T17:00:00+08:00' } };
  assert.throws(() => invented({ meetings }), /start 只有日期，没有具体时间/);
});

test('meetings of a series come oldest first, without those of another', () => {
  const facts = invented({
    meetings: {
      b: at('2026-01-20T16:00:00'),
      salon: at('2026-01-21T16:00:00', { series: 'salon' }),
      c: at('2026-01-06T16:00:00'),
    },
  });
  assert.deepEqual(ids(ofSeries(facts, 'biweekly')), ['c', 'b']);
  assert.deepEqual(ofSeries(facts, 'nothing'), []);
});

test('a meeting that is to come is where its series meets, unless it says otherwise; of one that was held only its own place is known', () => {
  const [room, other] = [{ name: { zh: '网络会议室' } }, { name: { zh: '另一处' } }];
  const facts = invented({
    series: { biweekly: { place: room }, salon: {} },
    meetings: {
      planned: planned('2026-06-15T16:00:00'),
      moved: planned('2026-06-29T16:00:00', { place: other }),
      held: at('2026-06-01T16:00:00'),
      salon: planned('2026-07-01T16:00:00', { series: 'salon' }),
    },
  });
  const places = ['planned', 'moved', 'held', 'salon'].map((id) => placeOf(facts, get(facts.meetings, id)));
  assert.deepEqual(places, [room, other, undefined, { state: 'unknown' }]);
});

test('a meeting is called by its own title, or by its series and number', () => {
  const facts = invented({
    series: { biweekly: {} },
    meetings: {
      titled: at('2026-01-06T16:00:00', { title: { zh: '年度会议', en: 'Annual meeting' } }),
      numbered: at('2026-01-20T16:00:00', { number: 12 }),
      half: at('2026-02-03T16:00:00', { title: { zh: '特别会议' } }),
    },
  });
  const title = (id: string, locale: 'zh' | 'en') => meetingTitle(facts, get(facts.meetings, id), locale);
  assert.equal(title('titled', 'zh'), '年度会议');
  assert.equal(title('titled', 'en'), 'Annual meeting');
  assert.equal(title('numbered', 'zh'), '例会第 12 次会议');
  assert.equal(title('numbered', 'en'), 'Regular meeting No. 12');
  assert.equal(title('half', 'en'), '特别会议');
});
