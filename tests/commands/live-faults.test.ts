// What services do to `npm run live`, seen from outside: TLS that is broken everywhere, answers that are no page, secrets sent back.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { dayMs } from '#language/dates.ts';
import { type Snapshot, snapshot } from '#schemas/snapshot.ts';
import { selfSigned } from '#scripts/services/certificate.ts';
import { babbling, refusing } from '#scripts/services/faults/sockets.ts';
import { htmlType, type Reply, type Service, serve, serveReplies } from '#scripts/services/loopback.ts';
import { at, live, prepareLive, textsIn } from '../support/live-run.ts';

const noon = at('2026-11-22T12:00:00Z');
const half = at('2026-11-22T12:30:00Z');

const started = async (t: TestContext, service: Promise<Service>): Promise<string> => {
  const { address, close } = await service;
  t.after(close);
  return `${address}/`;
};
const html = (body: string | Buffer): Reply => ({ type: htmlType, body });
const replying = (t: TestContext, reply: Reply) =>
  started(
    t,
    serveReplies(() => reply),
  );
const snapshotOf = (folder: string, id: string): Snapshot =>
  snapshot.parse(JSON.parse(textsIn(join(folder, 'live'))[`/${id}.json`] ?? ''));
const day = (days: number) => new Date(Date.now() + days * dayMs);

test('TLS that is broken everywhere is ours, whatever is wrong with each', async (t) => {
  const early = selfSigned({ from: day(20), to: day(90) });
  const late = selfSigned({ from: day(-90), to: day(-3) });
  const endpoints = {
    early: {
      url: await started(
        t,
        serveReplies(() => html('<p>ok'), early),
      ),
    },
    late: {
      url: await started(
        t,
        serveReplies(() => html('<p>ok'), late),
      ),
    },
    babbling: { url: (await started(t, babbling())).replace('http:', 'https:') },
    refusing: { url: `${await refusing()}/` },
  };
  const folder = prepareLive(t, endpoints);
  writeFileSync(join(folder, 'ca.pem'), early.cert + late.cert);
  for (const time of [noon, half]) {
    const { code, said } = await live(folder, time, { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
    assert.equal(code, 2, said);
  }
  assert.equal(existsSync(join(folder, 'live/early.json')), false);
});

test('a certificate of the future is never an outage, and never passes; one that has ended is one', async (t) => {
  const early = selfSigned({ from: day(20), to: day(4000) });
  const late = selfSigned({ from: day(-90), to: day(-3) });
  const folder = prepareLive(t, {
    early: {
      url: await started(
        t,
        serveReplies(() => html('<p>ok'), early),
      ),
    },
    late: {
      url: await started(
        t,
        serveReplies(() => html('<p>ok'), late),
      ),
    },
    good: { url: await replying(t, html('<p>ok')) },
  });
  writeFileSync(join(folder, 'ca.pem'), early.cert + late.cert);
  for (const time of [noon, half]) await live(folder, time, { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
  const { state, checks, figures } = snapshotOf(folder, 'early');
  assert.equal(state, 'unknown');
  assert.deepEqual(
    checks.map(({ outcome, error }) => [outcome, error?.code]),
    [
      ['error', 'CERT_NOT_YET_VALID'],
      ['error', 'CERT_NOT_YET_VALID'],
    ],
  );
  assert.deepEqual(figures, {});
  assert.equal(snapshotOf(folder, 'late').state, 'major_outage');
  assert.equal(snapshotOf(folder, 'late').checks[1]?.outcome, 'fail');
});

test('what is no page is not taken for one', async (t) => {
  const bodies: Record<string, string | Buffer> = {
    ...{ blank: ' \n\t', bytes: Buffer.alloc(64, 1), nul: Buffer.from('<p>\0</p>'), list: '[1,2]', words: 'It works!' },
    ...{ feed: '<?xml version="1.0"?><rss version="2.0"/>', php: '<?php phpinfo();', comment: '<!-- nothing -->' },
  };
  const pages: Record<string, string> = {
    ...{ bom: '\ufeff<!DOCTYPE html><p>ok', noted: '<!-- made by x -->\n<html>', bare: '<h1>ok' },
  };
  const endpoints: Record<string, object> = {};
  for (const [id, body] of Object.entries({ ...bodies, ...pages }))
    endpoints[id] = { url: await replying(t, html(body)) };
  const folder = prepareLive(t, endpoints);
  await live(folder, noon);
  for (const id of Object.keys(bodies)) {
    assert.equal(snapshotOf(folder, id).state, 'unknown', id);
    assert.equal(snapshotOf(folder, id).checks[0]?.error?.kind, 'type', id);
  }
  for (const id of Object.keys(pages)) assert.equal(snapshotOf(folder, id).state, 'operational', id);
});

test('interim answers, before the answer or twice, are read past', async (t) => {
  const eager = serve((_request, response) => {
    response.socket?.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Go on\r\nx: 1\r\n\r\nHTTP/1.');
    setTimeout(() => response.socket?.end('1 200 OK\r\ncontent-type: text/html\r\n\r\n<p>ok'), 20);
  });
  const hinting = serve((_request, response) => {
    response.socket?.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n');
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>ok');
  });
  const folder = prepareLive(t, {
    eager: { url: await started(t, eager) },
    hinting: { url: await started(t, hinting) },
  });
  await live(folder, noon);
  assert.equal(snapshotOf(folder, 'eager').state, 'operational');
  assert.equal(snapshotOf(folder, 'hinting').state, 'operational');
});

test('a refused token is left away, said once, and neither written nor shown when it comes back', async (t) => {
  const token = 'plain-looking-word';
  const certificate = selfSigned({ from: day(-1), to: day(60) });
  const asked: (string | undefined)[] = [];
  const repository = (name: string) => ({
    full_name: `org/${name}`,
    pushed_at: '2026-11-20T00:00:00Z',
    open_issues_count: 1,
  });
  const api = serveReplies((_url, _body, { headers }) => {
    asked.push(headers.authorization);
    if (headers.authorization) return { status: 401, body: '{}' };
    const body = JSON.stringify([
      repository(token),
      repository('site'),
      { ...repository('late'), pushed_at: '2042-01-01T00:00:00Z' },
    ]);
    return { headers: { total_count: '3', total_page: '1' }, body };
  }, certificate);
  const address = await started(t, api);
  const probe = { kind: 'gitee', api: address, orgs: ['org'] };
  const folder = prepareLive(t, { gitee: { api: address } }, { gitee: probe });
  writeFileSync(join(folder, 'ca.pem'), certificate.cert);
  const more = { GITEE_TOKEN: token, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
  const { code, said } = await live(folder, noon, more);
  assert.equal(code, 0, said);
  assert.equal(said.match(/Gitee 拒绝了 GITEE_TOKEN/g)?.length, 1);
  assert.equal(asked.filter(Boolean).length, 1);
  const found = snapshotOf(folder, 'gitee');
  assert.equal(found.state, 'operational');
  assert.deepEqual(
    found.links.map(({ title }) => title),
    ['org/site'],
  );
  assert.ok(!JSON.stringify([said, textsIn(join(folder, 'live'))]).includes(token));
  const discovered = await live(folder, ['--discover', ...half], more);
  assert.ok(!discovered.said.includes(token));
});
