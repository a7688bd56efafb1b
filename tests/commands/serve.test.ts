// The static server: directories, 404 pages, content types, and headers that fit what is served.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from '#scripts/kit/programs.ts';
import { answer } from '#scripts/publish/hosting/answer.ts';
import { placeFrom } from '#scripts/serve/server.ts';
import { type Served, serve } from '#scripts/serve/server.ts';

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const files: Record<string, string> = {
  'index.html': '<!doctype html><style>body{color:red}</style><p>首页</p>',
  '404.html': '<p>没有这一页</p>',
  'charter/index.html': '<p>章程</p>',
  'en/index.html': '<p>Home</p>',
  'en/404/index.html': '<p>No such page</p>',
  'calendar/all.ics': 'BEGIN:VCALENDAR',
  'feed/news.xml': '<feed/>',
  'feed/news.json': '{}',
  'api/v1/status.json': '{}',
  'llms.txt': '# 首页',
  '_astro/page.DiUHnoSA.js': '',
  'redirects.json': '[{"from":"/old/","to":"/charter/","status":301}]',
  'inline.json': JSON.stringify({ scripts: [], styles: [sha256('body{color:red}')] }),
  '.secret': '',
  'mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'index.md': '# 首页',
};

function write(folder: string, contents: Record<string, string>): void {
  for (const [file, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

describe('server', () => {
  let folder = '';
  let site: Served;
  const get = (path: string) => fetch(new URL(path, site.address), { redirect: 'manual' });

  before(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'serve-')), 'dist');
    write(folder, files);
    write(dirname(folder), { 'secret.txt': '' });
    site = await serve({ folder, port: 0 });
  });
  after(async () => {
    await site.close();
    rmSync(dirname(folder), { recursive: true });
  });

  test('a directory answers with its index page', async () => {
    const response = await get('/charter/');
    assert.equal(response.status, 200);
    assert.equal(await response.text(), files['charter/index.html']);
  });

  test('a directory without its slash is redirected, with the query', async () => {
    const response = await get('/charter?a=1');
    assert.equal(response.status, 301);
    assert.equal(response.headers.get('location'), '/charter/?a=1');
  });

  test('an unknown path gets the Chinese 404 page', async () => {
    for (const path of ['/nothing/', '/nothing.html', '/charter/nothing', '/enough/', '/%E0%A4%A/']) {
      const response = await get(path);
      assert.equal(response.status, 404, path);
      assert.equal(await response.text(), files['404.html'], path);
      assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.ok(response.headers.has('content-security-policy'));
    }
  });

  test('an unknown path below /en/ gets the English 404 page', async () => {
    const response = await get('/en/nothing/');
    assert.equal(response.status, 404);
    assert.equal(await response.text(), files['en/404/index.html']);
  });

  test('a path that climbs out of the folder is not found', async () => {
    const status = await new Promise((resolve) => {
      request(site.address, { path: '/../secret.txt' }, (response) => resolve(response.resume().statusCode)).end();
    });
    assert.equal(status, 404);
  });

  test('a redirect never leads to another host', async () => {
    const location = await new Promise((resolve) => {
      request(site.address, { path: '//charter' }, (response) => resolve(response.resume().headers.location)).end();
    });
    assert.equal(location, '/charter/');
  });

  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/calendar/all.ics', 'text/calendar; charset=utf-8'],
    ['/feed/news.xml', 'application/atom+xml; charset=utf-8'],
    ['/feed/news.json', 'application/feed+json; charset=utf-8'],
    ['/api/v1/status.json', 'application/json; charset=utf-8'],
    ['/llms.txt', 'text/plain; charset=utf-8'],
    ['/mark.svg', 'image/svg+xml; charset=utf-8'],
    ['/index.md', 'text/markdown; charset=utf-8'],
  ] as const) {
    test(`${path} is sent as ${type}`, async () => {
      const response = await get(path);
      assert.equal(response.headers.get('content-type'), type);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    });
  }

  test('every answer carries the headers that the hosts are configured with', async () => {
    const site = { has: (file: string) => file in files, policy: '', redirects: [] };
    for (const path of [
      '/',
      '/charter',
      '/nothing/',
      '/feed/news.xml',
      '/_astro/page.DiUHnoSA.js',
      '/_astro/gone.DiUHnoSA.js',
    ]) {
      const response = await get(path);
      const { 'Content-Security-Policy': _, ...expected } = answer(site, path).headers;
      for (const [name, value] of Object.entries(expected))
        assert.equal(response.headers.get(name), value, `${path} ${name}`);
      assert.ok(response.headers.get('content-security-policy')?.startsWith("default-src 'none'"), path);
    }
  });

  test('a page that has moved leads to its new address', async () => {
    const response = await get('/old/');
    assert.deepEqual([response.status, response.headers.get('location')], [301, '/charter/']);
  });

  test('a hidden file and a path that climbs out in disguise are not found', async () => {
    for (const path of ['/.secret', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/a%00b'])
      assert.equal((await get(path)).status, 404, path);
  });

  test('the policy allows the inline style of the site', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.ok(policy.includes(`style-src 'self' ${sha256('body{color:red}')};`), policy);
  });

  test('a site built anew is served with the policy of its own styles', async () => {
    const next = join(dirname(folder), 'next');
    const inline = JSON.stringify({ scripts: [], styles: [sha256('body{color:blue}')] });
    write(next, { ...files, 'index.html': '<style>body{color:blue}</style>', 'inline.json': inline });
    renameSync(folder, join(dirname(folder), 'old'));
    renameSync(next, folder);
    const response = await get('/');
    assert.equal(await response.text(), '<style>body{color:blue}</style>');
    assert.ok(response.headers.get('content-security-policy')?.includes(sha256('body{color:blue}')));
  });

  test('a port that is taken is named, with how to choose another', async () => {
    const port = Number(new URL(site.address).port);
    await assert.rejects(serve({ folder, port }), new RegExp(`端口 ${port} 已被占用.*PORT=${port + 1}`));
  });

  test('a folder without a site is refused with the command that builds one', async () => {
    await assert.rejects(serve({ folder: join(folder, 'none'), port: 0 }), /npm run build/);
  });
});

describe('place', () => {
  test('the site is on 4321 and loopback unless the environment says otherwise', () => {
    assert.deepEqual(placeFrom({}), { port: 4321 });
    assert.deepEqual(placeFrom({ PORT: '8080', HOST: '0.0.0.0' }), { port: 8080, host: '0.0.0.0' });
  });

  test('a PORT that is none is refused', () => {
    for (const PORT of ['web', '70000', '1.5', '-1']) assert.throws(() => placeFrom({ PORT }), /不是端口号/, PORT);
  });

  for (const script of ['start', 'dev', 'serve', 'demo'])
    test(`scripts/${script} refuses options that it has not, and a port that is taken, before it does anything`, async (t) => {
      const taken = createServer();
      await new Promise<void>((resolve) => void taken.listen(0, 'localhost', resolve));
      t.after(() => taken.close());
      const { port } = taken.address() as AddressInfo;
      const said = async (...given: string[]) => {
        const environment = { PORT: String(port), HOST: 'localhost' };
        const { code, stdout, stderr } = await run([process.execPath, `scripts/${script}/main.ts`, ...given], {
          environment,
        });
        return [code, stdout, stderr];
      };
      const [code, stdout, stderr] = await said('--prot', '3000');
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(
        String(stderr),
        /^未知选项：--prot\n用法：npm (start|run \w+)\n[^\n]+\n端口和监听地址由环境变量 PORT、HOST/,
      );
      const again = await said();
      assert.deepEqual(again.slice(0, 2), [1, '']);
      assert.match(String(again[2]), new RegExp(`^端口 ${port} 已被占用`));
    });
});
