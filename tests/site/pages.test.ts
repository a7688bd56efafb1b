// Each page is whole: heading, title, description, language, source, and the frame with which one gets around.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { HTMLElement } from 'node-html-parser';
import { describe, test } from 'node:test';
import { columns } from '#language/width.ts';
import { assertNone, onEachPage, type Page, pages } from '../support/built-site.ts';
import { editedFile } from '../support/sources.ts';
import { normalised, textOf } from '../support/text.ts';

const one = ({ root }: Page, selector: string): HTMLElement | undefined => {
  const found = root.querySelectorAll(selector);
  return found.length === 1 ? found[0] : undefined;
};
const title = (page: Page): string => normalised(one(page, 'head title')?.text ?? '');
const description = (page: Page): string => one(page, 'meta[name=description]')?.getAttribute('content') ?? '';

/** What several pages of one language have in common, with their addresses. */
const shared = (of: (page: Page) => string): string[] =>
  [...Map.groupBy(pages, (page) => `${page.locale} ${of(page)}`)].flatMap(([text, same]) =>
    same.length > 1 ? [`${same.map(({ path }) => path).join(', ')}: ${text}`] : [],
  );

describe('every page', () => {
  test('has one h1 with words in it', () => {
    const wrong = (page: Page) => {
      const heading = one(page, 'h1');
      return heading && textOf(heading) !== '' ? [] : [`${page.root.querySelectorAll('h1').length} 个`];
    };
    assertNone(onEachPage(wrong));
  });

  test('has headings without gaps in their levels', () => {
    const gaps = ({ root }: Page) => {
      const headings = root.querySelectorAll('main h1, main h2, main h3, main h4, main h5, main h6');
      const levels = headings.map(({ tagName }) => Number(tagName[1]));
      return headings.filter((_, i) => (levels[i] ?? 0) > (levels[i - 1] ?? 0) + 1).map((heading) => textOf(heading));
    };
    assertNone(onEachPage(gaps));
  });

  test('has a title of its own in its language', () => {
    assertNone(onEachPage((page) => (title(page) === '' ? ['没有标题'] : [])));
    assertNone(shared(title));
  });

  test('has a title that search engines show whole', () => {
    assertNone(onEachPage((page) => (columns(title(page)) > 70 ? [`${columns(title(page))} 列：${title(page)}`] : [])));
  });

  test('has a description of its own in its language, as long as search engines show', () => {
    const wrong = (page: Page) => {
      const text = description(page);
      return columns(text) >= 20 && columns(text) <= 180 ? [] : [`${columns(text)} 列：${text}`];
    };
    assertNone(onEachPage(wrong));
    assertNone(shared(description));
  });

  test('is marked with the language of its address', () => {
    const tags = { zh: 'zh-CN', en: 'en' };
    const lang = ({ root }: Page) => root.querySelector('html')?.getAttribute('lang');
    assertNone(onEachPage((page) => (lang(page) === tags[page.locale] ? [] : [String(lang(page))])));
  });

  test('leads to its own source file, which exists', () => {
    const wrong = (page: Page) => (editedFile(page) && existsSync(editedFile(page)) ? [] : [`→ ${editedFile(page)}`]);
    assertNone(onEachPage(wrong));
  });

  test('has every id once', () => {
    const twice = ({ root }: Page) => {
      const ids = root.querySelectorAll('[id]').map(({ id }) => id);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    };
    assertNone(onEachPage(twice));
  });

  test('says of every link and button where it leads or what it does', () => {
    // The label of the switch of colours is made of data-label by its script, which also shows it.
    const names = (element: HTMLElement) => [
      textOf(element),
      ...['aria-label', 'data-label'].map((name) => element.getAttribute(name)),
      ...element.querySelectorAll('img').map((image) => image.getAttribute('alt')),
    ];
    const silent = ({ root }: Page) =>
      root
        .querySelectorAll('a:not([aria-hidden]), button')
        .filter((element) => !names(element).some((name) => name?.trim()));
    assertNone(onEachPage((page) => silent(page).map(String)));
  });

  for (const [part, selector] of Object.entries({
    'a link to skip to its text': 'a[href="#main"]',
    'one main part': 'main#main',
    'a navigation': 'header nav a',
    'its other language': 'header a[hreflang][lang]',
    'a way to search': 'a[data-search-open]',
    'the rest of the site at its foot': 'footer nav a',
  })) {
    test(`has ${part}`, () => assertNone(onEachPage(({ root }) => (root.querySelector(selector) ? [] : [selector]))));
  }
});

test('there are pages to look at, in both languages', () => {
  const count = (locale: string) => pages.filter((page) => page.locale === locale).length;
  assert.ok(count('zh') > 20 && count('en') > 20);
});
