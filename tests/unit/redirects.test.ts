// Addresses that pages had before, as the host's configuration takes them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oldAddresses } from '#api/record-files.ts';
import { redirects } from '#model/records/addresses.ts';
import { redirect } from '#schemas/redirect.ts';
import { compareTrees } from '#scripts/changes/compare.ts';
import { lostAddresses } from '#scripts/publish/deploy/inspect.ts';
import { answer } from '#scripts/publish/hosting/answer.ts';
import { releaseConfiguration } from '#scripts/publish/hosting/nginx-release.ts';
import { invented } from '../support/invented-facts.ts';

const facts = invented({
  redirects: {
    b: { from: '/joining/', to: '/join/#account' },
    a: { from: '/start/here/', to: '/' },
  },
});
const pairs = (languages: ('zh' | 'en')[]) => redirects(facts, languages).map(({ from, to }) => `${from} ${to}`);

test('an old address leads to the new one in every language, always in the same order', () => {
  assert.deepEqual(pairs(['zh', 'en']), [
    '/start/here/ /',
    '/joining/ /join/#account',
    '/en/start/here/ /en/',
    '/en/joining/ /en/join/#account',
  ]);
  assert.deepEqual(pairs(['zh']), ['/start/here/ /', '/joining/ /join/#account']);
});

test('a page that moved has moved for good', () => {
  assert.ok(redirects(facts, ['zh']).every(({ status }) => status === 301));
});

test('what is gone answers 410 in every language; a file has one address', () => {
  const gone = invented({
    redirects: {
      a: { from: '/old/', to: undefined, gone: true },
      b: { from: '/badge/old.svg', to: undefined, gone: true },
      c: { from: '/feed/old.xml', to: '/feed/news.xml' },
    },
  });
  assert.deepEqual(
    redirects(gone, ['zh', 'en']).map(({ from, to, status }) => `${from} ${to} ${status}`),
    ['/old/ / 410', '/badge/old.svg / 410', '/feed/old.xml /feed/news.xml 301', '/en/old/ /en/ 410'],
  );
  for (const wrong of [{}, { to: '/join/', gone: true }, { gone: false }, { gone: 'yes' }])
    assert.equal(redirect.safeParse({ from: '/old/', ...wrong }).success, false, JSON.stringify(wrong));
  for (const from of ['/badge/koji.svg', '/calendar/series/a.ics', '/baidu_verify_code-Ab1.html', '/en/feed/news.xml'])
    assert.ok(redirect.safeParse({ from, gone: true }).success, from);
});

test('one redirect stands for all files of a system or series that is no more', () => {
  const of = (redirects: Record<string, Record<string, unknown>>, services: Record<string, object> = {}) =>
    oldAddresses(
      { ...invented({ redirects }), services: Object.keys(services).map((id) => ({ id })), series: [] } as never,
      ['zh', 'en'],
    ).map(({ from, status }) => `${from} ${status}`);
  const moved = {
    a: { from: '/status/koji/', to: '/status/build/' },
    b: { from: '/badge/koji.svg', to: '/badge/build.svg' },
  };
  const found = of(moved);
  for (const path of ['/status/koji/ 301', '/en/status/koji/ 301', '/badge/koji.svg 301', '/badge/koji.json 410'])
    assert.ok(found.includes(path), path);
  for (const path of ['/api/v1/services/koji.json 410', '/en/feed/services/koji.rss 410', '/en/badge/koji.svg 410'])
    assert.ok(found.includes(path), path);
  assert.equal(new Set(found).size, found.length);
  // Of a system that is there, nothing is gone.
  assert.ok(!of(moved, { koji: {} }).some((path) => path.endsWith('410')));
  const series = of({ a: { from: '/calendar/weekly.ics', to: undefined, gone: true } });
  assert.ok(series.includes('/feed/series/weekly.xml 410') && series.includes('/calendar/weekly.ics 410'));
  // Nothing of theirs is lost to a publication.
  const before = ['status/koji/index.html', 'badge/koji.svg', 'api/v1/services/koji.json', 'en/feed/services/koji.xml'];
  const led = oldAddresses({ ...invented({ redirects: moved }), services: [], series: [] } as never, ['zh', 'en']);
  const after = ['status/build/index.html', 'en/status/build/index.html', 'badge/build.svg'];
  assert.deepEqual(lostAddresses(before, after, led), []);
});

test('every host answers for what is gone: nginx and the preview with 410, others as for what is missing', () => {
  const records = [{ from: '/badge/old.svg', to: '/', status: 410 }];
  assert.match(
    releaseConfiguration('x', "default-src 'self'", records),
    /map \$uri \$x_moved_410 \{\n[^}]*"~\^\/badge\/old\\\.svg\$" "\/";/,
  );
  const hosted = { has: (file: string) => file === '404.html', policy: '', redirects: records };
  assert.deepEqual(
    [answer(hosted, '/badge/old.svg'), answer(hosted, '/badge/other.svg')].map(({ status, file }) => [status, file]),
    [
      [410, '404.html'],
      [404, '404.html'],
    ],
  );
  assert.deepEqual(lostAddresses(['badge/old.svg'], [], records), []);
  assert.match(lostAddresses(['badge/old.svg'], [], []).join(), /没有新网址时填 gone: true/);
});

test('the files that go with a record are named with its page, unless a record says what became of them', () => {
  const before = new Map([['series/salon.yaml', 'name: { zh: 沙龙 }\norder: 1\n']]);
  const gone = (after: [string, string][]) => compareTrees(before, new Map(after), ['zh']).gone;
  for (const file of ['/calendar/salon.ics', '/feed/series/salon.xml']) assert.ok(gone([]).includes(file), file);
  const led = (from: string) => gone([['redirects/a.yaml', `from: ${from}\ngone: true\n`]]);
  // That of the calendar stands for the feeds; that of a feed for itself.
  assert.deepEqual(led('/calendar/salon.ics'), []);
  assert.ok(led('/feed/series/salon.xml').includes('/calendar/salon.ics'));
  assert.ok(!led('/feed/series/salon.xml').includes('/feed/series/salon.xml'));
});

test('only paths of Chinese pages are written down', () => {
  for (const from of ['/en/old/', 'old/', '/old', 'https://example.org/', '//example.org/', '/老/', '/old/#a', '/'])
    assert.equal(redirect.safeParse({ from, to: '/join/' }).success, false, from);
  for (const to of ['/en/join/', 'https://example.org/', '//example.org/', '/join', '/join/?a=1'])
    assert.equal(redirect.safeParse({ from: '/old/', to }).success, false, to);
  assert.ok(redirect.safeParse({ from: '/v1.0/old_name/', to: '/' }).success);
});
