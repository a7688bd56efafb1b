// Meetings that were moved: what pages, feeds and calendars make of them, and what a program keeps that subscribed long ago.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedItems } from '#api/feeds.ts';
import { coming } from '#model/meetings/coming.ts';
import { standingOf } from '#model/meetings/meetings.ts';
import { movedInWords } from '#model/meetings/occurrences.ts';
import { get } from '#model/records/facts.ts';
import { CalendarClient, eventsOf } from '../support/calendar-client.ts';
import { type Invented, invented } from '../support/invented-facts.ts';

const zone = 'Asia/Shanghai';
const biweekly = {
  name: { zh: '双周例会', en: 'Biweekly meeting' },
  rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
  start: '2026-11-25T16:00:00',
  duration: 'PT1H',
  zone,
};
const now = new Date('2026-12-01T00:00:00Z');
const planned = (start: string, more: object = {}) => ({ start: `${start}+08:00`, state: 'planned', ...more });
const moved = { '2026-12-23-biweekly': planned('2026-12-25T10:00:00', { occurrence: '2026-12-23' }) };
const factsWith = (meetings: Invented['meetings']) => invented({ series: { biweekly }, meetings });

test('the old day of a moved meeting is nobody’s next meeting', () => {
  const days = coming(factsWith(moved), now, zone).map(({ start, state }) => [start.toISOString().slice(0, 16), state]);
  assert.deepEqual(days.slice(0, 3), [
    ['2026-12-09T08:00', 'expected'],
    ['2026-12-25T02:00', 'planned'],
    ['2027-01-06T08:00', 'expected'],
  ]);
});

test('pages and feeds say from which day it was moved, or from which hour of the day', () => {
  const hour = { '2026-12-09-biweekly': planned('2026-12-09T19:00:00', { occurrence: '2026-12-09' }) };
  const facts = factsWith({ ...moved, ...hour });
  const said = (id: string, locale: 'zh' | 'en') => movedInWords(facts, get(facts.meetings, id), { locale, zone });
  assert.equal(said('2026-12-23-biweekly', 'zh'), '原定 2026-12-23，改到 2026-12-25');
  assert.equal(said('2026-12-23-biweekly', 'en'), 'Moved from 2026-12-23 to 2026-12-25');
  assert.equal(said('2026-12-09-biweekly', 'zh'), '原定 16:00，改到 19:00');
  const items = feedItems('meetings', { facts, locale: 'zh', now, zone, past: [], commitsOf: () => undefined });
  assert.match(items.find(({ path }) => path.includes('12-23'))?.summary ?? '', /原定 2026-12-23，改到 2026-12-25/);
});

test('a second meeting of a day does not take the place of the first, whichever is earlier', () => {
  const facts = factsWith({
    '2026-12-09-biweekly-2': planned('2026-12-09T09:00:00'),
    '2026-12-09-biweekly': planned('2026-12-09T16:00:00'),
  });
  const events = eventsOf(facts, now, () => undefined);
  assert.deepEqual(
    events
      .flatMap(({ uid, recurrence }) => (uid.startsWith('meeting') || recurrence ? [[uid, recurrence]] : []))
      .sort(),
    [
      ['meeting-2026-12-09-biweekly-2@sig.example.org', undefined],
      ['series-biweekly@sig.example.org', '2026-12-09T16:00:00'],
    ],
  );
});

/** What happened to ten years of meetings, a commit each: moves across month, year and clock changes, cancellations, extras. */
const history = (): Invented[] => {
  const meetings: NonNullable<Invented['meetings']> = {};
  const series = { ...biweekly, start: '2026-01-07T16:00:00', zone: 'Europe/Berlin' };
  const states: Invented[] = [{ series: { biweekly: series }, meetings: {} }];
  for (let step = 0; step < 60; step++) {
    const day = new Date(Date.UTC(2026, 0, 7) + step * 4 * 14 * 86_400_000);
    const name = day.toISOString().slice(0, 10);
    const later = new Date(day.getTime() + ((step % 13) + 1) * 86_400_000).toISOString().slice(0, 10);
    const id = `${name}-biweekly`;
    if (step % 6 === 4) meetings[id] = { start: `${name}T15:00:00Z`, state: 'cancelled', reason: { zh: '某原因' } };
    else if (step % 6 === 5) meetings[`${later}-biweekly`] = { start: `${later}T18:30:00Z`, state: 'planned' };
    else meetings[id] = { start: `${later}T09:00:00Z`, occurrence: name, state: 'planned' };
    states.push({ series: { biweekly: series }, meetings: { ...meetings } });
    // Some are moved twice, some back to their day.
    if (step % 6 === 1) meetings[id] = { start: `${later}T13:00:00Z`, occurrence: name, state: 'planned' };
    if (step % 6 === 2) meetings[id] = { start: `${name}T15:00:00Z`, state: 'held' };
    if (step % 6 === 1 || step % 6 === 2) states.push({ series: { biweekly: series }, meetings: { ...meetings } });
  }
  return states;
};

test('whoever subscribed at any commit of ten years ends with the events of the last one', () => {
  const states = history();
  const moves = Object.values(states.at(-1)?.meetings ?? {}).filter((meeting) => 'occurrence' in meeting);
  assert.equal(moves.length, 30);
  /** The commit at which a record last changed, as git would know it. */
  const changedAt = (file: string, index: number) => {
    let at = index;
    const text = (i: number) => JSON.stringify(states[i]?.meetings?.[file] ?? states[i]?.series?.[file]);
    while (at > 0 && text(at - 1) === text(index)) at--;
    return new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString();
  };
  const clients: CalendarClient[] = [];
  let last: ReturnType<typeof eventsOf> = [];
  states.forEach((state, index) => {
    last = eventsOf(invented(state), now, ({ id }) => changedAt(id, index));
    if (index % 5 === 0) clients.push(new CalendarClient());
    for (const client of clients) client.fetch(last);
  });
  for (const client of clients) {
    assert.deepEqual(client.stale, []);
    assert.deepEqual(client.shown(), new CalendarClient().fetch(last).shown());
  }
});

test('a planned meeting that is over is no longer to come; without minutes they are late after seven days, or a day that is said', () => {
  const held = { state: 'held', body: '纪要。' };
  const facts = factsWith({
    '2026-11-25-biweekly': planned('2026-11-25T16:00:00'),
    '2026-11-26-biweekly': planned('2026-11-26T16:00:00', { minutesBy: '2026-11-27' }),
    '2026-11-27-biweekly': planned('2026-11-27T16:00:00', held),
    '2026-11-28-biweekly': planned('2026-11-28T16:00:00', { state: 'held' }),
  });
  const standings = (day: string) =>
    facts.meetings.map((meeting) => standingOf(facts, meeting, new Date(`${day}T12:00:00Z`), zone));
  assert.deepEqual(standings('2026-11-24'), ['planned', 'planned', 'held', 'held']);
  assert.deepEqual(standings('2026-11-27'), ['over', 'over', 'held', 'held']);
  assert.deepEqual(standings('2026-11-28'), ['over', 'late', 'held', 'held']);
  assert.deepEqual(standings('2026-12-09'), ['late', 'late', 'held', 'late']);
});
