// Every page once more as Markdown, and llms.txt, which lists them: whole, with the page's words, and only of listed pages.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { toString } from 'mdast-util-to-string';
import type { HTMLElement } from 'node-html-parser';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import {
  absolute,
  assertNone,
  contentPages,
  fileAt,
  folder,
  isOwn,
  isInternal,
  type Page,
} from '../support/built-site.ts';
import { textOf } from '../support/text.ts';

/** As this site reads Markdown: bold works beside full-width punctuation. */
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly);
const listed = contentPages.filter(isOwn);
const twinOf = ({ path }: Page): string => join(folder, path, 'index.md');
const read = (page: Page): string => readFileSync(twinOf(page), 'utf8');
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

const squeezed = (words: string): string => words.replace(/\s+/g, '');
/** What only serves the way around, the eye, or a reader of the other language. */
const isLeft = ({ tagName, classNames, parentNode, attributes }: HTMLElement): boolean =>
  'hidden' in attributes ||
  ['NAV', 'FORM', 'BUTTON'].includes(tagName) ||
  /\b(anchor|no|eyebrow)\b/.test(classNames) ||
  (tagName === 'SMALL' && /^H\d$/.test(parentNode?.tagName ?? ''));

test('every page that may be listed has its Markdown, and names it; the others have none', () => {
  const wrong = contentPages.filter((page) => {
    const named = page.root.querySelector('link[type="text/markdown"]')?.getAttribute('href');
    return isOwn(page) ? named !== 'index.md' || !existsSync(twinOf(page)) : named || existsSync(twinOf(page));
  });
  assertNone(wrong.map(({ path }) => path));
  assert.equal(globSync(join(folder, '**/index.md')).length, listed.length);
});

test('the Markdown begins with the page’s heading and has all of its headings', () => {
  const wrong = listed.flatMap((page) => {
    const words = squeezed(toString(parser.parse(read(page))));
    const headings = page.root
      .querySelectorAll('main :is(h1, h2, h3)')
      .filter((heading) => !heading.closest('nav'))
      .map((heading) => squeezed(textOf(heading, isLeft)));
    const missing = headings.filter((heading) => !words.includes(heading));
    return [...missing, ...(words.startsWith(headings[0] ?? '-') ? [] : ['不以标题开头'])].map(
      (each) => `${page.path} ${each}`,
    );
  });
  assertNone(wrong);
});

test('the Markdown has the words of every paragraph and cell of the page', () => {
  const wrong = listed.flatMap((page) => {
    const words = squeezed(toString(parser.parse(read(page))));
    return page.root
      .querySelectorAll('main :is(p, td, dd)')
      .filter(
        (element) =>
          !element.closest('nav, form, [hidden], dialog, .eyebrow') && element.querySelector('p, ul, ol, dl') === null,
      )
      .map((element) =>
        squeezed(textOf(element, isLeft)).replace(
          /^(?:(?:说明|提示|重要|警告|注意)：|(?:Note|Tip|Important|Warning|Caution):)/,
          '',
        ),
      )
      .filter((each) => each !== '' && !words.includes(each))
      .map((each) => `${page.path} ${each.slice(0, 60)}`);
  });
  assertNone(wrong);
});

test('no HTML, no empty emphasis and no broken mark is left in the Markdown', () => {
  const found = listed.flatMap((page) => {
    const bad: string[] = [];
    visit(parser.parse(read(page)), (node) => {
      if (node.type === 'html') bad.push(node.value);
      if (node.type === 'text' && /\*\*|&#x?\d/.test(node.value)) bad.push(node.value);
    });
    return bad.map((each) => `${page.path} ${each.slice(0, 80)}`);
  });
  assertNone(found);
});

test('the links of the Markdown lead to pages and files that exist', () => {
  const broken = listed.flatMap((page) => {
    const urls: string[] = [];
    visit(parser.parse(read(page)), 'link', ({ url }) => void urls.push(url));
    return urls
      .map((url) => new URL(url, absolute('/')))
      .filter((url) => isInternal(url) && !fileAt(url.pathname))
      .map((url) => `${page.path} → ${url.pathname}`);
  });
  assertNone(broken);
});

for (const start of ['', 'en/'])
  test(`${start}llms.txt lists Markdown that exists, and every page of either language but for old minutes`, () => {
    const list = text(`${start}llms.txt`);
    const named = [...list.matchAll(/^- .*?\]\(([^)]+)\)/gm)].map(
      ([, url = '']) => new URL(url, absolute('/')).pathname,
    );
    assertNone(named.filter((path) => !fileAt(path)));
    assert.equal(new Set(named).size, named.length);
    const missing = listed.map(({ path }) => `${path}index.md`).filter((path) => !named.includes(path));
    assertNone(missing.filter((path) => !/\/\d{4}-\d\d-\d\d/.test(path)));
    assert.match(list, /^# .+\n\n> .+\n/);
    assert.equal(named[0]?.startsWith('/en/'), start === 'en/');
  });

for (const locale of ['zh', 'en'] as const)
  test(`llms-full.txt has the whole text of the pages that llms.txt lists in its language, ${locale}`, () => {
    const [whole, list] = ['llms-full.txt', 'llms.txt'].map((name) => text(locale === 'zh' ? name : `en/${name}`));
    const own = listed.filter(
      (page) => page.locale === locale && list?.includes(`(${new URL(absolute(page.path)).pathname}index.md)`),
    );
    assertNone(own.filter((page) => !whole?.includes(read(page).trim())).map(({ path }) => path));
  });
