// What the sitemap lists: every page in its own language; not the error pages, nor English pages that show Chinese text.
import { globSync } from 'node:fs';
import type { SitemapOptions } from '@astrojs/sitemap';
import { wordsOf } from './i18n/words.ts';
import { pagePath } from './model/pages.ts';
import { collections } from './schemas/collections.ts';
import { contentFolder, site } from './site.ts';

const ids = (name: keyof typeof collections): string[] =>
  globSync(collections[name].files, { cwd: contentFolder }).map((path) => collections[name].idOf(path));

const untranslated = (name: 'pages' | 'subprojects' | 'docs' | 'news', pathOf: (id: string) => string): string[] => {
  const translated = new Set(ids(`${name}En`));
  return ids(name)
    .filter((id) => !translated.has(id))
    .map((id) => `/en${pathOf(id)}`);
};

const unlisted = new Set([
  '/en/404/',
  ...untranslated('pages', pagePath),
  ...untranslated('subprojects', (id) => `/subprojects/${id}/`),
  ...untranslated('docs', (id) => `/docs/${id}/`),
  ...untranslated('news', (id) => `/news/${id}/`),
  ...ids('charters').map((id) => `/en/charter/${id}/`),
  ...ids('notices').map((id) => `/en/status/notices/${id}/`),
  ...ids('meetings').map((id) => `/en/meetings/${id}/`),
]);

/** The pages of a register, such as those of its years, are listed where its first one is. */
const isListed = (page: string): boolean => {
  const { pathname } = new URL(page);
  return ![pathname, pathname.replace(/(?<=\/)(\d+\/)+$/, '')].some((path) => unlisted.has(path));
};

export const sitemapOptions: SitemapOptions = {
  filter: isListed,
  namespaces: { news: false, video: false, image: false },
  i18n: { defaultLocale: 'zh', locales: Object.fromEntries(site.languages.map((to) => [to, wordsOf(to).htmlLang])) },
  // `links` is one array shared by all languages of a page: it is replaced, never pushed to.
  serialize: (item) => {
    const source = item.links?.find(({ lang }) => lang === wordsOf('zh').htmlLang);
    if (!source || !item.links || item.links.length < 2) return { ...item, links: undefined };
    return { ...item, links: [...item.links, { lang: 'x-default', url: source.url }] };
  },
};
