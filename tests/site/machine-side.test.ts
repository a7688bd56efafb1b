// What other programs read: status interfaces, badges, feeds and the maintenance calendar, each through a reader of its own.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { status } from '#api/status.ts';
import { contentFolder, site } from '#site.ts';
import { absolute, fileAt, folder, pageAt } from '../support/built-site.ts';

const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const json = (path: string) => JSON.parse(text(path)) as Record<string, unknown>;

test('the status interface fits its own schema and names a page for every system', () => {
  const { services } = status.shape.parse(json('api/v1/status.json'));
  assert.ok(services.length > 0);
  assert.deepEqual(
    services.filter(({ url }) => !fileAt(new URL(url).pathname)),
    [],
  );
  const schema = json('api/v1/schema/status.json') as { required?: string[] };
  assert.deepEqual(schema.required, ['$schema', 'generatedAt', 'staleAfterSeconds', 'headline', 'services']);
});

test('the Statuspage answers agree with each other and use its words', () => {
  const summary = json('api/v2/summary.json');
  assert.deepEqual(summary['status'], json('api/v2/status.json')['status']);
  assert.deepEqual(summary['components'], json('api/v2/components.json')['components']);
  const statuses = ['operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance'];
  const components = summary['components'] as { status: string }[];
  assert.deepEqual(
    components.filter(({ status }) => !statuses.includes(status)),
    [],
  );
  assert.deepEqual(summary['incidents'], json('api/v2/incidents/unresolved.json')['incidents']);
  const list = (name: string) =>
    json(`api/v2/scheduled-maintenances${name}.json`)['scheduled_maintenances'] as object[];
  assert.deepEqual(summary['scheduled_maintenances'], [...list('/active'), ...list('/upcoming')]);
  const incidents = json('api/v2/incidents.json')['incidents'] as { shortlink: string }[];
  const windows = json('api/v2/scheduled-maintenances.json')['scheduled_maintenances'] as { shortlink: string }[];
  for (const { shortlink } of [...incidents, ...windows]) assert.ok(fileAt(new URL(shortlink).pathname), shortlink);
});

test('every system and the whole have a badge in each language, drawn and as data', () => {
  const { services } = status.shape.parse(json('api/v1/status.json'));
  for (const start of ['', 'en/'])
    for (const id of ['all', ...services.map((one) => one.id)]) {
      assert.match(text(`${start}badge/${id}.svg`), /^<svg [^>]*role="img"/);
      const { schemaVersion, message } = json(`${start}badge/${id}.json`);
      assert.equal(schemaVersion, 1);
      assert.equal(/\p{Script=Han}/u.test(String(message)), start === '', id);
    }
});

test('the feeds of each language can be read in three formats, which agree and lead to pages that exist', () => {
  const entries = {
    xml: (body: string) =>
      (parseAtomFeed(body).entries ?? []).map(({ title, links: [link] = [] }) => [title?.value, link?.href]),
    rss: (body: string) => (parseRssFeed(body).items ?? []).map(({ title, link }) => [title, link]),
    json: (body: string) => (parseJsonFeed(body).items ?? []).map(({ title, url }) => [title, url]),
  };
  const { services } = status.shape.parse(json('api/v1/status.json'));
  const { series } = json('api/v1/meetings.json') as { series: { id: string }[] };
  const names = [
    ...['news', 'meetings', 'status', 'changes'],
    ...services.map(({ id }) => `services/${id}`),
    ...series.map(({ id }) => `series/${id}`),
  ];
  for (const [start, lang] of [
    ['', 'zh-CN'],
    ['en/', 'en'],
  ] as const)
    for (const name of names) {
      const body = (kind: string) => text(`${start}feed/${name}.${kind}`);
      const found = entries.xml(body('xml'));
      for (const kind of ['rss', 'json'] as const)
        assert.deepEqual(entries[kind](body(kind)), found, `${start}${name}`);
      for (const [, link] of found) {
        assert.ok(link && fileAt(new URL(link).pathname), `${name} ${link}`);
        assert.equal(new URL(link).pathname.startsWith('/en/'), lang === 'en', link);
      }
      assert.ok(body('xml').includes(` xml:lang="${lang}"`), name);
      assert.equal(parseRssFeed(body('rss')).language, lang);
      assert.equal((JSON.parse(body('json')) as { language: string }).language, lang);
    }
  assert.equal(globSync(join(folder, '{.,en}/feed/**/*.*')).length, names.length * 6);
});

test('the maintenance calendar is read by another program, in times that need no zone', () => {
  const calendar = new ICAL.Component(ICAL.parse(text('calendar/maintenance.ics')) as unknown[]);
  for (const event of calendar.getAllSubcomponents('vevent')) {
    const { startDate, endDate, uid } = new ICAL.Event(event);
    assert.equal(startDate.zone, ICAL.Timezone.utcTimezone, uid);
    assert.ok(startDate.compare(endDate) < 0, uid);
  }
  const windows = json('api/v2/scheduled-maintenances.json')['scheduled_maintenances'] as {
    scheduled_until: string | null;
  }[];
  const bounded = windows.filter((window) => window.scheduled_until !== null);
  assert.equal(calendar.getAllSubcomponents('vevent').length, bounded.length);
});

test('security.txt names whom to write to, until when it holds, and where it lies', () => {
  const fields = new Map(
    text('.well-known/security.txt')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
  );
  const list = site.securityList ?? site.contactList;
  const address = /address: (\S+@[\w.-]+)/.exec(readFileSync(join(contentFolder, `lists/${list}.yaml`), 'utf8'))?.[1];
  assert.equal(fields.get('Contact'), `mailto:${address}`);
  const days = (Date.parse(fields.get('Expires') ?? '') - Date.now()) / 86_400_000;
  // RFC 9116 advises less than a year.
  assert.ok(days < 365, fields.get('Expires'));
  assert.equal(fields.get('Preferred-Languages'), site.languages.join(', '));
  assert.equal(fields.get('Canonical'), site.address && absolute('/.well-known/security.txt'));
});

test('search engines find the tags and the files with which they verify the site', () => {
  const { files = [], ...engines } = site.verification ?? {};
  for (const { name, content } of files) assert.equal(text(name), content);
  const tags = pageAt('/')
    .root.querySelectorAll('meta')
    .map((meta) => meta.getAttribute('content'));
  for (const token of Object.values(engines)) assert.ok(tags.includes(token), token);
});
