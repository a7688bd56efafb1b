// A link that is asked: what its answers mean, and how politely its host is treated.
import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { askLinks } from '#scripts/check/external/ask.ts';
import { refusing } from '#scripts/services/faults/sockets.ts';
import { limits, type Reply, settingsFor, siteAt, status } from '../support/external-sites.ts';

describe('a link that is asked', () => {
  const replies: Record<string, Reply> = {
    '/good': status(200),
    '/empty': status(204),
    '/gone': status(410),
    '/forbidden': status(403),
    '/broken': status(500),
    '/no-head': (response, { method }) => status(method === 'HEAD' ? 405 : 200)(response, {} as IncomingMessage),
    '/head-404': (response, { method }) => status(method === 'HEAD' ? 404 : 200)(response, {} as IncomingMessage),
    '/hop': status(301, { location: '/good' }),
    '/hop-to-nothing': status(302, { location: '/nothing' }),
    '/loop': status(302, { location: '/loop' }),
    '/silent': () => {},
    '/limited': status(429, { 'retry-after': '3600' }),
    '/endless': (response, { method }) => {
      if (method === 'HEAD') response.writeHead(405).end();
      else response.writeHead(200).write('x'.repeat(1000));
    },
  };
  const cases: [path: string, said: string, status: number | undefined, asked: string[]][] = [
    ['/good', 'good', 200, ['HEAD']],
    ['/empty', 'good', 204, ['HEAD']],
    ['/nothing', 'gone', 404, ['HEAD', 'GET']],
    ['/gone', 'gone', 410, ['HEAD', 'GET']],
    ['/forbidden', 'unknown', 403, ['HEAD', 'GET']],
    ['/broken', 'unknown', 500, ['HEAD', 'HEAD', 'HEAD', 'GET', 'GET', 'GET']],
    ['/no-head', 'good', 200, ['HEAD', 'GET']],
    ['/head-404', 'good', 200, ['HEAD', 'GET']],
    ['/hop', 'good', 200, ['HEAD']],
    ['/hop-to-nothing', 'gone', 404, ['HEAD', 'GET']],
    ['/loop', 'unknown', 302, ['HEAD', 'HEAD', 'HEAD', 'HEAD']],
    ['/silent', 'unknown', undefined, ['HEAD', 'HEAD', 'HEAD']],
    ['/limited', 'unknown', 429, ['HEAD']],
    ['/endless', 'good', 200, ['HEAD', 'GET']],
  ];
  for (const [path, said, code, methods] of cases)
    it(`at ${path} is ${said}${code ? ` with ${code}` : ''} after ${methods.length} requests`, async (t) => {
      const { address, asked } = await siteAt(t, replies);
      const url = `https://a.opencloudos.org${path}`;
      // A busy machine takes its time; only what never answers is not waited for.
      const patient = { limits: { ...limits, linkMs: 60_000, runMs: 60_000, tryMs: 10_000, connectMs: 10_000 } };
      const more = path === '/silent' ? {} : patient;
      const answer = (await askLinks([url], settingsFor({ 'https://a.opencloudos.org': address }, more))).get(url);
      assert.equal(answer?.said, said, answer?.reason);
      assert.equal(answer?.status, code);
      assert.deepEqual(
        asked.filter((line) => line.endsWith(` ${path}`)).map((line) => line.split(' ')[0]),
        methods,
      );
    });

  it('is followed to another host, but not to one on this machine that nobody named', async (t) => {
    const inner = await siteAt(t, { '/': status(200) });
    const outer = await siteAt(t, { '/': status(302, { location: `${inner.address}/` }) });
    const origins = { 'https://a.opencloudos.org': outer.address };
    const url = 'https://a.opencloudos.org/';
    const refused = (await askLinks([url], settingsFor(origins))).get(url);
    assert.equal(refused?.said, 'unknown');
    assert.match(refused?.reason ?? '', /PRIVATE_ADDRESS|本机|内网/);
    assert.deepEqual(inner.asked, []);
    const both = { ...origins, 'https://b.opencloudos.org': inner.address };
    assert.equal((await askLinks([url], settingsFor(both))).get(url)?.said, 'good');
  });

  it('is not asked where it leads to this machine itself', async (t) => {
    const { address, asked } = await siteAt(t, { '/': status(200) });
    assert.equal((await askLinks([`${address}/`], settingsFor({}))).get(`${address}/`)?.said, 'unknown');
    assert.deepEqual(asked, []);
  });
});

describe('links that are asked together', () => {
  const urls = ['/1', '/2', '/3'].map((path) => `https://a.opencloudos.org${path}`);
  const story = (answers: Awaited<ReturnType<typeof askLinks>>) =>
    urls.map((url) => answers.get(url)?.said ?? 'not asked').join(' ');

  it('of one host are asked one after the other', async (t) => {
    let [open, most] = [0, 0];
    const slow: Reply = async (response) => {
      open += 1;
      most = Math.max(most, open);
      await sleep(20);
      open -= 1;
      response.writeHead(200).end();
    };
    const { address } = await siteAt(t, { '/1': slow, '/2': slow, '/3': slow });
    assert.equal(story(await askLinks(urls, settingsFor({ 'https://a.opencloudos.org': address }))), 'good good good');
    assert.equal(most, 1);
  });

  it('share the fate of their host where it cannot be reached, and it is asked once', async () => {
    const address = await refusing();
    const answers = await askLinks(urls, settingsFor({ 'https://a.opencloudos.org': address }));
    assert.equal(story(answers), 'unknown unknown unknown');
    assert.ok([...answers.values()].every(({ unreached }) => unreached));
  });

  it('are left for another time where their host is silent or has had enough', async (t) => {
    for (const reply of [() => {}, status(429, { 'retry-after': '3600' })]) {
      const { address, asked } = await siteAt(t, { '/1': reply, '/2': status(200), '/3': status(200) });
      const answers = await askLinks(urls, settingsFor({ 'https://a.opencloudos.org': address }));
      assert.equal(story(answers), 'unknown not asked not asked');
      assert.ok(asked.every((line) => line.endsWith('/1')));
    }
  });

  it('that are not answered when the run is over have no answer', async (t) => {
    const { address } = await siteAt(t, { '/1': status(200), '/2': () => {} });
    const short = { limits: { ...limits, runMs: 200, tryMs: 5000 } };
    const answers = await askLinks(urls, settingsFor({ 'https://a.opencloudos.org': address }, short));
    assert.equal(story(answers), 'good not asked not asked');
  });
});
