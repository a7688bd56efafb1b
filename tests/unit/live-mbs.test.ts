// The probe of the Module Build Service, against the mock and against one that is in trouble or gone.
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { ProbeResult } from '#scripts/live/probe.ts';
import { probeService } from '#scripts/live/probes/index.ts';
import type { Service } from '#scripts/services/loopback.ts';
import { start } from '#scripts/services/mbs.ts';
import { answering, assertPublishable, outcomes, type Reply, started, toolsFor } from '../support/live-asking.ts';

const now = new Date('2026-11-23T08:00:00Z');

const probe = ({ address }: Service, path = '/module-build-service/1/') => ({
  kind: 'mbs' as const,
  api: `${address}${path}`,
});

const json = (body: unknown, status = 200): Reply => ({ status, body: JSON.stringify(body) });
const about = json({ version: '3.10.0', api_version: 2, auth_method: 'kerberos' });
const notFound = json({ error: 'Not Found', message: 'No such resource', status: 404 }, 404);

const askReplying = async (t: TestContext, reply: (url: URL) => Reply): Promise<ProbeResult> => {
  const service = await answering(t, reply);
  return probeService(probe(service), toolsFor(t, now, [service]));
};

const isAbout = ({ pathname }: URL): boolean => pathname.endsWith('/about/');

describe('mbs', () => {
  test('a service that is well gives every figure, and nothing of who built what', async (t) => {
    const service = await started(t, start({ now }));
    const result = await probeService(probe(service), toolsFor(t, now, [service]));
    assertPublishable(result, ['oc.example', 'builder-user', 'scmurl', 'nginx']);
    assert.deepEqual(result.figures, { version: '3.10.0', running: 2, failed7d: 3 });
    assert.deepEqual(result.links, []);
    assert.deepEqual(outcomes(result), { builds: 'pass', failed: 'pass', about: 'pass' });
  });

  test('the address may be that of the server, of the interface or of its list of builds', async (t) => {
    const service = await started(t, start({ now }));
    const root = '/module-build-service/1';
    for (const path of [
      '',
      '/',
      root,
      `${root}/`,
      `${root}/module-builds/`,
      `${root}/module-builds`,
      `${root}/about/`,
    ]) {
      const { figures } = await probeService(probe(service, path), toolsFor(t, now, [service]));
      assert.equal(figures.running, 2, path);
    }
  });

  test('the count is the total of all pages, told by a page of one, whose links are not followed', async (t) => {
    const asked: string[] = [];
    const { figures } = await askReplying(t, (url) => {
      asked.push(`${url.pathname}${url.search}`);
      if (isAbout(url)) return about;
      const first = 'http://mbs.internal/module-build-service/1/module-builds/?page=1';
      return json({ items: [{ id: 1 }], meta: { total: 137, page: 1, pages: 137, per_page: 1, first, next: first } });
    });
    assert.deepEqual([figures.running, figures.failed7d], [137, 137]);
    assert.deepEqual(asked, [
      '/module-build-service/1/module-builds/?state=build&per_page=1&short=true',
      '/module-build-service/1/about/',
      '/module-build-service/1/module-builds/?state=failed&completed_after=2026-11-16T08%3A00%3A00Z&per_page=1&short=true',
    ]);
  });

  test('a service of which nothing is left is skipped, not red', async (t) => {
    for (const reply of [notFound, { status: 404, type: 'text/html', body: '<h1>Not Found</h1>' }]) {
      const result = await askReplying(t, () => reply);
      assert.deepEqual(outcomes(result), { builds: 'skip', failed: 'skip', about: 'skip' });
      assert.deepEqual(result.figures, {});
    }
  });

  test('builds that are missing while the service says what it is are a failure', async (t) => {
    const result = await askReplying(t, (url) => (isAbout(url) ? about : notFound));
    assert.deepEqual(result.checks[0], { id: 'builds', outcome: 'fail', error: { kind: 'http', code: 404 } });
    assert.deepEqual(result.figures, { version: '3.10.0' });
  });

  test('a database that is down fails the builds, though about answers', async (t) => {
    const trouble = json(
      { error: 'Internal Server Error', message: 'OperationalError: db.internal', status: 500 },
      500,
    );
    const result = await askReplying(t, (url) => (isAbout(url) ? about : trouble));
    assert.deepEqual(outcomes(result), { builds: 'fail', failed: 'skip', about: 'pass' });
    assertPublishable(result, ['db.internal']);
  });

  test('totals that are no counts are absent', async (t) => {
    for (const total of [-1, 1.5, '7', null, 1e300]) {
      const result = await askReplying(t, (url) => (isAbout(url) ? about : json({ items: [], meta: { total } })));
      assert.deepEqual(result.figures, { version: '3.10.0' }, String(total));
      assert.deepEqual(result.checks[0], { id: 'builds', outcome: 'error', error: { kind: 'schema' } });
    }
  });

  test('HTML and half an answer are refused without blame', async (t) => {
    const kinds: unknown[] = [];
    for (const reply of [{ type: 'text/html', body: '<h1>Login</h1>' }, { body: '{"meta":{"total":' }]) {
      const result = await askReplying(t, () => reply);
      assert.equal(result.checks[0]?.outcome, 'error');
      kinds.push(result.checks[0]?.error?.kind);
    }
    assert.deepEqual(kinds, ['type', 'parse']);
  });

  test('a version with a mail address and controls is cleaned and bounded', async (t) => {
    const version = `3.1\u202E member-a@oc.example ${'x'.repeat(100_000)}`;
    const result = await askReplying(t, (url) => json(isAbout(url) ? { version } : { meta: { total: 0 } }));
    assertPublishable(result, ['\u202E', 'member-a@']);
    assert.deepEqual([result.figures.running, result.figures.failed7d], [0, 0]);
  });

  test('a host that cannot be reached is asked once', async (t) => {
    const service = await start({ now });
    await service.close();
    const result = await probeService(probe(service), toolsFor(t, now, [service]));
    assert.deepEqual(outcomes(result), { builds: 'fail', failed: 'skip', about: 'skip' });
  });
});
