// The calendars of the built site, read by another program and held against the records of the content folder.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { recordData } from '#records/front-matter.ts';
import { contentFolder } from '#site.ts';
import { fileAt, folder } from '../support/built-site.ts';

const read = (name: string) => readFileSync(join(folder, 'calendar', `${name}.ics`), 'utf8');
const eventsOf = (name: string) => {
  const calendar = new ICAL.Component(ICAL.parse(read(name)) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
};
const records = (pattern: string) =>
  globSync(pattern, { cwd: contentFolder }).map((path) => ({
    id: basename(path).replace(/\.\w+$/, ''),
    data: recordData(path, readFileSync(join(contentFolder, path), 'utf8')),
  }));

const series = records('series/*.yaml');
const meetings = records('meetings/*/*.md');
const names = ['all', 'meetings', 'maintenance', ...series.map(({ id }) => id)];
const value = (event: ICAL.Event, name: string) => String(event.component.getFirstPropertyValue(name));

test('there is a calendar of all, of the meetings, of maintenance and of each series', () => {
  const found = globSync('calendar/*.ics', { cwd: folder }).map((path) => basename(path, '.ics'));
  assert.deepEqual(found.sort(), names.sort());
});

test('every calendar is well-formed: lines of 75 octets that end in CRLF, events with an id and a stamp', () => {
  for (const name of names) {
    const lines = read(name).split('\r\n');
    assert.deepEqual(
      lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n')),
      [],
      name,
    );
    for (const event of eventsOf(name)) {
      assert.match(value(event, 'dtstamp'), /Z$/, name);
      assert.ok(event.uid && event.startDate, name);
    }
  }
});

test('every meeting on record is in its calendars at its moment, cancelled ones marked', () => {
  for (const { id, data } of meetings) {
    for (const name of ['all', 'meetings', String(data['series'])]) {
      const found = eventsOf(name).filter((event) => value(event, 'url').endsWith(`/meetings/${id}/`));
      assert.equal(found.length, 1, `${name} ${id}`);
      const [event] = found as [ICAL.Event];
      const start = String(data['start']);
      if (start.length === 10) assert.equal(event.startDate.toString(), start, id);
      else assert.equal(event.startDate.toJSDate().getTime(), Date.parse(start), id);
      if (data['end']) assert.equal(event.endDate.toJSDate().getTime(), Date.parse(String(data['end'])), id);
      assert.equal(value(event, 'status'), data['state'] === 'cancelled' ? 'CANCELLED' : 'CONFIRMED', id);
      if (data['state'] === 'cancelled')
        assert.ok(event.description.includes((data['reason'] as { zh: string }).zh), id);
    }
  }
});

test('a series with a rule repeats without its exceptions, and one without has only its meetings', () => {
  for (const { id, data } of series) {
    const events = eventsOf(id);
    const rules = events.filter((event) => event.isRecurring());
    assert.equal(rules.length, typeof data['rule'] === 'string' ? 1 : 0, id);
    const own = meetings.filter((meeting) => meeting.data['series'] === id);
    assert.equal(events.length, own.length + rules.length, id);
    for (const rule of rules) {
      const iterator = rule.iterator();
      const days = Array.from({ length: 200 }, () => iterator.next()?.toString().slice(0, 10));
      const exceptions = ((data['exceptions'] ?? []) as { date: string }[]).map(({ date }) => date);
      assert.equal(days[0], String(data['start']).slice(0, 10), id);
      assert.deepEqual(
        days.filter((day) => exceptions.includes(day)),
        [],
        id,
      );
    }
  }
});

test('one calendar names each event once, and every event leads to a page of the site', () => {
  for (const name of names) {
    const events = eventsOf(name);
    const keys = events.map((event) => `${event.uid} ${event.isRecurrenceException() ? event.recurrenceId : ''}`);
    assert.equal(new Set(keys).size, keys.length, name);
    const pages = events.map((event) => new URL(value(event, 'url')).pathname);
    assert.deepEqual(
      pages.filter((path) => !fileAt(path)),
      [],
      name,
    );
  }
});
