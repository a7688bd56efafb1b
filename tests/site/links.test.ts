// Every link of every page leads somewhere, and nothing is loaded from another host.
import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { read, readSettings } from '#scripts/check/content/read.ts';
import { servedFiles } from '#scripts/check/content/paths.ts';
import { localeOf, localised } from '#language/routes.ts';
import { issueUrl } from '#model/site/forge.ts';
import { site } from '#site.ts';
import {
  absolute,
  assertNone,
  contentPages,
  fileAt,
  folder,
  isInternal,
  type Page,
  pages,
  resolved,
} from '../support/built-site.ts';
import { elementsBelow } from '../support/text.ts';

const links = pages.flatMap((page) =>
  page.root.querySelectorAll('[href]').map((element) => ({ page, element, href: element.getAttribute('href') ?? '' })),
);
const anchors = links.filter(({ element }) => element.tagName === 'A');

/** Attributes that make a browser load something at once, by element. */
const loading: Record<string, string[]> = {
  SCRIPT: ['src'],
  IMG: ['src', 'srcset'],
  SOURCE: ['src', 'srcset'],
  IFRAME: ['src'],
  VIDEO: ['src', 'poster'],
  AUDIO: ['src'],
  TRACK: ['src'],
  EMBED: ['src'],
  OBJECT: ['data'],
  INPUT: ['src'],
  USE: ['href'],
  IMAGE: ['href'],
};
const loadingLinks = /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)\b/;

const loaded = ({ root }: Page): string[] =>
  elementsBelow(root).flatMap((element) => {
    const rel = element.getAttribute?.('rel') ?? '';
    const names = element.tagName === 'LINK' && loadingLinks.test(rel) ? ['href'] : (loading[element.tagName] ?? []);
    return names.flatMap((name) => {
      const value = element.getAttribute(name);
      if (value === undefined) return [];
      return name === 'srcset' ? value.split(',').map((each) => each.trim().split(/\s+/)[0] ?? '') : [value];
    });
  });

const idsOf = new Map(
  pages.map(({ path, root }) => [path, new Set(root.querySelectorAll('[id]').map((element) => element.id))]),
);

test('there are pages and links to look at', () => {
  assert.ok(pages.length > 50 && links.length > 1000);
});

test('every internal link leads to a page or a file', () => {
  const broken = links.flatMap(({ page, href }) => {
    const url = resolved(page, href);
    return isInternal(url) && fileAt(url.pathname) === undefined ? [`${page.path} → ${href}`] : [];
  });
  assertNone(broken);
});

test('every link to a place on a page finds it there', () => {
  const broken = links.flatMap(({ page, href }) => {
    const url = resolved(page, href);
    if (!isInternal(url) || !href.includes('#')) return [];
    const id = decodeURIComponent(url.hash.slice(1));
    return idsOf.get(url.pathname)?.has(id) ? [] : [`${page.path} → ${href}`];
  });
  assertNone(broken);
});

test('every page can be reached from its language’s home page, not only through the list of the search page', () => {
  const targets = Map.groupBy(anchors, ({ page }) => page.path);
  const reached = new Set(['/', '/en/']);
  for (const path of reached) {
    if (path === localised('/search/', localeOf(path))) continue;
    for (const { page, href } of targets.get(path) ?? []) reached.add(resolved(page, href).pathname);
  }
  assertNone(contentPages.map(({ path }) => path).filter((path) => !reached.has(path)));
});

test('internal links are written from the root, without the host', () => {
  const written = anchors.filter(({ page, href }) => isInternal(resolved(page, href)) && !/^[/#?]/.test(href));
  assertNone(written.map(({ page, href }) => `${page.path} → ${href}`));
});

test('everything a page loads is there, on its own host', () => {
  const wrong = pages.flatMap((page) =>
    loaded(page)
      .map((address) => ({ address, url: resolved(page, address) }))
      .filter(({ url }) => !isInternal(url) || fileAt(url.pathname) === undefined)
      .map(({ address }) => `${page.path} → ${address}`),
  );
  assertNone(wrong);
});

test('no style and no script names another host', () => {
  const inline = pages.map(({ path, root }) => ({
    name: path,
    text: root
      .querySelectorAll('style, script, [style]')
      .map((element) => `${element.rawText} ${element.getAttribute('style') ?? ''}`)
      .join('\n'),
  }));
  const files = globSync('_astro/**/*.{js,css}', { cwd: folder }).map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  const foreign = /(?:url\(|@import|\bimport\b|\bfetch\b|\bfrom\b)\s*\(?["'`]?\s*(?:https?:)?\/\/[^)"'`\s]+/g;
  const found = [...inline, ...files].flatMap(({ name, text }) =>
    (text.match(foreign) ?? []).map((each) => `${name}: ${each}`),
  );
  assertNone(found);
});

test('links to other hosts are https, and mail addresses are whole', () => {
  const wrong = links.filter(({ page, href }) => {
    if (href.startsWith('mailto:')) return !/^mailto:[^@\s]+@[^@\s.]+\.[^@\s]+$/.test(href);
    const url = resolved(page, href);
    // What a calendar program opens: a calendar of this site.
    if (url.protocol === 'webcal:') return url.host !== new URL(absolute('/')).host || !fileAt(url.pathname);
    return !isInternal(url) && url.protocol !== 'https:';
  });
  assertNone(wrong.map(({ page, href }) => `${page.path} → ${href}`));
});

test('no link has swallowed the punctuation or the Chinese text after it', () => {
  const newIssue = issueUrl(site.forge, '');
  const swallowed = links.filter(({ page, href }) => {
    // The title of a new issue is the page's own, and may have any of these in it.
    if (href.startsWith(newIssue)) return false;
    // So may the subject and the text of an email.
    const chinese = /%E3%80%82|%EF%BC%8C|%EF%BC%89|[。，）]/i.test(href.replace(/(?<=^mailto:[^?]*)\?.*/, ''));
    return chinese || (!isInternal(resolved(page, href)) && /[.,;:]$/.test(href));
  });
  assertNone(swallowed.map(({ page, href }) => `${page.path} → ${href}`));
});

test('the files that a text may link to, as the check knows them, are those that the site has beside its pages', async () => {
  const settings = await readSettings();
  assert.ok('folder' in settings);
  const isMarkdown = (path: string) => path.endsWith('/index.md');
  const known = [...servedFiles(read(settings))];
  const served = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name))}`);
  // Not for links: pages, what they are made of, the parts of the sitemap, what the hosts are configured from, and public/.
  const aside =
    /^\/(_astro|pagefind|share)\/|\.html$|^\/sitemap-\d+\.xml$|^\/(inline|redirects)\.json$|^\/checksums\.txt$/;
  const forLinks = served.filter((path) => !aside.test(path) && !existsSync(join('public', path)));
  assert.deepEqual(
    forLinks.filter((path) => !known.includes(path)),
    [],
  );
  assert.deepEqual(
    known.filter((path) => !isMarkdown(path) && !served.includes(path)),
    [],
  );
});
