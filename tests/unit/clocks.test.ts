// The example at twenty moments: interfaces, feeds, calendars, bars and pages say what plain arithmetic on its files says.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { parse } from 'yaml';
import { feedItems } from '#api/feeds.ts';
import { calendarFile } from '#model/meetings/calendar.ts';
import { coming } from '#model/meetings/coming.ts';
import { holders } from '#model/sig/people.ts';
import { allStatuses, dayCells, noticesInTime, statusOf } from '#model/status/status.ts';
import { answersOf } from '#model/status/statuspage.ts';
import { readFacts } from '#records/read-facts.ts';

const content = 'examples/content';
const { facts } = readFacts(resolve(content));
const live = { snapshots: new Map(), histories: new Map() };
const zone = 'Asia/Shanghai';

// The plain arithmetic: files, strings and milliseconds. China has had no other offset than +08:00 since 1991.

const hour = 3_600_000;
const day = 24 * hour;
interface File {
  id: string;
  start: string;
  end?: string;
  kind?: string;
  severity?: string;
  state?: string;
  services?: string[];
  roles?: { role: string; since: string; until?: string }[];
  updates?: { at: string; state: string }[];
}
const files = (pattern: string): File[] =>
  globSync(`${content}/${pattern}`)
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      const data = parse(text.startsWith('---') ? (text.split(/^---$/m)[1] ?? '') : text, { schema: 'failsafe' });
      return { ...(data as Omit<File, 'id'>), id: basename(path).replace(/\.\w+$/, '') };
    });
const [notices, meetings, people] = [files('notices/*/*.md'), files('meetings/*/*.md'), files('people/*.yaml')];
const dayAt = (moment: number) => new Date(moment + 8 * hour).toISOString().slice(0, 10);
const phase = ({ start, end }: File, now: number) =>
  Date.parse(start) > now ? 'coming' : end && Date.parse(end) <= now ? 'past' : 'current';
const lastState = (notice: File, now: number) =>
  (notice.updates ?? [])
    .filter(({ at }) => Date.parse(at) <= now)
    .map(({ state }) => state)
    .at(-1);
const stateNow = (notice: File, now: number) => {
  if (notice.kind === 'incident')
    return phase(notice, now) === 'past' ? 'resolved' : (lastState(notice, now) ?? 'investigating');
  return { coming: 'scheduled', current: 'in_progress', past: 'completed' }[phase(notice, now)];
};
/** Every other Tuesday at 16:00 for an hour, but on 2026-10-06; a meeting on record stands for its day. */
const nextMeeting = (now: number) => {
  const rule = Array.from({ length: 400 }, (_, n) => Date.parse('2025-12-02T16:00:00+08:00') + n * 14 * day);
  const recorded = new Map(meetings.map((one) => [one.id.slice(0, 10), one]));
  const open = rule.filter((start) => {
    const one = recorded.get(dayAt(start));
    return start + hour >= now && dayAt(start) !== '2026-10-06' && (!one || one.state === 'planned');
  });
  return open[0];
};

const moments = [
  '2025-11-17T23:59:59+08:00',
  '2025-11-18T00:00:00+08:00',
  '2025-12-31T23:59:59+08:00',
  '2026-01-01T00:00:00+08:00',
  '2026-03-08T15:30:00+08:00',
  '2026-03-18T09:29:59+08:00',
  '2026-03-18T09:30:00+08:00',
  '2026-03-18T12:00:00+08:00',
  '2026-03-18T13:10:00+08:00',
  '2026-03-29T09:00:00+08:00',
  '2026-05-05T16:30:00+08:00',
  '2026-06-30T23:59:59+08:00',
  '2026-07-01T00:00:00+08:00',
  '2026-09-10T00:00:00+08:00',
  '2026-09-12T22:00:00+08:00',
  '2026-09-13T01:29:59+08:00',
  '2026-09-13T01:30:00+08:00',
  '2026-10-25T09:00:00+08:00',
  '2026-11-20T14:10:00+08:00',
  '2026-11-30T20:00:00+08:00',
  '2026-12-01T16:30:00+08:00',
  '2026-12-01T17:00:01+08:00',
  '2027-11-18T00:00:00+08:00',
  '2028-02-29T12:00:00+08:00',
];
const sorted = (ids: string[]) => [...ids].sort();
const idsOf = (list: { id: string }[]) => sorted(list.map(({ id }) => id));
const inPhase = (now: number, ...wanted: string[]) => notices.filter((one) => wanted.includes(phase(one, now)));

for (const moment of moments)
  test(`at ${moment} every interface says the same as the files`, () => {
    const now = new Date(moment);
    const at = now.getTime();

    // Pages.
    const shown = noticesInTime(facts, now);
    for (const one of ['coming', 'current', 'past'] as const)
      assert.deepEqual(idsOf(shown[one]), idsOf(inPhase(at, one)), one);
    const next = coming(facts, now, zone, 6).find(({ state }) => state !== 'cancelled');
    assert.equal(next?.start.getTime(), nextMeeting(at));
    for (const role of ['chair', 'secretary'] as const) {
      const has = ({ roles = [] }: File) =>
        roles.some((one) => one.role === role && one.since <= dayAt(at) && (!one.until || one.until > dayAt(at)));
      assert.deepEqual(idsOf(holders(facts, role, dayAt(at))), idsOf(people.filter(has)), role);
    }

    // Interfaces.
    const page = {
      id: 'x',
      name: 'x',
      url: 'https://sig.example.org/',
      time_zone: zone,
      updated_at: now.toISOString(),
    };
    const words = new Proxy({}, { get: () => '' }) as Parameters<typeof answersOf>[0]['words'];
    const answers = answersOf({ facts, statuses: allStatuses(facts, live, now), page, words });
    type Row = { id: string; status: string; resolved_at: string | null };
    const rows = (answer: object) => Object.values(answer)[0] as Row[];
    const all = [...rows(answers.incidents), ...rows(answers['scheduled-maintenances'])];
    const known = notices.filter((one) => one.kind === 'maintenance' || phase(one, at) !== 'coming');
    assert.deepEqual(
      sorted(all.map(({ id, status }) => `${id} ${status}`)),
      sorted(known.map((one) => `${one.id} ${stateNow(one, at)}`)),
    );
    for (const { id, resolved_at } of all)
      assert.equal(
        resolved_at !== null,
        inPhase(at, 'past').some((one) => one.id === id),
        id,
      );

    // Feeds.
    const source = { facts, locale: 'zh' as const, now, zone, past: [], commitsOf: () => undefined };
    const chinese: Record<string, string> = {
      ...{ investigating: '调查中', identified: '已定位', monitoring: '观察中', resolved: '已解决' },
      ...{ scheduled: '已安排', in_progress: '进行中', completed: '已完成' },
    };
    const titles = new Map(
      feedItems('status', source).map(({ path, title }) => [path.split('/')[3], title.split('：')[0]]),
    );
    assert.deepEqual(
      Object.fromEntries(titles),
      Object.fromEntries(notices.map((one) => [one.id, chinese[stateNow(one, at)]])),
    );
    for (const { path, published, updated } of ['status', 'meetings', 'news'].flatMap((name) =>
      feedItems(name as 'news', source),
    ))
      assert.ok(published <= updated && updated <= now, path);

    // Calendars.
    const settings = { address: page.url, zone, product: 'x', now, lastChange: () => undefined };
    const text = calendarFile(facts, { name: 'x', series: facts.series, maintenance: true }, settings);
    const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    assert.equal(
      events.length,
      1 + meetings.length + notices.filter(({ kind, end }) => kind === 'maintenance' && end).length,
    );
    for (const event of events) assert.ok((event.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate() <= now);

    // Bars: the days of an incident so far, and the state now.
    const severity: Record<string, number> = { degraded_performance: 1, partial_outage: 2, major_outage: 3 };
    for (const service of facts.services) {
      const open = notices.filter(({ kind, services = [] }) => kind === 'incident' && services.includes(service.id));
      const worst = (list: File[]) =>
        list.map((one) => one.severity ?? '').sort((a, b) => (severity[b] ?? 0) - (severity[a] ?? 0))[0];
      const status = statusOf(facts, live, service, now);
      const cells = dayCells([], { now, zone, notices: status.allNotices });
      const expected = Array.from({ length: 90 }, (_, index) => {
        const date = dayAt(at - (89 - index) * day);
        const until = ({ end }: File) => dayAt(end ? Math.min(Date.parse(end), at) : at);
        const within = open.filter(
          (one) => Date.parse(one.start) <= at && dayAt(Date.parse(one.start)) <= date && date <= until(one),
        );
        return { day: date, worst: worst(within) };
      });
      assert.deepEqual(cells, expected, service.id);
      const isOut = worst(open.filter((one) => phase(one, at) === 'current'));
      if (isOut) assert.equal(status.state, isOut, service.id);
    }
  });
