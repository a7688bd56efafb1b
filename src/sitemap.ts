// What the sitemap lists: every page in its own language, with its last change; not the error pages, nor English pages that show
// Chinese text.
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SitemapOptions } from '@astrojs/sitemap';
import { localised, neutral } from './i18n/routes.ts';
import { wordsOf } from './i18n/words.ts';
import { pagePath } from './model/pages.ts';
import { recordData } from './records/front-matter.ts';
import { lastChange } from './records/history.ts';
import { type CollectionName, collections } from './schemas/collections.ts';
import { redirect } from './schemas/redirect.ts';
import { contentFolder, site } from './site.ts';

interface Record {
  id: string;
  /** From the root of the repository. */
  file: string;
}

const recordsOf = (name: CollectionName): Record[] =>
  globSync(collections[name].files, { cwd: contentFolder }).map((path) => ({
    id: collections[name].idOf(path),
    file: relative(process.cwd(), join(contentFolder, path)),
  }));

const files = (...names: CollectionName[]): string[] => names.flatMap(recordsOf).map(({ file }) => file);

/** Addresses that lead elsewhere. */
const moved = (): string[] =>
  recordsOf('redirects').flatMap(({ file }) => {
    const { from } = redirect.parse(recordData(file, readFileSync(file, 'utf8')));
    return site.languages.map((locale) => localised(from, locale));
  });

/** Pages that list records: they change with what they list. */
const listing: { [path: string]: string[] } = {
  '/': files('subprojects', 'people', 'series', 'news'),
  '/charter/': files('subprojects', 'people', 'series', 'lists'),
  '/subprojects/': files('subprojects'),
  '/members/': files('people'),
  '/contact/': files('lists'),
  '/meetings/': files('series', 'meetings'),
  '/meetings/decisions/': files('meetings'),
  '/meetings/actions/': files('meetings'),
  '/docs/': files('docs', 'docsEn'),
  '/news/': files('news', 'newsEn'),
  '/status/': files('services', 'notices'),
  '/upkeep/': files('questions', 'subprojects', 'people', 'services', 'lists', 'series'),
};

/** The files that each page is made of, by its path. */
const pages = new Map<string, string[]>();
const unlisted = new Set(['/en/404/', ...moved()]);

/** Words that stand on pages of other records. */
const withoutPage = new Set(['charter-version', 'not-found']);

/** Pages whose text is translated: the English one is made of its own file, and is not listed where there is none. */
const prose = (name: 'pages' | 'subprojects' | 'docs' | 'news', pathOf: (id: string) => string | undefined) => {
  const english = new Map(recordsOf(`${name}En`).map(({ id, file }) => [id, file]));
  for (const { id, file } of recordsOf(name)) {
    const path = pathOf(id);
    if (!path) continue;
    const translation = english.get(id);
    pages.set(path, [file]);
    if (translation) pages.set(localised(path, 'en'), [translation]);
    else unlisted.add(localised(path, 'en'));
  }
};

/** Pages whose text is Chinese only, or that are made of facts in both languages. */
const plain = (name: CollectionName, folder: string, bilingual: boolean) => {
  for (const { id, file } of recordsOf(name)) {
    const path = `${folder}${id}/`;
    pages.set(path, [file]);
    if (bilingual) pages.set(localised(path, 'en'), [file]);
    else unlisted.add(localised(path, 'en'));
  }
};

prose('pages', (id) => (withoutPage.has(id) ? undefined : pagePath(id)));
prose('subprojects', (id) => `/subprojects/${id}/`);
prose('docs', (id) => `/docs/${id}/`);
prose('news', (id) => `/news/${id}/`);
plain('people', '/members/', true);
plain('services', '/status/', true);
plain('charters', '/charter/', false);
plain('notices', '/status/notices/', false);
plain('meetings', '/meetings/', false);

/** The pages of a register, such as those of its years, are listed where its first one is. */
const isListed = (page: string): boolean => {
  const { pathname } = new URL(page);
  return ![pathname, pathname.replace(/(?<=\/)(\d+\/)+$/, '')].some((path) => unlisted.has(path));
};

/** The latest change of the files that a page is made of, those of the page above it where it has none of its own. */
const lastmodOf = (path: string): string | undefined => {
  const made = [...(pages.get(path) ?? []), ...(listing[neutral(path)] ?? [])];
  if (made.length === 0 && path !== '/') return lastmodOf(path.replace(/[^/]+\/$/, ''));
  const changes = made.flatMap((file) => lastChange(file) ?? []).map((change) => Date.parse(change));
  return changes.length > 0 ? new Date(Math.max(...changes)).toISOString() : undefined;
};

export const sitemapOptions: SitemapOptions = {
  filter: isListed,
  namespaces: { news: false, video: false, image: false },
  // Baidu takes a plain list rather than an index of lists, so there is one for as long as a list may be (sitemaps.org: 50,000).
  entryLimit: 50_000,
  i18n: { defaultLocale: 'zh', locales: Object.fromEntries(site.languages.map((to) => [to, wordsOf(to).htmlLang])) },
  serialize: (item) => {
    const lastmod = lastmodOf(new URL(item.url).pathname);
    const dated = lastmod ? { ...item, lastmod } : item;
    const source = item.links?.find(({ lang }) => lang === wordsOf('zh').htmlLang);
    if (!source || !item.links || item.links.length < 2) return { ...dated, links: undefined };
    // `links` is one array shared by all languages of a page: it is replaced, never pushed to.
    return { ...dated, links: [...item.links, { lang: 'x-default', url: source.url }] };
  },
};
