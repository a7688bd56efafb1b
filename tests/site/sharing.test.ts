// The pictures that stand for the pages where they are shared: there for every page, of the size it says, small, and none for nothing.
import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { siteName } from '#language/names.ts';
import { site } from '#site.ts';
import { assertNone, contentPages, folder, isOwn, isInternal, type Page, pages } from '../support/built-site.ts';
import { textOf } from '../support/text.ts';

const most = 20_000;

const contents = ({ root }: Page, property: string): string[] =>
  root.querySelectorAll(`meta[property="${property}"]`).map((meta) => meta.getAttribute('content') ?? '');
const listed = contentPages.filter(isOwn);
const fileOf = (address: string): string => join(folder, new URL(address).pathname);

/** Width and height from a PNG's header. */
const sizeOf = (file: string): string => {
  const bytes = readFileSync(file);
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG', file);
  return `${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)}`;
};

test('every page that may be listed has a wide and a square picture of its own host; the others have none', () => {
  const wrong = pages.filter((page) => {
    const images = contents(page, 'og:image');
    if (!listed.includes(page)) return images.length > 0;
    return images.length !== 2 || images.some((image) => !isInternal(new URL(image)));
  });
  assertNone(wrong.map(({ path }) => path));
});

test('the pictures are there, in the size that the page gives', () => {
  const wrong = listed.flatMap((page) => {
    const [widths, heights] = [contents(page, 'og:image:width'), contents(page, 'og:image:height')];
    const sizes = contents(page, 'og:image').map((image) => sizeOf(fileOf(image)));
    const said = sizes.map((_, i) => `${widths[i]} × ${heights[i]}`);
    return JSON.stringify(sizes) === JSON.stringify(said) && said[0] === '1200 × 630' ? [] : [`${page.path} ${sizes}`];
  });
  assertNone(wrong);
});

test('what stands on a picture is its page’s title or that of the page above, below the name of the site', () => {
  const wrong = listed.filter((page) => {
    const [lines = []] = contents(page, 'og:image:alt').map((alt) => alt.split('\n'));
    const title = textOf(page.root.querySelector('h1') ?? page.root);
    const above = page.root.querySelectorAll('.eyebrow a').map((a) => textOf(a));
    const shared = above.includes(lines[1] ?? '');
    return lines[0] !== siteName(site, page.locale) || (lines[1] !== title && !shared);
  });
  assertNone(wrong.map(({ path }) => path));
});

test('no picture is drawn that no page names, and none is heavy', () => {
  const named = new Set(listed.flatMap((page) => contents(page, 'og:image')).map(fileOf));
  const files = globSync(join(folder, 'share/*'));
  assertNone(files.filter((file) => !named.has(file)));
  assertNone(files.filter((file) => statSync(file).size > most).map((file) => `${file} ${statSync(file).size} 字节`));
});

test('a page shared says the same as the page', () => {
  const wrong = listed.filter((page) => {
    const description = page.root.querySelector('meta[name=description]')?.getAttribute('content');
    const canonical = page.root.querySelector('link[rel=canonical]')?.getAttribute('href');
    return (
      contents(page, 'og:url')[0] !== canonical ||
      contents(page, 'og:title')[0] !== textOf(page.root.querySelector('h1') ?? page.root) ||
      contents(page, 'og:description')[0] !== description
    );
  });
  assertNone(wrong.map(({ path }) => path));
});
