// The built site behind a real nginx with the generated configuration: what visitors, caches and search engines get.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { get as getTls } from 'node:https';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { answer } from '#scripts/publish/hosting/answer.ts';
import { filesIn, readBuiltSite } from '#scripts/publish/hosting/built-site.ts';
import { askedAgain, keptForEver, transportSecurity } from '#scripts/publish/hosting/headers.ts';
import { contentSecurityPolicy } from '#scripts/publish/hosting/policy.ts';
import { lowerCase } from '../support/hosting/answered.ts';
import { publishHere, temporaryFolder } from '../support/publishing.ts';
import { describeUnless } from '../support/hosting/needs.ts';
import { alias, ask, hasBrotli, host, type Nginx, noNginx, startNginx } from '../support/hosting/nginx.ts';

const redirects = [
  { from: '/rules/', to: '/charter/', status: 301 },
  { from: '/old-feed.xml', to: '/feed/news.xml', status: 302 },
  { from: '/gone/', to: '/', status: 410 },
  { from: '/en/gone/', to: '/en/', status: 410 },
];

describeUnless(noNginx, 'nginx', () => {
  const folder = temporaryFolder();
  const dist = join(folder.path, 'dist');
  const files = filesIn('dist');
  let server: Nginx;
  let policy = '';
  const raw = (path: string, headers: Record<string, string>) =>
    new Promise<{ rawHeaders: string[] }>((resolve, reject) => {
      const to = { host: '127.0.0.1', port: server.httpsPort, servername: host, ca: readFileSync(server.certificate) };
      getTls({ ...to, path, agent: false, headers: { Host: host, ...headers } }, (response) =>
        resolve(response.resume()),
      ).on('error', reject);
    });
  const bytes = (file: string) => readFileSync(join(dist, file));
  const addresses = files
    .filter((file) => !file.includes('404'))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`);

  before(async () => {
    cpSync('dist', dist, { recursive: true });
    writeFileSync(join(dist, 'redirects.json'), JSON.stringify(redirects));
    policy = contentSecurityPolicy(readBuiltSite(dist).inline);
    const www = join(folder.path, 'www');
    await publishHere(www, dist);
    server = await startNginx(join(folder.path), www);
  });
  after(async () => {
    await server?.close();
    folder.remove();
  });

  test(`answers each of ${addresses.length} addresses, and what is not there, as the source of all configurations says`, async () => {
    const has = (file: string) => files.includes(file);
    const lost = [
      '/none/',
      '/en/none/',
      '/en/none.json',
      '/api/',
      '/api',
      '/api/v1/none.json',
      '/feed/none.xml',
      '/_astro/gone-CeDsTzKd.js',
    ];
    const hidden = [
      '/.release.json',
      '/.git/config',
      '/en/.env',
      '/index.html.br',
      '/index.html.gz',
      '/feed/news.xml.gz',
      '/404.html',
      '/en/404/',
    ];
    const slashless = ['/charter', '/charter?a=1&b=2', '/en'];
    for (const path of [
      ...addresses,
      ...lost,
      ...hidden,
      ...slashless,
      '/rules/',
      '/old-feed.xml',
      '/gone/',
      '/en/gone/',
    ]) {
      const expected = answer({ has, policy, redirects }, path);
      const { status, headers, body } = await ask(server, path);
      assert.equal(status, expected.status, path);
      for (const [name, value] of Object.entries(
        lowerCase({ ...expected.headers, 'Strict-Transport-Security': transportSecurity }),
      ))
        assert.equal(headers[name], value, `${path}: ${name}`);
      if (expected.file) assert.deepEqual(body, bytes(expected.file), `${path}: body`);
      if (!expected.headers['Access-Control-Allow-Origin'])
        assert.equal(headers['access-control-allow-origin'], undefined, path);
    }
  });

  for (const [encoding, unpack] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)
    test(
      `sends text packed with ${encoding} to those who take it`,
      { skip: encoding === 'br' && !hasBrotli && 'nginx 没有 brotli 模块' },
      async () => {
        for (const path of ['/', '/charter/', '/feed/news.xml', '/en/none/']) {
          const plain = await ask(server, path);
          const { status, headers, body } = await ask(server, path, { headers: { 'Accept-Encoding': encoding } });
          assert.equal(headers['content-encoding'], encoding, path);
          assert.match(headers['vary'] ?? '', /Accept-Encoding/, path);
          assert.deepEqual([status, headers['content-type']], [plain.status, plain.headers['content-type']]);
          assert.deepEqual(unpack(body), plain.body, path);
          assert.ok(body.length < plain.body.length * 0.9, `${path}: ${body.length} of ${plain.body.length}`);
        }
      },
    );

  test(
    'prefers brotli, and sends plain bytes to those who take neither',
    { skip: !hasBrotli && 'nginx 没有 brotli 模块' },
    async () => {
      const both = await ask(server, '/', { headers: { 'Accept-Encoding': 'gzip, deflate, br, zstd' } });
      assert.equal(both.headers['content-encoding'], 'br');
      assert.equal((await ask(server, '/')).headers['content-encoding'], undefined);
    },
  );

  test('tells who has a page already that it has not changed, by its tag and by its time', async () => {
    const { headers } = await ask(server, '/charter/');
    const asked = [{ 'If-None-Match': headers['etag'] ?? '' }, { 'If-Modified-Since': headers['last-modified'] ?? '' }];
    for (const condition of asked) {
      const again = await ask(server, '/charter/', { headers: condition });
      assert.equal(again.status, 304);
      assert.equal(again.body.length, 0);
      assert.equal(again.headers['cache-control'], askedAgain);
      assert.equal(again.headers['content-security-policy'], policy);
    }
    assert.equal((await ask(server, '/charter/', { headers: { 'If-None-Match': '"other"' } })).status, 200);
  });

  test('lets nothing be kept for ever but files whose names change with their bytes', async () => {
    const kept: string[] = [];
    for (const path of addresses)
      if ((await ask(server, path)).headers['cache-control'] === keptForEver) kept.push(path);
    assert.ok(kept.length > 0);
    for (const path of kept) assert.match(path, /^\/(_astro\/.*[.-][\w-]{8}\.\w+|pagefind\/.*_[0-9a-f]{7,}\.pf_\w+)$/);
    assert.equal((await ask(server, kept[0] ?? '', { method: 'POST' })).headers['cache-control'], askedAgain);
  });

  test('sends each header once, whatever part of a file is asked for', async () => {
    const parts = [
      'bytes=0-9',
      'bytes=-5',
      'bytes=5-',
      'bytes=99999999-',
      'bytes=-0',
      'bytes=9-2',
      'bytes=0-1,4-5',
      'lines=1-2',
    ];
    for (const Range of parts)
      for (const path of ['/', '/feed/news.xml', '/none/', '/rules/']) {
        const { rawHeaders } = await raw(path, { Range });
        const names = rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
        assert.deepEqual(names, [...new Set(names)], `${path} ${Range}`);
        assert.ok(names.includes('content-security-policy'), `${path} ${Range}`);
      }
  });

  test('writes no word that was searched for into its log, neither from the address nor from the page before', async () => {
    const address = `https://${host}:${server.httpsPort}`;
    await ask(server, '/search/?q=searchword-one', {
      headers: { Referer: `${address}/search/?q=searchword-two#searchword-x` },
    });
    await ask(server, '/none/?searchword-three', { headers: { Referer: `${address}/?a#searchword-y` } });
    await ask(server, '/charter?q=searchword-four', { servername: alias, headers: { Host: alias } });
    await new Promise((done) => {
      const headers = { Host: host };
      const options = { host: '127.0.0.1', port: server.httpPort, path: '/search/?q=searchword-five', headers };
      get(options, (response) => response.resume().on('end', done));
    });
    await ask(server, '/charter/last');
    const file = join(folder.path, 'access.log');
    while (!readFileSync(file, 'utf8').includes('/charter/last')) await new Promise((next) => setTimeout(next, 20));
    const log = readFileSync(file, 'utf8');
    assert.match(log, /"GET \/search\/ HTTP\/1\.1" 200 .* "https:\/\/localhost:\d+\/search\/" "/);
    assert.match(log, /"GET \/none\/ HTTP\/1\.1" 404/);
    assert.match(log, /"GET \/search\/ HTTP\/1\.1" 301/);
    assert.doesNotMatch(log, /searchword/);
  });

  test('says that a page is not there in the language of its address', async () => {
    for (const [path, language] of [
      ['/none/', 'zh-CN'],
      ['/en/none/', 'en'],
    ]) {
      const { status, body } = await ask(server, path ?? '');
      assert.equal(status, 404);
      assert.match(body.toString(), new RegExp(`<html lang="${language}"`));
    }
  });

  test('speaks HTTP/2', async () => {
    const client = connectHttp2(`https://${host}:${server.httpsPort}`, { ca: readFileSync(server.certificate) });
    const status = await new Promise((resolve, reject) => {
      client.on('error', reject);
      client
        .request({ ':path': '/' })
        .on('response', (headers) => resolve(headers[':status']))
        .resume();
    });
    assert.deepEqual([status, client.alpnProtocol], [200, 'h2']);
    client.close();
  });

  test('leads from HTTP and from other names to the one address', async () => {
    const location = (name: string) =>
      new Promise((resolve) => {
        const options = { host: '127.0.0.1', port: server.httpPort, path: '/charter/?a=1', headers: { Host: name } };
        get(options, (response) => resolve([response.resume().statusCode, response.headers.location]));
      });
    for (const name of [host, alias]) assert.deepEqual(await location(name), [301, `https://${host}/charter/?a=1`]);
    const { status, headers } = await ask(server, '/charter/?a=1', { servername: alias, headers: { Host: alias } });
    assert.deepEqual([status, headers['location']], [301, `https://${host}/charter/?a=1`]);
  });

  test('does not answer for names that are not the site’s', async () => {
    const unknown = { servername: 'other.localhost', headers: { Host: 'other.localhost' } };
    await assert.rejects(ask(server, '/', unknown), /unrecognized.name/i);
    const options = { host: '127.0.0.1', port: server.httpPort, headers: { Host: 'other.localhost' } };
    await assert.rejects(
      new Promise((resolve, reject) => get(options, resolve).on('error', reject)),
      /hang up|ECONNRESET/,
    );
  });

  test('takes no TLS before 1.2', async () => {
    const connecting = new Promise((resolve, reject) => {
      const ca = readFileSync(server.certificate);
      const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      connectTls({ host: '127.0.0.1', port: server.httpsPort, servername: host, ca, ...old }, () =>
        resolve('connected'),
      ).on('error', reject);
    });
    await assert.rejects(connecting, /protocol.version/i);
  });

  test('says neither its version nor what it keeps beside the site', async () => {
    const { headers } = await ask(server, '/none/');
    assert.equal(headers['server'], 'nginx');
    assert.equal((await ask(server, '/release.txt')).status, 200);
    assert.equal((await ask(server, '/.release.json')).status, 404);
  });
});

describeUnless(noNginx, 'nginx without its brotli module', () => {
  test('starts with the same configuration, and sends gzip', async (t) => {
    const folder = temporaryFolder();
    t.after(folder.remove);
    const www = join(folder.path, 'www');
    await publishHere(www, 'dist');
    const server = await startNginx(folder.path, www, false);
    t.after(server.close);
    const { headers } = await ask(server, '/', { headers: { 'Accept-Encoding': 'br, gzip' } });
    assert.equal(headers['content-encoding'], 'gzip');
  });
});
