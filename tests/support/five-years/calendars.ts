// The calendars of the five years: what two programs that know nothing of each other read in them, and what it should be.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ICAL from 'ical.js';
import { offsetAt } from './expected.ts';
import { mainOf } from './folder.ts';
import { dayAfter, exceptions, type Meeting } from './history.ts';
import { eventsOf } from './rfc5545.ts';
import { titleOf } from './rows.ts';
import { assertSame } from './same.ts';

type Shown = Record<'start' | 'end' | 'status' | 'summary' | 'path', string>;

const until = '2029-01-01T00:00:00Z';
const iso = (moment: string) => new Date(moment).toISOString();
const pathOf = (url: string) => url.replace('https://sig.example.org', '');
const inOrder = (events: Shown[]): Shown[] =>
  events.sort((a, b) => `${a.start} ${a.path}`.localeCompare(`${b.start} ${b.path}`));

const byOurReader = (text: string): Shown[] =>
  eventsOf(text, until).map(({ start, end, status, summary, url }) => ({
    start,
    end,
    status,
    summary,
    path: pathOf(url),
  }));

const timeOf = (time: ICAL.Time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
const byOther = (text: string): Shown[] => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const shown = (item: ICAL.Event, start: ICAL.Time, end: ICAL.Time): Shown => {
    const value = (name: string) => String(item.component.getFirstPropertyValue(name));
    const { summary } = item;
    return { start: timeOf(start), end: timeOf(end), status: value('status'), summary, path: pathOf(value('url')) };
  };
  const masters = events.filter((event) => event.isRecurring());
  for (const master of masters)
    for (const event of events)
      if (event.isRecurrenceException() && event.uid === master.uid) master.relateException(event);
  const alone = events.filter((event) => !event.isRecurring() && !event.isRecurrenceException());
  const repeated = masters.flatMap((master) => {
    const iterator = master.iterator();
    const found: Shown[] = [];
    for (let at = iterator.next(); at.toJSDate() < new Date(until); at = iterator.next()) {
      const { item, startDate, endDate } = master.getOccurrenceDetails(at);
      found.push(shown(item, startDate, endDate));
    }
    return found;
  });
  return [...repeated, ...alone.map((event) => shown(event, event.startDate, event.endDate))];
};

/** Days of the rules up to 2028, with the times that they mean: in Shanghai always, in Berlin by its summer. */
const ruleOf: Record<string, () => { day: string; start: string; end: string }[]> = {
  biweekly: () =>
    Array.from({ length: 157 }, (_, index) => dayAfter('2023-01-03', 14 * index))
      .filter((day) => day < '2029' && !exceptions.includes(day))
      .map((day) => ({ day, start: iso(`${day}T16:00:00+08:00`), end: iso(`${day}T17:00:00+08:00`) })),
  salon: () =>
    Array.from({ length: 24 }, (_, month) => {
      const first = new Date(Date.UTC(2027, month, 1));
      const day = new Date(Date.UTC(2027, month, 1 + ((11 - first.getUTCDay()) % 7) + 7)).toISOString().slice(0, 10);
      const local = Date.parse(`${day}T10:00:00Z`);
      const start = local - offsetAt('Europe/Berlin', new Date(local)) * 1000;
      return { day, start: iso(new Date(start).toISOString()), end: new Date(start + 7_200_000).toISOString() };
    }),
};

const names: Record<string, string> = { biweekly: '双周例会', salon: '技术沙龙' };

/** The rule, with the meetings on record in the places of their days, and those of other days beside it. */
const expected = (meetings: Meeting[], series: string): Shown[] => {
  const own = new Map(meetings.filter((one) => one.series === series).map((one) => [one.id.slice(0, 10), one]));
  const rule = (ruleOf[series] ?? (() => []))();
  const days = new Set([...rule.map(({ day }) => day), ...own.keys()]);
  return [...days].map((day): Shown => {
    const meeting = own.get(day);
    const usual = rule.find((one) => one.day === day);
    if (!meeting)
      return {
        start: usual?.start ?? '',
        end: usual?.end ?? '',
        status: 'CONFIRMED',
        summary: names[series] ?? '',
        path: `/meetings/#${series}`,
      };
    const { start, end = '', state, id } = meeting;
    const times = start === day ? { start: day, end: dayAfter(day, 1) } : { start: iso(start), end: iso(end) };
    const status = state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED';
    return { ...times, status, summary: titleOf(meeting), path: `/meetings/${id}/` };
  });
};

/** What the page's script shows a reader in a zone, for each meeting to come. */
const ownTimes = (out: string, TZ: string): string[] => {
  const places = mainOf(out, '/meetings/').querySelectorAll('[data-zone]');
  const data = places.map((place) => ({
    zone: place.getAttribute('data-zone'),
    start: place.getAttribute('data-start'),
    end: place.getAttribute('data-end'),
  }));
  const script = `
    const places = ${JSON.stringify(data)}.map((dataset) => ({ dataset, hidden: true, text: '', append(text) { this.text += text; } }));
    globalThis.document = { documentElement: { lang: 'zh-CN' }, querySelectorAll: () => places };
    await import('./src/components/meetings/own-zone.ts');
    console.log(JSON.stringify(places.map(({ hidden, text }) => (hidden ? '' : text))));`;
  const command = ['--input-type=module-typescript', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, command, { env: { ...process.env, TZ }, encoding: 'utf8' });
  assert.ok(stdout, stderr);
  return JSON.parse(stdout);
};

export function testCalendars(out: string, meetings: Meeting[]): void {
  const read = (name: string) => readFileSync(join(out, 'calendar', `${name}.ics`), 'utf8');
  const isMeeting = ({ path }: Shown) => path.startsWith('/meetings/');

  describe('the calendar', () => {
    for (const [name, series] of Object.entries({
      biweekly: ['biweekly'],
      salon: ['salon'],
      meetings: ['biweekly', 'salon'],
      all: ['biweekly', 'salon'],
    }))
      test(`${name}.ics has every meeting at its moment, as two readers find it`, () => {
        const wanted = inOrder(series.flatMap((id) => expected(meetings, id)));
        assertSame(inOrder(byOurReader(read(name)).filter(isMeeting)), wanted);
        assertSame(inOrder(byOther(read(name)).filter(isMeeting)), wanted);
        assert.equal(
          byOurReader(read(name)).some((event) => !isMeeting(event)),
          name === 'all',
        );
      });

    test('keeps the reason of what was cancelled, and an id for each event that stays', () => {
      const events = eventsOf(read('meetings'), until);
      const reasons = meetings.flatMap(({ reason }) => reason?.zh ?? []);
      const told = events.filter(({ status }) => status === 'CANCELLED').map(({ description }) => description);
      assert.deepEqual(
        told,
        reasons.map((reason) => `已取消：${reason}`),
      );
      const uids = new Set(events.map(({ uid }) => uid));
      const own = meetings.filter(({ id }) => id === '2026-05-06-biweekly').map(({ id }) => `meeting-${id}`);
      const wanted = ['series-biweekly', 'series-salon', ...own].map((id) => `${id}@sig.example.org`);
      assert.deepEqual([...uids].sort(), wanted.sort());
    });

    for (const [zone, winter, summer] of [
      ['Europe/Berlin', 9, 10],
      ['America/New_York', 3, 4],
    ] as const)
      test(`tells a reader in ${zone} the right hour on both sides of the change of clocks`, () => {
        const usual = byOurReader(read('biweekly')).filter(({ path }) => path === '/meetings/#biweekly');
        const recorded = byOther(read('biweekly')).filter(
          ({ start, path }) => path !== '/meetings/#biweekly' && start.endsWith('T08:00:00.000Z'),
        );
        const hours = [...usual, ...recorded].map(({ start }) => {
          const moment = new Date(start);
          const offset = offsetAt(zone, moment);
          const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(
            moment,
          );
          assert.equal((moment.getUTCHours() + offset / 3600 + 24) % 24, Number(clock), start);
          return Number(clock);
        });
        assert.ok(hours.length > 120);
        assert.deepEqual(
          [...new Set(hours)].sort((a, b) => a - b),
          [winter, summer],
        );
      });

    test('is told on the page by the reader’s own clock, and not at all where that shows the same', () => {
      assert.deepEqual([...new Set(ownTimes(out, 'Asia/Shanghai'))], ['']);
      // China and Singapore have had one time since 1982.
      assert.deepEqual([...new Set(ownTimes(out, 'Asia/Singapore'))], ['']);
      const [first = '', ...others] = ownTimes(out, 'Europe/Berlin');
      assert.equal(first, '12\u00a0月\u00a028\u00a0日\u00a0周二 09:00–10:00 · Europe/Berlin');
      assert.equal(others.length, 5);
      assert.equal(
        ownTimes(out, 'Pacific/Auckland')[0],
        '12\u00a0月\u00a028\u00a0日\u00a0周二 21:00–22:00 · Pacific/Auckland',
      );
      assert.equal(
        ownTimes(out, 'Pacific/Honolulu')[0],
        '12\u00a0月\u00a027\u00a0日\u00a0周一 22:00–23:00 · Pacific/Honolulu',
      );
      const overMidnight =
        '12\u00a0月\u00a027\u00a0日\u00a0周一 23:00–12\u00a0月\u00a028\u00a0日\u00a0周二 00:00 · America/Anchorage';
      assert.equal(ownTimes(out, 'America/Anchorage')[0], overMidnight);
    });
  });
}
