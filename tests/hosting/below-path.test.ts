// A site below a path of its host: nginx and the preview answer for it alike, with redirects, errors and what others look for at the root.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { releaseConfiguration } from '#scripts/publish/hosting/nginx-release.ts';
import { type Served, serve } from '#scripts/serve/server.ts';
import { describeUnless } from '../support/hosting/needs.ts';
import { ask, type Nginx, noNginx, startNginx } from '../support/hosting/nginx.ts';
import { temporaryFolder } from '../support/publishing.ts';

const redirects = [
  { from: '/rules/', to: '/charter/', status: 301 },
  { from: '/old/', to: '/', status: 410 },
];
const files: Record<string, string> = {
  'index.html': 'home',
  '404.html': 'lost',
  'en/404/index.html': 'lost in English',
  'charter/index.html': 'charter',
  'api/v1/status.json': '{}',
  'feed/news.xml': '<feed/>',
  'robots.txt': 'robots',
  'favicon.ico': 'icon',
  '.well-known/security.txt': 'security',
  'redirects.json': JSON.stringify(redirects),
  'inline.json': JSON.stringify({ scripts: [], styles: [] }),
  'manifest.webmanifest': '{"start_url":"/sig-infra/"}',
};

/** Path, status, and the body or where it leads. */
const expected: [path: string, status: number, what: string][] = [
  ['/', 302, '/sig-infra/'],
  ['/sig-infra', 302, '/sig-infra/'],
  ['/sig-infra/', 200, 'home'],
  ['/sig-infra/charter/', 200, 'charter'],
  ['/sig-infra/charter', 301, '/sig-infra/charter/'],
  ['/sig-infra/rules/', 301, '/sig-infra/charter/'],
  ['/sig-infra/old/', 410, 'lost'],
  ['/sig-infra/none/', 404, 'lost'],
  ['/sig-infra/en/none/', 404, 'lost in English'],
  ['/sig-infra/404.html', 404, 'lost'],
  ['/charter/', 404, 'lost'],
  ['/404.html', 404, 'lost'],
];

describeUnless(noNginx, 'a site below a path', () => {
  const folder = temporaryFolder();
  const www = join(folder.path, 'www');
  let server: Nginx;
  let preview: Served;

  before(async () => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(www, 'current', dirname(file)), { recursive: true });
      writeFileSync(join(www, 'current', file), text);
    }
    writeFileSync(join(www, 'release.conf'), releaseConfiguration('sig-example', "default-src 'none'", redirects));
    server = await startNginx(folder.path, www, false, '/sig-infra/');
    preview = await serve({ folder: join(www, 'current'), port: 0 });
  });
  after(async () => {
    await server?.close();
    await preview?.close();
    folder.remove();
  });

  test('nginx answers below it, and elsewhere on the host says that nothing is there', async () => {
    const found = await Promise.all(
      expected.map(async ([path]) => {
        const { status, headers, body } = await ask(server, path);
        return [path, status, headers['location'] ?? body.toString()];
      }),
    );
    assert.deepEqual(found, expected);
    for (const path of ['/robots.txt', '/favicon.ico', '/.well-known/security.txt'])
      assert.equal((await ask(server, path)).status, 200, path);
    const open = await ask(server, '/sig-infra/api/v1/status.json');
    assert.equal(open.headers['access-control-allow-origin'], '*');
    assert.equal(
      (await ask(server, '/sig-infra/feed/news.xml')).headers['content-type'],
      'application/atom+xml; charset=utf-8',
    );
  });

  test('so does the preview', async () => {
    const found = await Promise.all(
      expected.map(async ([path]) => {
        const answered = await fetch(new URL(path, preview.address), { redirect: 'manual' });
        return [path, answered.status, answered.headers.get('location') ?? (await answered.text())];
      }),
    );
    assert.deepEqual(found, expected);
  });
});
