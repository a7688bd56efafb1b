// What every host answers: the policy, the headers, and which file stands for an address.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answer } from '#scripts/publish/hosting/answer.ts';
import { askedAgain, cacheControl, keptForEver } from '#scripts/publish/hosting/headers.ts';
import {
  contentSecurityPolicy,
  missingFrom,
  shortPolicy,
  sourceHash as sha256,
} from '#scripts/publish/hosting/policy.ts';

const inlineWith = (style: string) => ({ scripts: [sha256('a')], styles: [sha256(style)] });

describe('policy', () => {
  test('what is inline and not allowed yet is named', () => {
    const old = inlineWith('b');
    const next = inlineWith('c');
    assert.equal(missingFrom(contentSecurityPolicy(old), old), undefined);
    assert.equal(missingFrom(contentSecurityPolicy(old), next), sha256('c'));
    assert.equal(missingFrom('', next), `${sha256('a')} ${sha256('c')}`);
  });

  test('where a host takes no long header, styles give way and scripts do not', () => {
    const styles = Array.from({ length: 20 }, (_, i) => sha256(String(i)));
    const inline = { scripts: [sha256('a')], styles };
    const short = shortPolicy(inline, 1000);
    assert.ok(short.length <= 1000, short);
    assert.ok(short.includes(`script-src 'self' 'wasm-unsafe-eval' ${sha256('a')};`), short);
    assert.ok(short.includes("style-src 'self' 'unsafe-inline';"), short);
    assert.equal(missingFrom(short, inline), undefined);
    assert.equal(shortPolicy(inline, 9999), contentSecurityPolicy(inline));
  });

  test('nothing is allowed that the site does not use', () => {
    assert.equal(
      contentSecurityPolicy({ scripts: [], styles: [] }),
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  });
});

describe('keeping', () => {
  test('only files whose names change with their bytes are kept, and only where they are there', () => {
    for (const path of [
      '/_astro/dialog-CeDsTzKd.js',
      '/_astro/page.DiUHnoSA.css',
      '/pagefind/fragment/zh-cn_3399d7e.pf_fragment',
      '/pagefind/index/en_b5bcc08.pf_index',
      '/pagefind/pagefind.zh-cn_e3cc37ac64888.pf_meta',
    ]) {
      assert.equal(cacheControl(path, 200), keptForEver, path);
      for (const status of [403, 404, 500]) assert.equal(cacheControl(path, status), askedAgain, `${path} ${status}`);
    }
    for (const path of [
      '/',
      '/charter/',
      '/pagefind/pagefind.js',
      '/pagefind/wasm.en.pagefind',
      '/pagefind/pagefind-entry.json',
      '/mark.svg',
    ])
      assert.equal(cacheControl(path, 200), askedAgain, path);
  });

  test('no proxy may rewrite what it passes on', () => {
    for (const value of [keptForEver, askedAgain]) assert.match(value, /\bno-transform\b/);
  });
});

describe('an answer', () => {
  const files = [
    'index.html',
    '404.html',
    'charter/index.html',
    'en/404/index.html',
    '.well-known/security.txt',
    '.git/config',
    'index.html.br',
    'feed/news.xml',
  ];
  const site = {
    has: (file: string) => files.includes(file),
    policy: "default-src 'none'",
    redirects: [{ from: '/old/', to: '/charter/', status: 301 }],
  };
  const short = (address: string) => {
    const { status, file, headers } = answer(site, address);
    return [status, file ?? headers['Location']];
  };

  test('is the file, the page of the folder, or the folder with its slash', () => {
    assert.deepEqual(short('/'), [200, 'index.html']);
    assert.deepEqual(short('/charter/?a=1'), [200, 'charter/index.html']);
    assert.deepEqual(short('/charter?a=1'), [301, '/charter/?a=1']);
    assert.deepEqual(short('/.well-known/security.txt'), [200, '.well-known/security.txt']);
  });

  test('for a page that has moved is its new address', () => assert.deepEqual(short('/old/'), [301, '/charter/']));

  test('for what is not there is the page that says so, in the language of the path', () => {
    for (const path of [
      '/none/',
      '/.git/config',
      '/index.html.br',
      '/404.html',
      '/charter/../../x',
      '/%2e%2e/x',
      '/%E0%A4%A/',
    ])
      assert.deepEqual(short(path), [404, '404.html'], path);
    for (const path of ['/en/none/', '/en/404/', '/en/.env'])
      assert.deepEqual(short(path), [404, 'en/404/index.html'], path);
  });

  test('carries the security headers, whatever it is', () => {
    for (const address of ['/', '/charter', '/old/', '/none/', '/feed/news.xml']) {
      const { headers } = answer(site, address);
      assert.equal(headers['Content-Security-Policy'], site.policy);
      assert.equal(headers['X-Content-Type-Options'], 'nosniff');
      assert.equal(headers['Cross-Origin-Opener-Policy'], 'same-origin');
      assert.match(headers['Permissions-Policy'] ?? '', /camera=\(\)/);
      assert.equal(headers['Referrer-Policy'], 'strict-origin-when-cross-origin');
    }
  });

  test('is open to other sites where it is data, and to none elsewhere', () => {
    const sharing = (address: string) => {
      const { headers } = answer(site, address);
      return [headers['Access-Control-Allow-Origin'], headers['Cross-Origin-Resource-Policy']];
    };
    assert.deepEqual(sharing('/feed/news.xml'), ['*', 'cross-origin']);
    assert.deepEqual(sharing('/charter/'), [undefined, 'same-origin']);
  });
});
