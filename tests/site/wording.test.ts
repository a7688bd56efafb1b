// The words on every page: no leftovers of Markdown or of a program, and every text in the language it is marked with.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import type { HTMLElement } from 'node-html-parser';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { assertNone, contentPages, isOwn, onEachPage, type Page } from '../support/built-site.ts';
import { around, elementsBelow, hasHan, isMostlyHan, languageOf, runsOf, textOf } from '../support/text.ts';

const body = ({ root }: Page): HTMLElement => root.querySelector('body') ?? root;

describe('no page has leftovers', () => {
  /** Code, and the original charter as it was typed, may have any of these. */
  const isVerbatim = (element: HTMLElement) =>
    around(element).some(
      ({ tagName, classList }) => ['CODE', 'PRE'].includes(tagName) || classList.contains('numbered'),
    );
  const found = (pattern: RegExp) =>
    onEachPage((page) =>
      runsOf(body(page)).flatMap(({ text, parent }) => (pattern.test(text) && !isVerbatim(parent) ? [text] : [])),
    );

  test('of Markdown', () => {
    assertNone(found(/\*\*|~~|:::|```|\]\(|^#{1,6} |\[#|<\/?[A-Za-z]|^\|.*\|$/));
  });

  test('of a program', () => {
    assertNone(found(/\bundefined\b|\bNaN\b|\[object |\$\{|\{\{|Invalid Date/));
  });

  test('struck through by a range such as 3~5', () => {
    // The guide to the markup of texts shows it.
    const others = onEachPage(({ path, root }) =>
      path.endsWith('/docs/site/writing/') ? [] : root.querySelectorAll('del, s, strike').map(String),
    );
    assertNone(others);
  });
});

/** The Chinese of every text that has English beside it, in the content that the site was built from. */
const translatedTexts = (): string[] => {
  const texts = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const { zh, en } = value as { zh?: unknown; en?: unknown };
    return typeof zh === 'string' && typeof en === 'string' ? [zh] : Object.values(value).flatMap(texts);
  };
  const content = process.env['SITE_CONTENT'] ?? 'src/content';
  return globSync(`${content}/**/*.{yaml,md}`).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const data = file.endsWith('.yaml') ? text : /^---\n([\s\S]*?)\n---/.exec(text)?.[1];
    return data ? texts(parse(data)) : [];
  });
};

describe('the language of every text is marked', () => {
  test('no text with Han characters is marked as English', () => {
    const wrong = (page: Page) =>
      runsOf(body(page)).filter(({ text, parent }) => hasHan(text) && languageOf(parent) !== 'zh-CN');
    assertNone(onEachPage((page) => wrong(page).map(({ text }) => text)));
  });

  test('no Chinese stands on an English page for which its record has English', () => {
    const chinese = translatedTexts();
    assert.ok(chinese.length > 50);
    // Code is as it is typed, and a link to another site carries the title that stands there.
    const isKept = (element: HTMLElement) =>
      around(element).some(
        ({ tagName, attributes }) => ['CODE', 'PRE'].includes(tagName) || /^https?:/.test(attributes['href'] ?? ''),
      );
    const wrong = (page: Page) =>
      page.locale === 'en' && isOwn(page)
        ? runsOf(body(page))
            .map(({ text, parent }) => ({ text: text.trim(), parent }))
            .filter(({ text }) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 5)
            .filter(({ text, parent }) => !isKept(parent) && chinese.some((zh) => zh.includes(text)))
        : [];
    assertNone(onEachPage((page) => wrong(page).map(({ text }) => text)));
  });

  test('no attribute that is read out is Chinese on an element marked as English', () => {
    const isSpoken = (name: string) => /^(title|aria-label|alt|placeholder|data-.+)$/.test(name);
    const wrong = (element: HTMLElement) =>
      Object.entries(element.attributes)
        .filter(([name, value]) => isSpoken(name) && isMostlyHan(value) && languageOf(element) !== 'zh-CN')
        .map(([name, value]) => `${name}="${value}"`);
    assertNone(onEachPage((page) => elementsBelow(body(page)).flatMap(wrong)));
  });

  test('title and description of a page that may be listed are in its language', () => {
    const wrong = (page: Page) => {
      const description = page.root.querySelector('meta[name=description]')?.getAttribute('content');
      const text = `${page.root.querySelector('title')?.text} | ${description}`;
      return isOwn(page) && isMostlyHan(text) !== (page.locale === 'zh') ? [text] : [];
    };
    assertNone(onEachPage(wrong));
  });

  test('what is marked as Chinese on an English page has Chinese in it', () => {
    const marked = (page: Page) => (page.locale === 'en' ? body(page).querySelectorAll('[lang="zh-CN"]') : []);
    const wrong = (page: Page) =>
      marked(page)
        .map((element) => textOf(element))
        .filter((text) => text !== '' && !hasHan(text));
    assertNone(onEachPage(wrong));
  });

  test('what is marked as English on a Chinese page has English in it', () => {
    const marked = (page: Page) => (page.locale === 'zh' ? body(page).querySelectorAll('[lang=en]') : []);
    const wrong = (page: Page) => marked(page).filter((element) => !/\p{Script=Latin}/u.test(textOf(element)));
    assertNone(onEachPage((page) => wrong(page).map(String)));
  });

  test('an English page without a translation says so, and marks the text below as Chinese', () => {
    const says = (page: Page) =>
      /no English translation/.test(textOf(body(page))) && page.root.querySelector('main [lang="zh-CN"]');
    const untranslated = contentPages.filter((page) => page.locale === 'en' && !isOwn(page));
    assertNone(untranslated.filter((page) => !says(page)).map(({ path }) => path));
  });
});
