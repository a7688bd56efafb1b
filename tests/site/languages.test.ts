// What search engines are told: canonical addresses, language pairs, the sitemap, and what is to stay out of it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'node-html-parser';
import { languages, type Locale } from '#language/locales.ts';
import { localised, neutral } from '#language/routes.ts';
import { site } from '#site.ts';
import {
  absolute,
  assertNone,
  contentPages,
  fileAt,
  folder,
  isIndexable,
  isOwn,
  type Page,
  pages,
} from '../support/built-site.ts';
import { editedFile } from '../support/sources.ts';

const indexable = contentPages.filter(isIndexable);
const hidden = contentPages.filter((page) => !isIndexable(page) && isOwn(page));
const errorPages = pages.filter((page) => !contentPages.includes(page));

const link = ({ root }: Page, selector: string): string | undefined =>
  root.querySelector(selector)?.getAttribute('href');
const alternates = ({ root }: Page): Map<string, string> =>
  new Map(
    root
      .querySelectorAll('link[rel=alternate][hreflang]')
      .map((element) => [element.getAttribute('hreflang') ?? '', element.getAttribute('href') ?? '']),
  );

const sitemaps = globSync('sitemap-[0-9]*.xml', { cwd: folder });
const listed = sitemaps.flatMap((name) =>
  parse(readFileSync(join(folder, name), 'utf8'))
    .querySelectorAll('url')
    .map((url) => ({
      address: url.querySelector('loc')?.text ?? '',
      changed: url.querySelector('lastmod')?.text,
      alternates: new Map(
        url
          .getElementsByTagName('xhtml:link')
          .map((each) => [each.getAttribute('hreflang') ?? '', each.getAttribute('href') ?? '']),
      ),
    })),
);

test('every page exists in both languages', () => {
  const paths = new Set(contentPages.map(({ path }) => path));
  const single = [...paths].filter(
    (path) => !paths.has(path === neutral(path) ? localised(path, 'en') : neutral(path)),
  );
  assertNone(single);
});

test('the switch of every page leads to the same page in the other language, and is in that language', () => {
  const wrong = contentPages.flatMap((page) => {
    const other: Locale = page.locale === 'zh' ? 'en' : 'zh';
    const theSwitch = page.root.querySelector('.tools a[hreflang]');
    const found = ['href', 'hreflang', 'lang'].map((name) => theSwitch?.getAttribute(name));
    const wanted = [localised(neutral(page.path), other), languages[other].tag, languages[other].tag];
    const own = page.root.querySelector('html')?.getAttribute('lang');
    return found.join(' ') === wanted.join(' ') && own === languages[page.locale].tag
      ? []
      : [`${page.path} ${own}: ${found.join(' ')}`];
  });
  assertNone(wrong);
});

test('both languages have their error page', () => {
  assert.deepEqual(errorPages.map(({ path }) => path).sort(), ['/404.html', '/en/404/']);
});

describe('a page in its own language', () => {
  test('is its own canonical address', () => {
    const wrong = indexable.filter((page) => link(page, 'link[rel=canonical]') !== absolute(page.path));
    assertNone(wrong.map((page) => `${page.path} ${link(page, 'link[rel=canonical]')}`));
  });

  test('names its other language only where that page is in its own language, too, and is named by it', () => {
    const byAddress = new Map(indexable.map((page) => [absolute(page.path), page]));
    const wrong = indexable.flatMap((page) =>
      [...alternates(page)].flatMap(([lang, address]) => {
        const other = byAddress.get(address);
        if (!other) return [`${page.path} ${lang} → ${address} 不在站内或不供收录`];
        if (lang !== 'x-default' && other.root.querySelector('html')?.getAttribute('lang') !== lang)
          return [`${page.path} ${lang} → ${address} 语言不符`];
        return [...alternates(other).values()].includes(absolute(page.path))
          ? []
          : [`${page.path} ${lang} → ${address} 没有指回来`];
      }),
    );
    assertNone(wrong);
  });

  test('names itself among its languages, and the Chinese page as the one for everybody else', () => {
    const wrong = indexable.filter((page) => {
      const found = alternates(page);
      if (found.size === 0)
        return (
          isIndexable(page) && indexable.some(({ path }) => path !== page.path && neutral(path) === neutral(page.path))
        );
      const own = page.root.querySelector('html')?.getAttribute('lang') ?? '';
      return found.get(own) !== absolute(page.path) || found.get('x-default') !== absolute(neutral(page.path));
    });
    assertNone(wrong.map(({ path }) => path));
  });
});

describe('an English page', () => {
  const english = contentPages.filter(({ locale }) => locale === 'en');
  /** Files in Chinese: a source without translation, a version of the charter, minutes. */
  const chinese = (page: Page) =>
    /(\/zh\.mdx?|\/versions\/.+\.md|\/(meetings|notices)\/\d{4}\/.+\.mdx?)$/.test(editedFile(page));

  test('that shows a Chinese text has the Chinese page as its canonical address, and nothing against it', () => {
    const wrong = english
      .filter(chinese)
      .filter(
        (page) => page.html.includes('noindex') || link(page, 'link[rel=canonical]') !== absolute(neutral(page.path)),
      );
    assertNone(wrong.map(({ path }) => path));
  });

  test('that is not listed shows a Chinese text, or is not listed in Chinese either', () => {
    const unlisted = new Set(hidden.map(({ path }) => path));
    const wrong = english.filter((page) => !isIndexable(page) && !chinese(page) && !unlisted.has(neutral(page.path)));
    assertNone(wrong.map(({ path }) => path));
  });
});

describe('a page that is not to be listed', () => {
  test('names no other language, and none names it', () => {
    const named = new Set(pages.flatMap((page) => [...alternates(page).values()]));
    const wrong = [...hidden, ...errorPages].filter(
      (page) => alternates(page).size > 0 || named.has(absolute(page.path)),
    );
    assertNone(wrong.map(({ path }) => path));
  });

  test('is an English one, an error page, one that has nothing yet, search, or a reference for those who edit', () => {
    assert.ok(errorPages.every((page) => !isIndexable(page)));
    const isOther = ({ path, root }: Page) =>
      /^\/(search|(upkeep|contribute)\/[\w-]+|status\/[\w-]+)\/$/.test(path) || root.querySelector('.empty') !== null;
    assertNone(hidden.filter((page) => page.locale === 'zh' && !isOther(page)).map(({ path }) => path));
  });
});

describe('the sitemap', () => {
  test('lists every page that may be listed, and no other', () => {
    assert.deepEqual(listed.map(({ address }) => address).sort(), indexable.map(({ path }) => absolute(path)).sort());
  });

  test('gives for each page the same languages as the page itself', () => {
    const pageOf = new Map(indexable.map((page) => [absolute(page.path), page]));
    const wrong = listed.filter(({ address, alternates: given }) => {
      const page = pageOf.get(address);
      return !page || JSON.stringify([...given].sort()) !== JSON.stringify([...alternates(page)].sort());
    });
    assertNone(wrong.map(({ address }) => address));
  });

  test('gives the last change of each page, which its foot shows', () => {
    const shownOn = (page: Page | undefined) => page?.root.querySelector('footer time')?.getAttribute('datetime');
    const pageOf = new Map(indexable.map((page) => [absolute(page.path), page]));
    const wrong = listed.filter(({ address, changed }) => shownOn(pageOf.get(address)) !== changed);
    assertNone(wrong.map(({ address, changed }) => `${address} ${changed}`));
    if (indexable.some(shownOn)) assert.ok(listed.some(({ changed }) => changed));
  });

  test('is one plain file, as Baidu takes it', () => {
    assert.deepEqual(sitemaps, ['sitemap-0.xml']);
  });

  test('is named by robots.txt, plain and as an index, where the site has an address', () => {
    const robots = readFileSync(join(folder, 'robots.txt'), 'utf8');
    const named = [...robots.matchAll(/^Sitemap: (.*)$/gm)].map(([, address]) => address);
    assert.deepEqual(named, site.address ? [absolute('/sitemap-index.xml'), absolute('/sitemap-0.xml')] : []);
    assert.match(robots, /^User-agent: \*\nAllow: \/$/m);
  });

  test('is named by the index, file by file', () => {
    const index = parse(readFileSync(join(folder, 'sitemap-index.xml'), 'utf8'));
    const named = index.querySelectorAll('loc').map(({ text }) => text);
    assert.deepEqual(
      named,
      sitemaps.sort().map((name) => absolute(`/${name}`)),
    );
    assert.ok(named.every((address) => fileAt(new URL(address).pathname)));
  });
});
