// The configurations of the hosts, read back: for the same address each of them says what the source says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { answer } from '#scripts/publish/hosting/answer.ts';
import { cdnHeaders, cosObjects, cosWebsite } from '#scripts/publish/hosting/cos.ts';
import { type EdgeOne, edgeoneConfiguration } from '#scripts/publish/hosting/edgeone.ts';
import { askedAgain, transportSecurity } from '#scripts/publish/hosting/headers.ts';
import { targets } from '#scripts/publish/config.ts';
import { nameOf, releaseConfiguration } from '#scripts/publish/hosting/nginx-release.ts';
import { contentSecurityPolicy, sourceHash } from '#scripts/publish/hosting/policy.ts';
import { lowerCase } from '../support/hosting/answered.ts';
import { evaluateCos } from '../support/hosting/evaluate-cos.ts';
import { evaluateEdgeone } from '../support/hosting/evaluate-edgeone.ts';
import { evaluateNginx } from '../support/hosting/evaluate-nginx.ts';

const files = [
  '.well-known/security.txt',
  '404.html',
  '_astro/dialog-CeDsTzKd.js',
  '_astro/search-RYhd7tXU.css',
  'api/v1/status.json',
  'badge/koji.svg',
  'calendar/all.ics',
  'charter/2022-08-18.md',
  'charter/index.html',
  'en/404/index.html',
  'en/index.html',
  'feed/news.json',
  'feed/news.xml',
  'index.html',
  'llms.txt',
  'mark.svg',
  'rules/index.html',
  'share/04778e661d25.png',
  'pagefind/fragment/zh-cn_3399d7e.pf_fragment',
  'pagefind/pagefind-entry.json',
  'pagefind/pagefind.js',
  'pagefind/pagefind.zh-cn_e3cc37ac64888.pf_meta',
  'pagefind/wasm.en.pagefind',
  'robots.txt',
  'sitemap-0.xml',
];
const inline = { scripts: [sourceHash('a')], styles: [sourceHash('b')] };
const redirects = [
  { from: '/rules/', to: '/charter/', status: 301 },
  { from: '/news.xml', to: '/feed/news.xml', status: 302 },
];
const site = { folder: 'dist', files, inline, redirects };
const deployment = { shortName: 'SIG example', address: 'https://sig.example.org/', aliases: ['www.sig.example.org'] };

const there = files
  .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
  .filter((path) => !path.includes('404') && path !== '/rules/');
const notThere = [
  '/none/',
  '/none.html',
  '/en/none/',
  '/en/none.json',
  '/api/',
  '/api',
  '/api/v1/none.json',
  '/feed/none.xml',
];
const hidden = [
  '/.git/config',
  '/en/.env',
  '/index.html.br',
  '/feed/news.xml.gz',
  '/404.html',
  '/en/404/',
  '/_astro/gone-CeDsTzKd.js',
];
const slashless = ['/charter', '/charter?a=1&b=2', '/en'];
const source = (path: string) => {
  const policy = contentSecurityPolicy(inline);
  const { status, file, headers } = answer({ has: (name) => files.includes(name), policy, redirects }, path);
  return { status, file, headers: lowerCase({ ...headers, 'Strict-Transport-Security': transportSecurity }) };
};

describe('nginx', () => {
  const { files: texts } = targets['nginx']?.(site, deployment) ?? assert.fail();
  const ask = evaluateNginx(
    files,
    texts['sig-example.conf'] ?? '',
    texts['sig-example/release.conf'] ?? '',
    'sig.example.org',
  );

  for (const path of [...there, ...notThere, ...hidden, ...slashless, '/rules/', '/news.xml'])
    test(`answers ${path} as the source says`, () => {
      const { status, file, headers } = ask(path);
      assert.deepEqual({ status, file, headers }, source(path));
    });

  test('is asked for no configuration without an address', () => {
    assert.throws(() => targets['nginx']?.(site, { shortName: 'x' }), /请在 site\.config\.ts 中填写 address/);
  });

  test('takes no redirect that could say more than one', () => {
    for (const to of ['https://elsewhere.example/', '//elsewhere.example/', '/a"; }', '/a\nb', '/中文/'])
      assert.throws(
        () => releaseConfiguration('x', '', [{ from: '/a/', to, status: 301 }]),
        /应为本站以 \/ 开头的路径/,
        to,
      );
  });
});

/** The two files that Cloudflare Pages and Netlify read → the rules in them. */
const readPagesFiles = (texts: Record<string, string>): EdgeOne => {
  const blocks = (texts['_headers'] ?? '').split(/\n(?=\S)/).map((block) => block.trim().split('\n'));
  const headers = blocks.map(([source = '', ...lines]) => ({
    source,
    headers: lines
      .map((line) => /^\s*([\w-]+): (.*)$/.exec(line)?.slice(1) ?? [])
      .map(([key = '', value = '']) => ({ key, value })),
  }));
  const moved = (texts['_redirects'] ?? '').split('\n').filter(Boolean);
  return {
    headers,
    redirects: moved.map((line) => {
      const [source = '', destination = '', status] = line.split(' ');
      return { source, destination, statusCode: Number(status) };
    }),
  };
};

describe('Cloudflare Pages and Netlify', () => {
  test('read the rules that EdgeOne Pages reads', () => {
    const { files: texts } = targets['pages']?.(site, deployment) ?? assert.fail();
    assert.deepEqual(Object.keys(texts), ['_headers', '_redirects']);
    assert.deepEqual(readPagesFiles(texts), edgeoneConfiguration(site));
  });

  test('have limits, which are said with their name', () => {
    const many = Array.from({ length: 101 }, (_, i) => ({ from: `/a${i}/`, to: '/b/', status: 301 }));
    assert.throws(() => targets['pages']?.({ ...site, redirects: many }, deployment), /超出 Cloudflare Pages 的限制/);
  });
});

describe('EdgeOne Pages', () => {
  const { files: texts } = targets['edgeone']?.(site, deployment) ?? assert.fail();
  const read = JSON.parse(texts['edgeone.json'] ?? '') as EdgeOne;
  /** Rules are too few to name every file of the search index. */
  const asksAgain = (path: string) => path.startsWith('/pagefind/');

  for (const path of there)
    test(`says of ${path} what the source says`, () => {
      const { headers } = evaluateEdgeone(read, path);
      const expected = source(path).headers;
      if (asksAgain(path)) expected['cache-control'] = askedAgain;
      // Where we say nothing, the host knows the type by itself.
      if (!headers['content-type']) assert.match(path, /\/$|\.(js|css|json|svg|png|xml|pagefind|pf_\w+)$/);
      headers['content-type'] ??= expected['content-type'] ?? '';
      assert.deepEqual(headers, expected);
    });

  test('never keeps an answer that a file is not there', () => {
    for (const path of [...notThere, ...hidden])
      assert.doesNotMatch(evaluateEdgeone(read, path).headers['cache-control'] ?? '', /immutable/, path);
  });

  test('protects what is not there as what is', () => {
    for (const path of notThere)
      assert.equal(evaluateEdgeone(read, path).headers['content-security-policy'], contentSecurityPolicy(inline));
  });

  test('leads from the old addresses to the new ones', () => {
    for (const { from, to, status } of redirects) {
      const { location, status: given } = evaluateEdgeone(read, from);
      assert.deepEqual([location, given], [to, status]);
    }
  });

  test('keeps within the limits, and says which of them does not hold', () => {
    const many = Array.from({ length: 101 }, (_, i) => ({ from: `/a${i}/`, to: '/', status: 301 }));
    assert.throws(() => edgeoneConfiguration({ ...site, redirects: many }), /重定向 101 条，最多 100 条/);
    const wide = { ...site, files: Array.from({ length: 120 }, (_, i) => `a${i}.txt`) };
    assert.throws(() => edgeoneConfiguration(wide), /响应头规则 \d+ 条，最多 100 条/);
    const scripts = Array.from({ length: 20 }, (_, i) => sourceHash(String(i)));
    assert.throws(
      () => edgeoneConfiguration({ ...site, inline: { scripts, styles: [] } }),
      /Content-Security-Policy 有 \d+ 个字符/,
    );
  });
});

describe('COS', () => {
  const objects = cosObjects(files);
  const { files: texts } = targets['cos']?.(site, deployment) ?? assert.fail();
  const cdn = JSON.parse(texts['cdn-headers.json'] ?? '') as Record<string, string>;
  const ask = evaluateCos(texts['website.xml'] ?? '', objects, cdn);
  /** Set by paths, which the CDN cannot. */
  const byPath = ['access-control-allow-origin', 'cross-origin-resource-policy'];

  for (const path of [...there, '/none/', '/_astro/gone-CeDsTzKd.js'])
    test(`answers ${path} as the source says`, () => {
      const { status, file, headers } = ask(path);
      const expected = source(path);
      for (const name of byPath) delete expected.headers[name];
      assert.deepEqual({ status, file, headers }, expected);
    });

  test('leads from the old addresses to the new ones', () => {
    for (const { from, to } of redirects) assert.equal(ask(from).location, to);
  });

  test('refuses a redirect that would take pages with it which have not moved', () => {
    const taking = [{ from: '/char', to: '/en/', status: 301 }];
    assert.throws(
      () => cosWebsite({ ...site, redirects: taking }),
      /重定向 \/char 也会匹配以下网址：charter\/2022-08-18\.md、charter\/index\.html/,
    );
  });

  test('keeps within the CDN’s ten headers of a thousand characters', () => {
    const many = { scripts: [], styles: Array.from({ length: 30 }, (_, i) => sourceHash(String(i))) };
    const headers = cdnHeaders({ ...site, inline: many });
    assert.ok(Object.keys(headers).length <= 10);
    for (const value of Object.values(headers)) assert.ok(value.length <= 1000, value);
  });

  test('is uploaded with these headers, pages last, every file once', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'cos-'));
    t.after(() => rmSync(folder, { recursive: true }));
    for (const file of files) {
      mkdirSync(dirname(join(folder, 'dist', file)), { recursive: true });
      writeFileSync(join(folder, 'dist', file), file);
    }
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const log = `echo "$6" >>"${folder}/log"; (cd "$2" && find . -type f | sed "s|^./|$6 |") >>"${folder}/put"\n`;
    writeFileSync(join(folder, 'coscli'), `#!/bin/sh\n${log}`, { mode: 0o755 });
    const env = { PATH: `${folder}:${process.env['PATH']}` };
    execFileSync('sh', [join(folder, 'upload.sh'), join(folder, 'dist'), 'cos://site/'], { env });
    const put = readFileSync(join(folder, 'put'), 'utf8').trim().split('\n');
    const expected = objects.map(({ key, headers }) => {
      const meta = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
      return `${meta.join('#')} ${key}`;
    });
    assert.deepEqual(put.toSorted(), expected.toSorted());
    assert.ok(put.at(-1)?.endsWith('.html') && !put[0]?.endsWith('.html'));
  });
});

test('a site is called by its short name, in what a file name takes', () => {
  assert.equal(nameOf({ shortName: 'SIG-infra' }), 'sig-infra');
  assert.equal(nameOf({ shortName: '基础设施' }), 'site');
});

test('an address with a port is listened on there, and what leads to it keeps the port', () => {
  const site = { folder: '', files: ['404.html'], inline: { scripts: [], styles: [] }, redirects: [] };
  const deployment = { shortName: 'SIG-x', address: 'https://sig.example.org:8443/', aliases: ['www.example.org'] };
  const { files } = targets['nginx']?.(site, deployment) ?? assert.fail();
  const text = files['sig-x.conf'] ?? '';
  assert.equal(text.match(/return 301 https:\/\/sig\.example\.org:8443\$request_uri;/g)?.length, 2);
  assert.doesNotMatch(text, /listen (\[::\]:)?443|server_name sig\.example\.org:/);
  assert.match(text, /listen 8443 ssl http2;\n\s+listen \[::\]:8443 ssl http2;/);
  const plain =
    targets['nginx']?.(site, { ...deployment, address: 'https://sig.example.org/' }).files['sig-x.conf'] ?? '';
  assert.match(plain, /listen 443 ssl http2;[\s\S]*return 301 https:\/\/sig\.example\.org\$request_uri;/);
});
