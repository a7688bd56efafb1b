// A field of one line takes no line break and no control character, in any record; and a calendar or feed would not let it out.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { z } from 'astro/zod';
import ICAL from 'ical.js';
import exampleSite from '../../examples/site.config.ts';
import { feedItems } from '#api/feeds.ts';
import { calendarFile } from '#model/meetings/calendar.ts';
import { recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';
import { withValue } from '#schemas/shape.ts';
import { siteConfig } from '#schemas/site.ts';
import { invented } from '../support/invented-facts.ts';

/** Every text in a record, by its path. */
function* texts(value: unknown, path: PropertyKey[] = []): Generator<[PropertyKey[], string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      yield* texts(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

const breaks = [
  '\n',
  '\r\n',
  '\r',
  '\v',
  '\f',
  '\0',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u007f',
  '\nEND:VCALENDAR\n',
];
const inside = (text: string, what: string) => `${text.slice(0, 1)}${what}${text.slice(1)}`;

/** Whether a record is accepted, and a break is left in what is read from it: addresses lose theirs, as in browsers. */
const keepsBreak = (schema: z.ZodType, record: object): boolean => {
  const { success, data } = schema.safeParse(record);
  return success && [...texts(data)].some(([, text]) => /[\p{Cc}\u2028\u2029]/u.test(text));
};

/** The fields of a record that take a text with a break in it. */
const taking = (name: string, data: object, schema: z.ZodType): string[] =>
  [...texts(data)].flatMap(([path, text]) =>
    text.length > 1 && breaks.some((what) => keepsBreak(schema, withValue(data, path, inside(text, what))))
      ? [`${name} ${path.join('.')}`]
      : [],
  );

test('no field of any record takes a line break or a control character', () => {
  const folder = 'examples/content';
  let fields = 0;
  const found = Object.entries(collections).flatMap(([, { files, schema }]) =>
    globSync(files, { cwd: folder }).flatMap((path) => {
      const data = recordData(path, readFileSync(join(folder, path), 'utf8'));
      fields += [...texts(data)].length;
      return taking(path, data, schema);
    }),
  );
  assert.ok(fields > 300, String(fields));
  assert.deepEqual(found, []);
});

test('nor does a setting of the site, but for files of other services, which are published as given', () => {
  const found = taking('site.config.ts', { ...exampleSite, verification: undefined }, siteConfig);
  assert.deepEqual(found, []);
});

const hostile = '甲\r\nBEGIN:VEVENT\nATTENDEE:mailto:a@b.example\r\u2028X\u0000\u001bY';
const harmless = '无害的文字';
/** The records with the hostile text in them, as if their schemas had let it in. */
const poisoned = () => {
  const facts = invented(records);
  const put = (value: unknown): unknown => {
    if (value === harmless) return hostile;
    if (typeof value !== 'object' || value === null) return value;
    for (const [key, inner] of Object.entries(value)) (value as Record<string, unknown>)[key] = put(inner);
    return value;
  };
  return put(facts) as typeof facts;
};
const records = {
  series: {
    weekly: {
      name: { zh: harmless },
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      start: '2025-12-02T16:00:00',
      duration: 'PT1H',
      zone: 'Asia/Shanghai',
      place: { name: { zh: harmless }, url: 'https://meet.example.org/a' },
      audience: { zh: harmless },
      exceptions: [{ date: '2025-12-16', reason: { zh: harmless } }],
    },
  },
  meetings: {
    held: { series: 'weekly', start: '2025-12-02T16:05:00+08:00', end: '2025-12-02T17:30:00+08:00', state: 'held' },
    off: { series: 'weekly', start: '2025-12-30T16:00:00+08:00', state: 'cancelled', reason: { zh: harmless } },
  },
};

test('a calendar made of such texts has the events and properties that it should, each on a line of its own', () => {
  const facts = poisoned();
  const settings = {
    address: 'https://sig.example.org/',
    zone: 'Asia/Shanghai',
    product: hostile,
    now: new Date('2026-01-01T00:00:00Z'),
    lastChange: () => undefined,
  };
  const text = calendarFile(facts, { name: hostile, series: facts.series, maintenance: true }, settings);
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\p{Cc}\u2028\u2029]/u);
  assert.doesNotMatch(text, /^ATTENDEE/m);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  assert.equal(calendar.getAllSubcomponents('vevent').length, 3);
  assert.match(String(calendar.getFirstPropertyValue('x-wr-calname')), /^甲 BEGIN:VEVENT ATTENDEE/);
});

test('a feed has titles of one line, and no character that XML forbids', () => {
  const facts = poisoned();
  const now = new Date('2026-01-01T00:00:00Z');
  const more = { locale: 'zh' as const, now, zone: 'Asia/Shanghai', past: [], commitsOf: () => undefined };
  const items = feedItems('meetings', { facts, ...more });
  assert.equal(items.length, 2);
  // A summary may have several lines.
  for (const { title, summary } of items)
    assert.doesNotMatch(title + summary.replaceAll('\n', ''), /[\p{Cc}\u2028\u2029]/u);
});
