// The probe of package mirrors: recorded repomd.xml files, and what a mirror can do wrong without knowing it.
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { ConfigOf, Tools } from '#scripts/live/probe.ts';
import { probeService } from '#scripts/live/probes/index.ts';
import { checkNames, readRepomd } from '#scripts/live/probes/yum-mirror.ts';
import { start } from '#scripts/services/yum-mirror.ts';
import {
  answering,
  assertPublishable,
  outcomeOf,
  outcomes,
  recorded,
  recordings,
  type Reply,
  started,
  toolsFor,
} from '../support/live-asking.ts';

/** Ten minutes after the repositories of the recordings were made. */
const now = new Date('2026-11-22T19:30:39Z');
const recording = (name: string) => `${recorded('mirror', name).body}`;
const repomd = recording('01-repomd');
const madeAt = 1795375239;
assert.match(repomd, new RegExp(`<revision>${madeAt}</revision>`));

const read = (text: string, headers: Record<string, string> = {}) => readRepomd({ text, headers }, now);
const publishedAt = (text: string, headers = {}) => read(text, headers).publishedAt?.toISOString();
const xml = (body: Reply['body'], headers = {}): Reply => ({ type: 'text/xml', headers, body });
const notFound = recorded('mirror', '14-repomd-404');

type Repos = ConfigOf<'yum-mirror'>['repos'];
const repo = (path: string, maxAgeHours = 48): Repos[number] => ({ path, maxAgeHours });
const os = repo('9/BaseOS/x86_64/os/');
const file = '/9/BaseOS/x86_64/os/repodata/repomd.xml';

/** One mirror for each table of paths and answers; what is not in a table is not found. */
async function mirrorsWith(t: TestContext, ...tables: Record<string, Reply>[]) {
  const services = await Promise.all(
    tables.map((table) => answering(t, ({ pathname }) => table[pathname] ?? notFound)),
  );
  const tools = toolsFor(t, now, services);
  const probe = async (repos: Repos, changes: Partial<Tools> = {}) => {
    const bases = services.map(({ address }) => `${address}/`);
    const result = await probeService({ kind: 'yum-mirror', bases, repos }, { ...tools, ...changes });
    assertPublishable(result);
    return { ...result, outcomes: outcomes(result), rows: result.figures.repos };
  };
  return { probe, services };
}

describe('repomd.xml', () => {
  test('is read, or refused for its reason, in every recording', async () => {
    const told: Record<string, string> = {};
    for (const name of recordings('mirror').filter((name) => name.includes('repomd'))) {
      const { body } = recorded('mirror', name);
      told[name] = await outcomeOf(async () => publishedAt(`${body}`) ?? 'no time');
    }
    assert.deepEqual(told, {
      '01-repomd': '2026-11-22T19:20:39.000Z',
      '07-repomd-gzip-asked-not-given': '2026-11-22T19:20:39.000Z',
      '08-repomd-aarch64': '2026-11-22T19:20:39.000Z',
      '09-repomd-STALE-9.2': '2025-03-01T04:05:06.000Z',
      '11-repomd-EMPTY-0-bytes': 'parse',
      '14-repomd-404': 'parse',
      '15-repomd-302': 'parse',
      '35-server2-repomd-identity-no-etag-charset': '2026-11-22T19:20:39.000Z',
    });
  });

  test('was made when the newest of its parts was, whatever the revision says', () => {
    const newer = repomd.replace(`<timestamp>${madeAt}</timestamp>`, `<timestamp>${madeAt + 58}</timestamp>`);
    assert.equal(publishedAt(newer), '2026-11-22T19:21:37.000Z');
    assert.equal(read(newer).revision, String(madeAt));
  });

  test('may have a revision that is no number, and fractions of seconds', () => {
    const free = repomd.replace(`<revision>${madeAt}`, '<tags><repo>x</repo></tags><revision>9.4-20261120.1');
    assert.deepEqual(read(free), { publishedAt: new Date(madeAt * 1000), revision: '9.4-20261120.1' });
    const fractions = repomd.replaceAll(`<timestamp>${madeAt}`, `<timestamp>${madeAt}.87`);
    assert.equal(publishedAt(fractions), '2026-11-22T19:20:39.000Z');
  });

  test('without times in its parts was made at its revision, else when the file was, else nobody knows when', () => {
    const without = repomd.replaceAll(/<timestamp>.*<\/timestamp>/g, '');
    const headers = { 'last-modified': 'Sun, 22 Nov 2026 18:00:00 GMT' };
    assert.equal(publishedAt(without, headers), '2026-11-22T19:20:39.000Z');
    const free = without.replace(`<revision>${madeAt}`, '<revision>9.4');
    assert.equal(publishedAt(free, headers), '2026-11-22T18:00:00.000Z');
    assert.deepEqual(read(free, { 'last-modified': 'yesterday' }), { publishedAt: undefined, revision: '9.4' });
    assert.deepEqual(read(free.replace(/<revision>.*<\/revision>/, '')), {
      publishedAt: undefined,
      revision: undefined,
    });
  });

  test('is not made in the future: such a time is not believed', () => {
    const future = repomd.replace(`<timestamp>${madeAt}`, '<timestamp>4102444800');
    assert.equal(publishedAt(future), '2026-11-22T19:20:39.000Z');
    assert.equal(publishedAt(repomd.replaceAll(`${madeAt}`, '99999999999')), undefined);
    assert.equal(publishedAt(repomd.replaceAll(`${madeAt}`, '-5')), undefined);
  });

  test('has its revision cleaned', () => {
    const revisionOf = (text: string) => read(repomd.replace(`${madeAt}`, text)).revision;
    assert.equal(revisionOf('by someone@example.org \u202e1'), 'by … 1');
    assert.equal(revisionOf('9'.repeat(100_000))?.length, 60);
  });

  test('is a fault of theirs when it is empty, cut off, or without the list of packages', () => {
    const noPrimary = repomd.replace('type="primary"', 'type="primary_db"');
    for (const text of [
      '',
      ' \n',
      repomd.slice(0, 1500),
      repomd.slice(0, -10),
      noPrimary,
      '<repomd><revision>1</revision></repomd>',
    ]) {
      assert.throws(() => read(text), { name: 'ProbeError', theirs: true }, text.slice(-40));
    }
  });

  test('is a fault of nobody in particular when it is something else', () => {
    const portal = '<html><head><title>Login</title></head><body>Please log in</body></html>';
    const others = [
      portal,
      `<!DOCTYPE html>${portal}`,
      '<repomd>&bomb;</repomd>',
      '{"repomd": 1}',
      repomd.replace('<size>', '<'),
    ];
    for (const text of others)
      assert.throws(() => read(text), { name: 'ProbeError', theirs: false }, text.slice(0, 40));
  });
});

describe('a mirror', () => {
  test('gives time, age and revision of each repository; with one address there is nothing to compare', async (t) => {
    const { probe } = await mirrorsWith(t, { [file]: xml(repomd) });
    const { outcomes, rows, checks } = await probe([os]);
    assert.deepEqual(outcomes, { mirror: 'pass', 'base-1.9-baseos-x86-64-os': 'pass' });
    assert.deepEqual(rows, [
      { path: os.path, publishedAt: '2026-11-22T19:20:39Z', ageHours: 0.2, revision: String(madeAt) },
    ]);
    assert.equal(typeof checks[0]?.latencyMs, 'number');
  });

  test('is in order up to the age its record allows, and a warning beyond', async (t) => {
    const { probe } = await mirrorsWith(t, { [file]: xml(recording('09-repomd-STALE-9.2')) });
    const age = Math.round(((now.getTime() - Date.parse('2025-03-01T04:05:06Z')) / 3_600_000) * 10) / 10;
    const stale = await probe([repo(os.path, Math.floor(age))]);
    assert.deepEqual(stale.outcomes, { mirror: 'pass', 'base-1.9-baseos-x86-64-os': 'warn' });
    assert.equal(stale.rows?.[0]?.ageHours, age);
    assert.equal((await probe([repo(os.path, Math.ceil(age))])).outcomes['base-1.9-baseos-x86-64-os'], 'pass');
  });

  test('with a clock a little ahead has metadata of age 0, not less', async (t) => {
    const { probe } = await mirrorsWith(t, { [file]: xml(repomd) });
    const early = await probe([os], { now: new Date(madeAt * 1000 - 60_000) });
    assert.equal(early.rows?.[0]?.ageHours, 0);
  });

  test('that compresses on the way, without ETag and length, has the same repository as one that does not', async (t) => {
    const packed = xml(gzipSync(repomd), { 'content-encoding': 'gzip' });
    const { probe } = await mirrorsWith(t, { [file]: xml(repomd, { etag: '"6b034087-bfd"' }) }, { [file]: packed });
    for (const time of ['first', 'second']) {
      const { outcomes, rows } = await probe([os]);
      assert.equal(rows?.[0]?.inSync, true, time);
      assert.equal(outcomes['base-2.9-baseos-x86-64-os'], 'pass', time);
    }
  });

  test('at two addresses that differ is not in sync, and shows the age at the first', async (t) => {
    const other = repomd.replaceAll(`${madeAt}`, `${madeAt - 7200}`);
    const { probe } = await mirrorsWith(t, { [file]: xml(repomd) }, { [file]: xml(other) });
    const { rows } = await probe([os]);
    assert.equal(rows?.[0]?.inSync, false);
    assert.equal(rows?.[0]?.ageHours, 0.2);
  });

  test('with an address where the file is missing or cut off compares what is left, and that address fails', async (t) => {
    const cut = xml(repomd.slice(0, 2000));
    const { probe } = await mirrorsWith(t, { [file]: cut }, { [file]: xml(repomd) }, {});
    const { outcomes, rows, checks } = await probe([os]);
    assert.deepEqual(outcomes, {
      mirror: 'pass',
      'base-1.9-baseos-x86-64-os': 'fail',
      'base-2.9-baseos-x86-64-os': 'pass',
      'base-3.9-baseos-x86-64-os': 'fail',
    });
    assert.deepEqual(checks[1]?.error, { kind: 'parse' });
    assert.deepEqual(checks[3]?.error, { kind: 'http', code: 404 });
    assert.deepEqual(Object.keys(rows?.[0] ?? {}), ['path', 'publishedAt', 'ageHours', 'revision']);
  });

  test('without any file is down, and its repositories have no figures', async (t) => {
    const { probe } = await mirrorsWith(t, {});
    const { outcomes, rows } = await probe([os, repo('8/')]);
    assert.deepEqual(outcomes, { mirror: 'fail', 'base-1.9-baseos-x86-64-os': 'fail', 'base-1.8': 'fail' });
    assert.deepEqual(rows, [{ path: os.path }, { path: '8/' }]);
  });

  test('behind a captive portal is not known to be down, whatever type the portal claims', async (t) => {
    const html = '<html><head><title>Login</title></head><body>Please log in</body></html>';
    const { probe } = await mirrorsWith(t, { [file]: xml(html) }, { [file]: { type: 'text/html', body: html } });
    const { outcomes, checks } = await probe([os]);
    assert.deepEqual(Object.values(outcomes), ['error', 'error', 'error']);
    assert.deepEqual(
      checks.map(({ error }) => error?.kind),
      ['schema', 'schema', 'type'],
    );
  });

  test('down at one address and unknown at the other is unknown', async (t) => {
    const { probe } = await mirrorsWith(t, { [file]: { type: 'text/html', body: '<html></html>' } }, {});
    assert.deepEqual(Object.values((await probe([os])).outcomes), ['error', 'error', 'fail']);
  });

  test('that cannot be reached is not asked for every repository', async (t) => {
    const { probe, services } = await mirrorsWith(t, {});
    await Promise.all(services.map(({ close }) => close()));
    const { outcomes, checks } = await probe([os, repo('8/'), repo('7/')]);
    assert.deepEqual(Object.values(outcomes), ['fail', 'fail', 'skip', 'skip']);
    assert.deepEqual(checks[0]?.error, { kind: 'connect', code: 'ECONNREFUSED' });
  });

  for (const name of ['19-503', '21-403', '15-repomd-302']) {
    test(`that answers as in the recording ${name} is judged as the request layer judges it`, async (t) => {
      const { probe } = await mirrorsWith(t, { [file]: recorded('mirror', name) });
      const { outcomes } = await probe([os]);
      assert.equal(outcomes['mirror'], name === '21-403' ? 'error' : 'fail');
    });
  }

  test('with more than a quarter megabyte of metadata is not read to the end', async (t) => {
    const { probe } = await mirrorsWith(t, { [file]: xml(repomd + ' '.repeat(300_000)) });
    assert.equal((await probe([os])).checks[0]?.error?.kind, 'size');
  });

  test('without repositories in its record has its front page looked at', async (t) => {
    const page = recorded('mirror', '27-autoindex-os');
    const { probe } = await mirrorsWith(t, { '/': page }, {});
    const { outcomes, figures } = await probe([]);
    assert.deepEqual(outcomes, { mirror: 'pass', 'base-1': 'pass', 'base-2': 'fail' });
    assert.deepEqual(figures, {});
  });
});

describe('the path of a repository', () => {
  test('is taken as it is written: Stream has its metadata under Packages/', async (t) => {
    const path = 'opencloudos-stream/releases/23/BaseOS/x86_64/Packages/';
    const { probe } = await mirrorsWith(t, { [`/${path}repodata/repomd.xml`]: xml(repomd) });
    assert.equal((await probe([repo(path)])).outcomes['mirror'], 'pass');
    assert.equal((await probe([repo(path.replace('Packages/', 'os/'))])).outcomes['mirror'], 'fail');
  });

  test('keeps its capitals: 8 has Extras, 9 has extras', async (t) => {
    const { probe } = await mirrorsWith(t, {
      '/8/Extras/x86_64/os/repodata/repomd.xml': xml(repomd),
      '/9/extras/x86_64/os/repodata/repomd.xml': xml(repomd),
    });
    const paths = ['8/Extras', '8/extras', '9/Extras', '9/extras'].map((path) => repo(`${path}/x86_64/os/`));
    const { outcomes } = await probe(paths);
    assert.deepEqual(Object.values(outcomes).slice(1), ['pass', 'fail', 'fail', 'pass']);
  });

  test('may begin and end with a slash or not', async (t) => {
    const { probe } = await mirrorsWith(t, { [file]: xml(repomd) });
    for (const path of ['9/BaseOS/x86_64/os', '/9/BaseOS/x86_64/os/']) {
      assert.equal((await probe([repo(path)])).outcomes['mirror'], 'pass', path);
    }
  });

  test('gives its check a name of its own', () => {
    assert.deepEqual(checkNames(['8/Extras/', '8/extras/', '8/extras/2', '//', '源/']), [
      '8-extras',
      '8-extras-2',
      '8-extras-2-2',
      'root',
      'root-2',
    ]);
  });
});

test('the mock answers for two mirrors, one of them behind', async (t) => {
  const service = await started(t, start({ now }));
  const repos = [repo('1.0/BaseOS/x86_64/os/'), repo('1.0/BaseOS/aarch64/os/'), repo('1.0/Updates/x86_64/os/', 12)];
  const bases = [`${service.address}/`, `${service.address}/second/`];
  const result = await probeService({ kind: 'yum-mirror', bases, repos }, toolsFor(t, now, [service]));
  assert.ok(result.checks.every(({ outcome }) => outcome === 'pass'));
  assert.deepEqual(
    result.figures.repos?.map(({ ageHours, inSync }) => [ageHours, inSync]),
    [
      [26, true],
      [25.5, true],
      [2.5, false],
    ],
  );
});
