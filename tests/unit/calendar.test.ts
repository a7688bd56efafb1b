// The calendar files, read by a second implementation and held against times worked out by hand.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { calendarFile } from '#model/meetings/calendar.ts';
import type { CalendarSettings } from '#model/meetings/calendar.ts';
import { type Invented, invented } from '../support/invented-facts.ts';

const biweekly = {
  name: { zh: '双周例会' },
  rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  start: '2025-12-02T16:00:00',
  duration: 'PT1H',
  zone: 'Asia/Shanghai',
  place: { name: { zh: '会议室；甲, 乙' }, url: 'https://meet.example.org/a' },
  exceptions: [{ date: '2025-12-16', reason: { zh: '某假期' } }],
};
const records: Invented = {
  series: { biweekly, salon: { name: { zh: '沙龙' } } },
  meetings: {
    held: {
      ...{ start: '2025-12-02T16:05:00+08:00', end: '2025-12-02T17:30:00+08:00', state: 'held', number: 1 },
      agenda: [{ title: '扩容；磁盘, 内存' }, { title: '镜像' }],
    },
    off: {
      start: '2025-12-30T16:00:00+08:00',
      state: 'cancelled',
      reason: { zh: '到会人数不够，改期再议。'.repeat(9) },
    },
    extra: { start: '2026-01-08T19:00:00+08:00', state: 'planned', place: { name: { zh: '别处' } } },
    'on-exception': { start: '2025-12-16T16:00:00+08:00', state: 'cancelled', reason: { zh: '某假期' } },
    talk: { series: 'salon', start: '2026-02-01T10:00:00+08:00', end: '2026-02-01T11:00:00+08:00', state: 'planned' },
  },
};
const settings: CalendarSettings = {
  address: 'https://sig.example.org/',
  zone: 'Asia/Shanghai',
  product: 'SIG-example',
  now: new Date('2026-01-01T00:00:00Z'),
  lastChange: () => '2026-01-01T08:00:00+08:00',
};
const file = (from: Invented = records, more: Partial<CalendarSettings> = {}): string => {
  const facts = invented(from);
  return calendarFile(facts, { name: '甲;乙', series: facts.series, maintenance: false }, { ...settings, ...more });
};
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
};
const at = (time: ICAL.Time | null | undefined) => time?.toJSDate().toISOString().slice(0, 16);
const withRule = (text: string) => {
  const events = read(text);
  const master = events.find((event) => event.isRecurring());
  assert.ok(master);
  for (const event of events) if (event.isRecurrenceException()) master.relateException(event);
  return master;
};
const property = (event: ICAL.Event, name: string) => String(event.component.getFirstPropertyValue(name));

test('another program finds the meetings of a series at their moments, the recorded ones at their own', () => {
  const master = withRule(file());
  const iterator = master.iterator();
  const found = Array.from({ length: 30 }, () => {
    const { startDate, endDate, item } = master.getOccurrenceDetails(iterator.next());
    return [at(startDate), at(endDate), property(item, 'status')];
  });
  const rule = [0, ...Array.from({ length: 29 }, (_, i) => i + 2)].map(
    (n) => Date.parse('2025-12-02T08:00:00Z') + n * 14 * 86_400_000,
  );
  const expected = rule.map((moment) =>
    [moment, moment + 3_600_000].map((one) => new Date(one).toISOString().slice(0, 16)),
  );
  assert.deepEqual(found, [
    ['2025-12-02T08:05', '2025-12-02T09:30', 'CONFIRMED'],
    [...(expected[1] ?? []), 'CANCELLED'],
    ...expected.slice(2).map((times) => [...times, 'CONFIRMED']),
  ]);
});

test('times are given in the zone of the series, which the file describes', () => {
  const text = file();
  assert.match(text, /\r\nDTSTART;TZID=Asia\/Shanghai:20251202T160000\r\n/);
  assert.match(text, /\r\nEXDATE;TZID=Asia\/Shanghai:20251216T160000\r\n/);
  assert.match(text, /\r\nRECURRENCE-ID;TZID=Asia\/Shanghai:20251230T160000\r\n/);
  assert.equal(text.match(/TZID:Asia\/Shanghai\r\n/g)?.length, 1);
});

test('a meeting that does not belong to the rule is an event of its own', () => {
  const own = read(file()).filter((event) => event.uid.startsWith('meeting-'));
  assert.deepEqual(
    own.map((event) => [event.uid, at(event.startDate), at(event.endDate)]),
    [
      ['meeting-on-exception@sig.example.org', '2025-12-16T08:00', '2025-12-16T09:00'],
      ['meeting-extra@sig.example.org', '2026-01-08T11:00', '2026-01-08T12:00'],
      ['meeting-talk@sig.example.org', '2026-02-01T02:00', '2026-02-01T03:00'],
    ],
  );
});

test('a meeting without an hour is an event of the whole day, in the place of its occurrence where the rule has one', () => {
  const meetings = {
    ruled: { start: '2025-12-30', state: 'held' },
    extra: { start: '2026-01-08', state: 'held' },
  };
  for (const zone of ['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland']) {
    const text = file({ series: { biweekly: { ...biweekly, zone } }, meetings });
    const [ruled, extra] = ['ruled', 'extra'].map((id) =>
      read(text).find((event) => property(event, 'url').endsWith(`/meetings/${id}/`)),
    );
    const days = (event: ICAL.Event | undefined) => [
      event?.startDate.isDate,
      event?.startDate.toString(),
      event?.endDate.toString(),
    ];
    assert.deepEqual(days(ruled), [true, '2025-12-30', '2025-12-31'], zone);
    assert.deepEqual(days(extra), [true, '2026-01-08', '2026-01-09'], zone);
    assert.equal(ruled?.recurrenceId.toString(), '2025-12-30T16:00:00');
    assert.equal(extra?.isRecurrenceException(), false);
  }
});

test('a cancelled meeting stays, with its reason', () => {
  const off = read(file()).find((event) => property(event, 'url').endsWith('/meetings/off/'));
  assert.equal(off && property(off, 'status'), 'CANCELLED');
  assert.ok(off?.description.includes('到会人数不够，改期再议。'.repeat(9)));
});

test('lines are of at most 75 octets, end in CRLF, and no character is cut in two', () => {
  const text = file();
  assert.ok(text.endsWith('END:VCALENDAR\r\n'));
  const lines = text.split('\r\n');
  assert.deepEqual(
    lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line)),
    [],
  );
  assert.deepEqual(
    lines.filter((line) => !line.isWellFormed() || Buffer.from(line).toString().includes('\uFFFD')),
    [],
  );
  assert.ok(lines.some((line) => line.startsWith(' ')));
});

test('SEQUENCE and LAST-MODIFIED move with the records of the event alone, and never back', () => {
  const changed = (id: string, change: string) =>
    read(file(records, { lastChange: (record) => (record.id === id ? change : settings.lastChange(record)) }));
  const revisions = (events: ICAL.Event[]) =>
    events.map((event) => [property(event, 'url'), event.sequence, property(event, 'last-modified')] as const);
  const before = revisions(read(file()));
  const after = revisions(changed('off', '2026-01-01T09:00:00+08:00'));
  const moved = after.filter(([url, sequence], i) => sequence !== before[i]?.[1] || url !== before[i]?.[0]);
  assert.deepEqual(
    moved.map(([url]) => url),
    ['https://sig.example.org/meetings/off/'],
  );
  assert.equal(moved[0]?.[2], '2026-01-01T01:00:00Z');
  assert.ok((moved[0]?.[1] ?? 0) > (before[0]?.[1] ?? Infinity));
  assert.equal(file(records, { now: new Date('2026-06-01T00:00:00Z') }), file());
});

test('no stamp is ahead of the clock, whatever git and the records say; SEQUENCE and LAST-MODIFIED fall with no clock', () => {
  const notices = {
    '2026-03-01-move': {
      ...{ kind: 'maintenance', severity: undefined, services: ['one'] },
      ...{ start: '2026-03-01T00:00:00+08:00', end: '2026-03-01T06:00:00+08:00' },
    },
  };
  const facts = invented({ ...records, services: { one: {} }, notices });
  const content = { name: '全部', series: facts.series, maintenance: true };
  for (const change of [undefined, '2026-02-01T08:00:00+08:00'])
    for (const day of ['2025-11-01', '2026-01-01', '2026-02-15', '2026-12-31']) {
      const now = new Date(`${day}T00:00:00Z`);
      const events = read(calendarFile(facts, content, { ...settings, now, lastChange: () => change }));
      assert.equal(events.length, 7);
      for (const event of events) {
        const stamp = event.component.getFirstPropertyValue('dtstamp') as ICAL.Time;
        assert.ok(stamp.toJSDate() <= now, `${event.uid} ${day}`);
        assert.equal(property(event, 'last-modified'), change ? '2026-02-01T00:00:00Z' : 'null');
        assert.equal(event.sequence, change ? 2223 * 86_400 : 0);
      }
    }
});

test('the agenda of a meeting stands in its description, and programs are told when to ask again', () => {
  const held = read(file()).find((event) => property(event, 'url').endsWith('/meetings/held/'));
  assert.equal(held?.description, '议题：\n1. 扩容；磁盘, 内存\n2. 镜像');
  const calendar = new ICAL.Component(ICAL.parse(file()) as unknown[]);
  const interval = calendar.getFirstProperty('refresh-interval');
  assert.equal(interval?.type, 'duration');
  assert.equal(String(interval?.getFirstValue()), 'PT1H');
});

test('an event whose changes nobody knows has a stamp all the same', () => {
  const events = read(file(records, { lastChange: () => undefined }));
  assert.ok(events.length > 0);
  for (const event of events) {
    assert.match(property(event, 'dtstamp'), /Z$/);
    assert.equal(property(event, 'last-modified'), 'null');
    assert.equal(event.sequence, 0);
  }
});

test('a series whose rule is unknown and without meetings gives a calendar without events', () => {
  const text = file({ series: { salon: {} } });
  assert.deepEqual(read(text), []);
  assert.match(text, /BEGIN:VTIMEZONE/);
});

test('UNTIL is given in UTC, as a start with a zone requires', () => {
  const text = file({ series: { biweekly: { ...biweekly, rule: `${biweekly.rule};UNTIL=20260113` } } });
  assert.match(text, /\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260113T155959Z\r\n/);
  const iterator = withRule(text).iterator();
  assert.deepEqual(
    [1, 2, 3, 4].map(() => at(iterator.next())?.slice(0, 10)),
    ['2025-12-02', '2025-12-30', '2026-01-13', undefined],
  );
});

test('another program finds the right moments in a zone that changes its clocks, for ten years', () => {
  for (const [zone, start] of [
    ['Europe/Berlin', '2026-01-06T16:00:00'],
    ['America/New_York', '2026-01-06T16:00:00'],
    ['Australia/Sydney', '2026-01-06T16:00:00'],
  ] as const) {
    const iterator = withRule(
      file({ series: { biweekly: { ...biweekly, zone, start, rule: 'FREQ=WEEKLY' } } }),
    ).iterator();
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' });
    const times = Array.from({ length: 500 }, () => clock.format(iterator.next().toJSDate()));
    assert.deepEqual([...new Set(times)], ['16:00'], zone);
  }
});

test('the file has the same bytes whatever the zone of the machine, even at an hour that it skips', () => {
  const night = { ...biweekly, start: '2026-01-04T02:30:00', rule: 'FREQ=WEEKLY' };
  const meetings = { spring: { start: '2026-03-08T02:30:00+08:00', state: 'planned' } };
  const script = `
    import { invented } from './tests/support/invented-facts.ts';
    import { calendarFile } from './src/model/meetings/calendar.ts';
    const facts = invented(${JSON.stringify({ series: { biweekly: night }, meetings })});
    const settings = { ...${JSON.stringify(settings)}, now: new Date(0), lastChange: () => undefined };
    process.stdout.write(calendarFile(facts, { name: '例会', series: facts.series, maintenance: true }, settings));`;
  const run = (TZ: string) =>
    spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
  const [first, ...others] = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Shanghai'].map(run);
  assert.match(first?.stdout ?? '', /\r\nRECURRENCE-ID;TZID=Asia\/Shanghai:20260308T023000\r\n/, first?.stderr);
  for (const { stdout } of others) assert.equal(stdout, first?.stdout);
});
