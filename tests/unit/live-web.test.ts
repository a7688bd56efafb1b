// The probes of web sites and of Noggin, and the one that asks nothing.
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { ProbeError } from '#scripts/http/contract.ts';
import type { ConfigOf, Tools } from '#scripts/live/probe.ts';
import { probeService } from '#scripts/live/probes/index.ts';
import { icpOn } from '#scripts/live/probes/web.ts';
import { refusing } from '#scripts/services/faults/sockets.ts';
import { answering, assertPublishable, outcomes, type Reply, toolsFor } from '../support/live-asking.ts';

const now = new Date('2026-11-22T12:00:00Z');
const html = (body: string): Reply => ({ type: 'text/html; charset=utf-8', body });

describe('the probe of a web site', () => {
  const asked = async (t: TestContext, reply: Reply, config: Partial<ConfigOf<'web'>> = {}) => {
    const service = await answering(t, () => reply);
    const found = await probeService(
      { kind: 'web', url: `${service.address}/`, ...config },
      toolsFor(t, now, [service]),
    );
    assertPublishable(found);
    return found;
  };

  test('gives the status of a page that answers', async (t) => {
    const found = await asked(t, html('<p>ok'));
    assert.deepEqual(outcomes(found), { page: 'pass' });
    assert.deepEqual(found.figures, { status: 200 });
  });

  test('fails for a page that is not there, with its status', async (t) => {
    const found = await asked(t, { status: 404, type: 'text/html', body: 'gone' });
    assert.deepEqual(found.checks, [{ id: 'page', outcome: 'fail', error: { kind: 'http', code: 404 } }]);
    assert.deepEqual(found.figures, { status: 404 });
  });

  test('cannot tell when it is not let in, or gets something else than a page', async (t) => {
    assert.deepEqual(outcomes(await asked(t, { status: 403, type: 'text/html', body: 'no' })), { page: 'error' });
    assert.deepEqual(outcomes(await asked(t, { type: 'application/json', body: '{}' })), { page: 'error' });
  });

  test('misses the words that must be on the page', async (t) => {
    const marker = 'OpenCloudOS';
    assert.deepEqual(outcomes(await asked(t, html('<h1>Welcome to OpenCloudOS'), { marker })), {
      page: 'pass',
      marker: 'pass',
    });
    assert.deepEqual(outcomes(await asked(t, html('<title>This domain is for sale'), { marker })), {
      page: 'pass',
      marker: 'fail',
    });
  });

  test('compares the ICP number with the configured one, and shows what it found', async (t) => {
    const icp = '京ICP备12345678号-1';
    const same = await asked(t, html(`<footer>${icp}</footer>`), { icp });
    assert.deepEqual([outcomes(same)['icp'], same.figures.icp], ['pass', icp]);
    const other = await asked(t, html('<p>粤ICP备87654321号'), { icp });
    assert.deepEqual([outcomes(other)['icp'], other.figures.icp], ['warn', '粤ICP备87654321号']);
    const missing = await asked(t, html('<p>no number'), { icp });
    assert.deepEqual([outcomes(missing)['icp'], missing.figures.icp], ['warn', undefined]);
  });

  test('does not look at a page that it did not get', async (t) => {
    const found = await asked(
      t,
      { status: 500, type: 'text/html', body: '' },
      { marker: 'x', icp: '京ICP备12345678号' },
    );
    assert.deepEqual(outcomes(found), { page: 'fail', marker: 'skip', icp: 'skip' });
  });

  const certificateCases: [days: number, outcome: string][] = [
    ...([
      [60, 'pass'],
      [14, 'pass'],
      [13, 'warn'],
      [0, 'warn'],
      [-1, 'fail'],
    ] as [number, string][]),
  ];
  for (const [days, outcome] of certificateCases) {
    test(`says ${outcome} of a certificate with ${days} days left`, async () => {
      const answer = { status: 200, headers: {}, text: '<p>ok', latencyMs: 1, url: '' };
      const tools = { request: async () => answer, certificateDays: async () => days } as unknown as Tools;
      const found = await probeService({ kind: 'web', url: 'https://www.oc.example/' }, tools);
      assert.deepEqual(outcomes(found), { page: 'pass', certificate: outcome });
      assert.equal(found.figures.tlsDaysLeft, days);
    });
  }

  test('tells a page that fails from a certificate that cannot be read', async () => {
    const failing = (kind: ProbeError['kind'], theirs: boolean) => async () => {
      throw new ProbeError('', { kind, theirs });
    };
    const tools = { request: failing('tls', true), certificateDays: failing('timeout', false) } as unknown as Tools;
    const found = await probeService({ kind: 'web', url: 'https://www.oc.example/' }, tools);
    assert.deepEqual(outcomes(found), { page: 'fail', certificate: 'error' });
    assert.deepEqual(found.figures, {});
  });
});

test('an ICP number is found with and without spaces, in a province of any name', () => {
  assert.equal(icpOn('备案：滇 ICP 备 2021001234 号 -12'), '滇ICP备2021001234号-12');
  assert.equal(icpOn('陇ICP备12345678号'), '陇ICP备12345678号');
  for (const text of ['ICP备12345678号', '京ICP证030173号', '京ICP备123号', '']) assert.equal(icpOn(text), undefined);
});

describe('the probe of Noggin', () => {
  const login = html('<form><input name="login-username"><input name="login-password" type="password"></form>');
  const asked = async (t: TestContext, replies: Record<string, Reply>) => {
    const service = await answering(
      t,
      ({ pathname }) => replies[pathname] ?? { status: 404, type: 'text/html', body: '' },
    );
    const found = await probeService({ kind: 'noggin', base: service.address }, toolsFor(t, now, [service]));
    assertPublishable(found);
    return outcomes(found);
  };

  test('passes with a login form and a directory behind it', async (t) => {
    assert.deepEqual(await asked(t, { '/': login, '/healthz/ready': html('OK') }), { page: 'pass', directory: 'pass' });
  });

  test('sees a directory that is down behind a page that is up', async (t) => {
    const replies = { '/': login, '/healthz/ready': { status: 503, type: 'text/plain', body: 'no' } };
    assert.deepEqual(await asked(t, replies), { page: 'pass', directory: 'fail' });
  });

  test('takes a proxy that hides the health page for what it is', async (t) => {
    assert.deepEqual(await asked(t, { '/': login }), { page: 'pass', directory: 'skip' });
    const replies = { '/': login, '/healthz/ready': { status: 403, type: 'text/html', body: '' } };
    assert.deepEqual(await asked(t, replies), { page: 'pass', directory: 'skip' });
  });

  test('cannot tell from a page without a form', async (t) => {
    assert.deepEqual(await asked(t, { '/': html('Back soon'), '/healthz/ready': html('OK') }), {
      ...{ page: 'error', directory: 'pass' },
    });
  });

  test('does not ask on where nobody answers', async (t) => {
    const address = await refusing();
    const tools = toolsFor(t, now, [{ address, close: async () => {} }]);
    const found = await probeService({ kind: 'noggin', base: address }, tools);
    assert.deepEqual(outcomes(found), { page: 'fail', directory: 'skip' });
  });
});

test('a service with nothing to ask says so', async () => {
  const found = await probeService({ kind: 'none' }, {} as Tools);
  assert.deepEqual(found, { checks: [{ id: 'none', outcome: 'skip' }], figures: {}, links: [] });
});
