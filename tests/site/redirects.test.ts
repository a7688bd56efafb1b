// Addresses that pages had before: each leads, in one step, to a page that exists, and stands in no list.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { localeOf, localised, neutral } from '#language/routes.ts';
import { site } from '#site.ts';
import { absolute, assertNone, fileAt, folder, movedPages, pageAt, pages, resolved } from '../support/built-site.ts';

interface Moved {
  from: string;
  to: string;
  status: number;
}

const moved = JSON.parse(readFileSync(join(folder, 'redirects.json'), 'utf8')) as Moved[];
const fallbackAt = (path: string) => movedPages.find((page) => page.path === path);

test('every old address has its entry for the host and its page for hosts that cannot redirect', () => {
  assert.deepEqual(moved.map(({ from }) => from).sort(), movedPages.map(({ path }) => path).sort());
  assert.ok(moved.every(({ status }) => status === 301));
});

test('every old address leads to a page that exists, and to a place on it', () => {
  const wrong = moved.filter(({ to }) => {
    const { pathname, hash } = new URL(to, absolute('/'));
    return !fileAt(pathname) || (hash !== '' && !pageAt(pathname).root.getElementById(hash.slice(1)));
  });
  assertNone(wrong.map(({ from, to }) => `${from} → ${to}`));
});

test('no page that exists is led away from, and none leads to one that leads on', () => {
  const taken = new Set(pages.map(({ path }) => path));
  const old = new Set(moved.map(({ from }) => from));
  assertNone(moved.filter(({ from }) => taken.has(from)).map(({ from }) => from));
  assertNone(moved.filter(({ to }) => old.has(new URL(to, absolute('/')).pathname)).map(({ from }) => from));
});

test('what has moved has moved in every language', () => {
  const found = new Set(moved.map(({ from, to }) => `${from} ${to}`));
  const missing = moved.flatMap(({ from, to }) =>
    site.languages
      .map((locale) => `${localised(neutral(from), locale)} ${localised(neutral(to), locale)}`)
      .filter((pair) => !found.has(pair)),
  );
  assertNone(missing);
});

test('the page at an old address leads on at once, for readers, links and search engines alike', () => {
  for (const { from, to } of moved) {
    const page = fallbackAt(from);
    assert.ok(page, from);
    const attribute = (selector: string, name: string) => page.root.querySelector(selector)?.getAttribute(name);
    assert.equal(attribute('meta[http-equiv=refresh]', 'content'), `0; url=${to}`);
    assert.equal(attribute('link[rel=canonical]', 'href'), absolute(to.replace(/#.*/, '')));
    assert.equal(attribute('meta[name=robots]', 'content'), 'noindex');
    assert.equal(resolved(page, attribute('body a', 'href') ?? '').href, absolute(to));
    assert.equal(attribute('html', 'lang'), localeOf(from) === 'zh' ? 'zh-CN' : 'en');
  }
});

test('no old address is in the sitemap', () => {
  const sitemap = readFileSync(join(folder, 'sitemap-0.xml'), 'utf8');
  assertNone(moved.map(({ from }) => from).filter((from) => sitemap.includes(`<loc>${absolute(from)}</loc>`)));
});
