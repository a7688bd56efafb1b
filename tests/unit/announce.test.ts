// Announcing changed pages: what is told to whom, what is remembered, and that no secret is ever printed.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { announce } from '#scripts/publish/announce/announce.ts';
import { baidu } from '#scripts/publish/announce/engine.ts';
import { indexNow } from '#scripts/publish/announce/engine.ts';
import { json } from '#scripts/services/loopback.ts';
import { baiduStandIn, indexNowStandIn, searchEngine, type SearchEngine } from '#scripts/services/search-engines.ts';

const address = 'https://sig.example.org/';
const token = 'a1b2c3d4e5f6a7b8';
const key = '0123456789abcdef';
const whole = { BAIDU_TOKEN: token, INDEXNOW_KEY: key };

let folder = '';
let open: SearchEngine[] = [];
const dist = () => join(folder, 'dist');
const since = () => join(folder, 'state', 'announced.json');
const started = async (engine: Promise<SearchEngine>): Promise<SearchEngine> => {
  open.push(await engine);
  return engine;
};

/** A built site with these pages, by their paths. */
const build = (pages: Record<string, string>) => {
  const urls = Object.entries(pages).map(
    ([path, lastmod]) =>
      `<url><loc>${address}${path}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}<x:link rel="alternate" href="${address}en/"/></url>`,
  );
  mkdirSync(dist(), { recursive: true });
  writeFileSync(join(dist(), 'sitemap-0.xml'), `<?xml version="1.0"?><urlset>${urls.join('')}</urlset>`);
  writeFileSync(join(dist(), `${key}.txt`), key);
};

interface Said {
  lines: string;
  /** What it failed with. */
  failure: string;
}

const run = async (
  engines: { baidu?: SearchEngine; indexNow?: SearchEngine },
  environment: Record<string, string> = whole,
  more: string[] = [],
): Promise<Said> => {
  const lines: string[] = [];
  const failure = await announce(['--from', dist(), '--since', since(), ...more], {
    address,
    environment,
    write: (line) => void lines.push(line),
    engines: [
      ...(engines.baidu ? [{ ...baidu, endpoint: `${engines.baidu.address}/urls` }] : []),
      ...(engines.indexNow ? [{ ...indexNow, endpoint: `${engines.indexNow.address}/indexnow` }] : []),
    ],
  }).then(
    () => '',
    (error: Error) => error.message,
  );
  const said = { lines: lines.join('\n'), failure };
  for (const secret of Object.values(environment).filter((text) => text.length > 7))
    assert.ok(!`${said.lines}${said.failure}`.includes(secret), '印出了令牌');
  return said;
};
const both = async (quota = 1000) => ({
  baidu: await started(baiduStandIn(token, quota)),
  indexNow: await started(indexNowStandIn(key)),
});
const sent = ({ received }: SearchEngine): string[] =>
  received.flatMap(({ body }) =>
    body.startsWith('{') ? (JSON.parse(body) as { urlList: string[] }).urlList : body.split('\n'),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'announce-'));
  build({ '': '2026-11-01T00:00:00Z', 'join/': '2026-11-02T00:00:00Z' });
});
afterEach(async () => {
  await Promise.all(open.map((each) => each.close()));
  open = [];
  rmSync(folder, { recursive: true });
});

describe('what is told', () => {
  test('is every page at first, and nothing when nothing changed since', async () => {
    const engines = await both();
    assert.match((await run(engines)).lines, /百度：已推送 2 个网址\nIndexNow：已推送 2 个网址/);
    assert.deepEqual(sent(engines.baidu), [address, `${address}join/`]);
    assert.deepEqual(sent(engines.indexNow), [address, `${address}join/`]);
    assert.match((await run(engines)).lines, /百度：已推送 0 个网址\nIndexNow：已推送 0 个网址/);
    assert.equal(engines.baidu.received.length, 2);
  });

  test('is then what is new or changed; what is gone is told to IndexNow alone', async () => {
    const engines = await both();
    await run(engines);
    build({ '': '2026-11-20T00:00:00Z', 'charter/': '2026-11-02T00:00:00Z' });
    await run(engines);
    assert.deepEqual(sent(engines.baidu).slice(2), [address, `${address}charter/`]);
    assert.deepEqual(sent(engines.indexNow).slice(2), [address, `${address}charter/`, `${address}join/`]);
    await run(engines);
    assert.equal(sent(engines.indexNow).length, 5);
  });

  test('has the form that each of them asks for', async () => {
    const engines = await both();
    await run(engines);
    const push = engines.baidu.received.at(-1);
    assert.equal(push?.type, 'text/plain');
    assert.equal(push?.query.get('site'), 'https://sig.example.org');
    const { urlList: _, ...body } = JSON.parse(engines.indexNow.received[0]?.body ?? '') as Record<string, unknown>;
    assert.deepEqual(body, { host: 'sig.example.org', key, keyLocation: `${address}${key}.txt` });
  });

  test('goes in portions that they take', async () => {
    build(Object.fromEntries(Array.from({ length: 4500 }, (_, i) => [`page-${i}/`, '2026-11-01T00:00:00Z'])));
    const engines = await both(10_000);
    await run(engines);
    assert.deepEqual(
      engines.baidu.received.map(({ body }) => body.split('\n').length),
      [1, 2000, 2000, 499],
    );
    assert.equal(engines.indexNow.received.length, 1);
  });

  test('is shown, not sent, by --dry-run, for which no token is needed', async () => {
    const engines = await both();
    await run(engines);
    build({ '': '2026-11-20T00:00:00Z' });
    const { lines, failure } = await run(engines, {}, ['--dry-run']);
    assert.equal(failure, '');
    assert.equal(lines, `百度：1 个网址\n  ${address}\nIndexNow：2 个网址\n  ${address}\n  ${address}join/（已删除）`);
    assert.equal(engines.baidu.received.length + engines.indexNow.received.length, 3);
    assert.match((await run(engines)).lines, /百度：已推送 1 个/);
  });

  test('without times in the sitemap is what is new, and the command says so', async () => {
    build({ '': '' });
    const engines = await both();
    await run(engines);
    build({ '': '', 'new/': '' });
    const { lines } = await run(engines);
    assert.match(lines, /没有修改时间[\s\S]*百度：已推送 1 个网址/);
  });
});

describe('where something is wrong', () => {
  test('a wrong token is named by its variable, and the other engine is told all the same', async () => {
    const engines = await both();
    const { lines, failure } = await run(engines, { ...whole, BAIDU_TOKEN: 'wrong-token-1234' });
    assert.match(lines, /百度：已推送 0 个网址，未全部完成：.*BAIDU_TOKEN\nIndexNow：已推送 2 个网址$/);
    assert.match(failure, /推送未全部完成/);
    assert.match((await run(engines)).lines, /百度：已推送 2 个网址\nIndexNow：已推送 0 个网址/);
  });

  test('a wrong key is named by its variable, whether the site lacks its file or the engine refuses it', async () => {
    const engines = await both();
    assert.match((await run(engines, { INDEXNOW_KEY: 'fedcba9876543210' })).lines, /密钥文件.*INDEXNOW_KEY/);
    const strict = { indexNow: await started(indexNowStandIn('another-key')) };
    assert.match((await run(strict)).lines, /403：密钥有误。.*INDEXNOW_KEY/);
  });

  test('what is no token at all is not sent anywhere', async () => {
    const engines = await both();
    const { lines } = await run(engines, {
      BAIDU_TOKEN: 'x&site=https://evil.example/',
      INDEXNOW_KEY: '../../key-file',
    });
    assert.match(lines, /BAIDU_TOKEN 不是有效的.*\n.*INDEXNOW_KEY 不是有效的/);
    assert.equal(engines.baidu.received.length + engines.indexNow.received.length, 0);
  });

  test('a missing token leaves that engine out; without any there is nothing to do', async () => {
    const engines = await both();
    const { lines, failure } = await run(engines, { INDEXNOW_KEY: key });
    assert.match(lines, /百度：未设置环境变量 BAIDU_TOKEN/);
    assert.equal(failure, '');
    assert.match((await run(engines, {})).failure, /BAIDU_TOKEN 或 INDEXNOW_KEY/);
  });

  test('a quota that runs out stops the pushing, and the rest goes next time', async () => {
    build(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`page-${i}/`, '2026-11-01T00:00:00Z'])));
    const scarce = { baidu: await started(baiduStandIn(token, 10)) };
    assert.match((await run(scarce)).lines, /已推送 10 个网址，未全部完成：今日的配额已用完/);
    assert.match((await run(scarce)).lines, /已推送 0 个网址，未全部完成：今日的配额已用完/);
    const ample = { baidu: await started(baiduStandIn(token, 3000)) };
    assert.match((await run(ample)).lines, /已推送 2990 个网址$/);
    assert.equal(new Set([...sent(scarce.baidu).slice(0, 10), ...sent(ample.baidu)]).size, 3000);
  });

  test('an address that is refused is tried again next time', async () => {
    build({ '': '2026-11-01T00:00:00Z', 'refused/': '2026-11-01T00:00:00Z' });
    const engines = { baidu: await started(baiduStandIn(token, 100)) };
    assert.match((await run(engines)).lines, /已推送 1 个网址，未全部完成：百度未接受 1 个网址/);
    await run(engines);
    assert.deepEqual(sent(engines.baidu).slice(2), [`${address}refused/`]);
  });

  test('a connection that breaks, a redirect and an answer that is none leave everything to be told', async () => {
    for (const answer of ['hang up', json('', 302), json('no JSON object'), json({}, 500)] as const) {
      const broken = { baidu: await started(searchEngine(() => answer)) };
      assert.match((await run(broken)).lines, /百度：已推送 0 个网址，未全部完成：/);
    }
    assert.match((await run(await both())).lines, /百度：已推送 2 个网址/);
  });

  test('a site that is not there, is empty, or was built for another address is not announced', async () => {
    const engines = await both();
    build({});
    assert.match((await run(engines)).failure, /没有页面/);
    writeFileSync(join(dist(), 'sitemap-0.xml'), '<urlset><url><loc>http://localhost:4321/</loc></url></urlset>');
    assert.match((await run(engines)).failure, /http:\/\/localhost:4321\/.*重新运行/);
    rmSync(dist(), { recursive: true });
    assert.match((await run(engines)).failure, /先运行 npm run build/);
    assert.equal(existsSync(since()), false);
  });

  test('a record of what was told that is something else is left alone', async () => {
    mkdirSync(join(folder, 'state'));
    writeFileSync(since(), '{"my": "file"}');
    assert.match((await run(await both())).failure, /不是推送记录/);
    assert.equal(readFileSync(since(), 'utf8'), '{"my": "file"}');
  });

  test('without a public address there is nothing to announce', async () => {
    const nowhere = { address: undefined, environment: whole, write: () => {}, engines: [] };
    await assert.rejects(announce([], nowhere), /address/);
    await assert.rejects(announce(['--dryrun'], nowhere), /用法/);
  });
});

describe('an engine that answers nonsense', () => {
  const pages = (count: number) =>
    build(Object.fromEntries(Array.from({ length: count }, (_, i) => [`page-${i}/`, '2026-11-01T00:00:00Z'])));

  for (const [what, answer] of [
    ['less than nothing left', { success: 1, remain: -1 }],
    ['a part of an address left', { success: 1, remain: 0.5 }],
    ['text for numbers', { success: '1', remain: '100' }],
    ['more taken than was sent', { success: 7, remain: 100 }],
    ['nothing taken, and no reason', { success: 0, remain: 100 }],
    ['one text in place of a list', { success: 1, remain: 100, not_valid: 'https://sig.example.org/' }],
    ['numbers in a list of addresses', { success: 1, remain: 100, not_same_site: [7] }],
    ['no number left', { success: 1 }],
    ['a list', [1, 2]],
    ['null', null],
  ] as const)
    test(`${what}: nothing counts as taken, and it is asked once`, async () => {
      const wrong = { baidu: await started(searchEngine(() => json(answer))) };
      assert.match((await run(wrong)).lines, /已推送 0 个网址，未全部完成：百度的响应(格式有误|有矛盾)/);
      assert.equal(wrong.baidu.received.length, 1);
      assert.match((await run(await both())).lines, /百度：已推送 2 个网址/);
    });

  test('takes one at a time: no more than one request for a hundred addresses, and what was taken is remembered', async () => {
    pages(450);
    const miserly = {
      baidu: await started(searchEngine(({ body }) => json({ success: body.split('\n').length, remain: 1 }))),
    };
    assert.match((await run(miserly)).lines, /已推送 5 个网址，未全部完成：百度每次接受的网址过少，已请求 5 次/);
    assert.equal(miserly.baidu.received.length, 5);
    assert.match((await run({ baidu: await started(baiduStandIn(token, 1000)) })).lines, /已推送 445 个网址$/);
  });

  test('sends more than 64 KB, at once or for ever: the rest is not read', async (t) => {
    let written = 0;
    const endless = createServer((_, answer) => {
      const more = () => {
        while (!answer.destroyed && answer.write('{"success":1,'.repeat(5000))) written += 65_000;
      };
      answer.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
      more();
    }).listen(0, '127.0.0.1');
    await new Promise((ready) => endless.once('listening', ready));
    t.after(() => endless.close());
    const { port } = endless.address() as { port: number };
    const before = process.memoryUsage().rss;
    const service = { address: `http://127.0.0.1:${port}`, received: [], close: async () => {} } as SearchEngine;
    assert.match((await run({ baidu: service })).lines, /未全部完成：响应超过 64 KB/);
    assert.ok(written < 50_000_000 && process.memoryUsage().rss - before < 200_000_000, `${written}`);
  });

  test('has a message that acts on a terminal: it is shown without', async () => {
    const message = '\u001b[2Jsite \u202einit\nfail';
    const rude = { baidu: await started(searchEngine(() => json({ error: 500, message }, 500))) };
    const { lines } = await run(rude);
    assert.match(lines, /百度返回 500：/);
    assert.ok(!lines.includes('\u001b') && !lines.includes('\u202e'), lines);
  });
});
