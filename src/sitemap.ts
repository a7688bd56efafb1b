// What the sitemap lists: every page in its own language, with its last change; not the error pages, nor English pages that show
// Chinese text.
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SitemapOptions } from '@astrojs/sitemap';
import { languages, locales } from './language/locales.ts';
import { localised } from './language/routes.ts';
import { ownPage } from './model/records/addresses.ts';
import { recordData } from './records/front-matter.ts';
import { lastChange } from './records/history.ts';
import { rowOf, sourceCollections } from './schemas/collections.ts';
import { type CollectionName, collections, isText, translationsOf } from './schemas/files.ts';
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

/** Addresses that lead elsewhere. */
const moved = (): string[] =>
  recordsOf('redirects').flatMap(({ file }) => {
    const { from } = redirect.parse(recordData(file, readFileSync(file, 'utf8')));
    return site.languages.map((locale) => localised(from, locale));
  });

/** The files that each page is made of, by its path: its own, and those of the records that it lists. */
const made = new Map<string, string[]>();
const unlisted = new Set([...locales.map((locale) => localised('/404/', locale)), ...moved()]);
const add = (path: string, file: string) => {
  const files = made.get(path);
  if (files) files.push(file);
  else made.set(path, [file]);
};

for (const name of sourceCollections) {
  const { listed, translated } = rowOf(name);
  const sources = recordsOf(name);
  for (const { file } of sources)
    for (const path of listed) for (const locale of site.languages) add(localised(path, locale), file);
  for (const locale of locales) {
    // A page made of facts is in every language; a text is in Chinese unless it has a translation.
    const isWhole = locale === 'zh' || !isText(name);
    const written = isWhole ? sources : translated ? recordsOf(translationsOf(name, locale) as CollectionName) : [];
    const files = new Map(written.map(({ id, file }) => [id, file]));
    for (const { id } of sources) {
      const path = ownPage(name, id);
      const file = files.get(id);
      if (path && file) add(localised(path, locale), file);
      else if (path) unlisted.add(localised(path, locale));
    }
  }
}

/** The pages of a register, such as those of its years, are listed where its first one is. */
const isListed = (page: string): boolean => {
  const { pathname } = new URL(page);
  return ![pathname, pathname.replace(/(?<=\/)(\d+\/)+$/, '')].some((path) => unlisted.has(path));
};

/** The latest change of the files that a page is made of, those of the page above it where it has none of its own. */
const lastmodOf = (path: string): string | undefined => {
  const files = made.get(path);
  if (!files) return path === '/' ? undefined : lastmodOf(path.replace(/[^/]+\/$/, ''));
  const changes = files.flatMap((file) => lastChange(file) ?? []).map((change) => Date.parse(change));
  return changes.length > 0 ? new Date(Math.max(...changes)).toISOString() : undefined;
};

export const sitemapOptions: SitemapOptions = {
  filter: isListed,
  namespaces: { news: false, video: false, image: false },
  // Baidu takes a plain list rather than an index of lists, so there is one for as long as a list may be (sitemaps.org: 50,000).
  entryLimit: 50_000,
  i18n: { defaultLocale: 'zh', locales: Object.fromEntries(site.languages.map((to) => [to, languages[to].tag])) },
  serialize: (item) => {
    const lastmod = lastmodOf(new URL(item.url).pathname);
    const dated = lastmod ? { ...item, lastmod } : item;
    const source = item.links?.find(({ lang }) => lang === languages.zh.tag);
    if (!source || !item.links || item.links.length < 2) return { ...dated, links: undefined };
    // `links` is one array shared by all languages of a page: it is replaced, never pushed to.
    return { ...dated, links: [...item.links, { lang: 'x-default', url: source.url }] };
  },
};
