// The built folder that these tests look at (SITE_DIST, else dist): its pages, parsed, and the file behind an address.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type HTMLElement, parse } from 'node-html-parser';
import { localeOf } from '#language/routes.ts';
import type { Locale } from '#language/locales.ts';
import { address, site } from '#site.ts';

export const folder = process.env['SITE_DIST'] ?? 'dist';

if (!existsSync(join(folder, 'index.html'))) {
  throw new Error(
    `${folder}/ 中没有已构建的站点（缺少 index.html）。请先运行 npm run build，或用 SITE_DIST 指定目录。`,
  );
}

export interface Page {
  /** Address on the site, e.g. `/members/`; the error page of the root is `/404.html`. */
  path: string;
  locale: Locale;
  html: string;
  root: HTMLElement;
}

const read = (file: string): Page => {
  const path = `/${relative(folder, file)}`.replace(/\/index\.html$/, '/');
  const html = readFileSync(file, 'utf8');
  return {
    path,
    locale: localeOf(path),
    html,
    root: parse(html, { blockTextElements: { script: true, style: true } }),
  };
};

/** Files that search engines gave to be put at the root. */
const foreign = new Set(site.verification?.files?.map(({ name }) => join(folder, name)));
const all: Page[] = globSync(join(folder, '**/*.html'))
  .filter((file) => !foreign.has(file))
  .sort()
  .map(read);
const isMoved = ({ root }: Page): boolean => root.querySelector('meta[http-equiv=refresh]') !== null;

/** What stands at the addresses that pages had before. */
export const movedPages: Page[] = all.filter(isMoved);

/** Every page, by address. */
export const pages: Page[] = all.filter((page) => !isMoved(page));

const byPath = new Map(pages.map((page) => [page.path, page]));

export const pageAt = (path: string): Page => {
  const page = byPath.get(path);
  if (!page) throw new Error(`${folder}/ 里没有 ${path} 这一页`);
  return page;
};

/** The path below `folder` of the file that a server gives for an address of this site; `undefined` where there is none. */
export const fileAt = (pathname: string): string | undefined => {
  const path = decodeURIComponent(pathname)
    .replace(/^\//, '')
    .replace(/(^|\/)$/, '$1index.html');
  const file = join(folder, path);
  return existsSync(file) && statSync(file).isFile() ? path : undefined;
};

/** The address of `path` as the site itself gives it. */
export const absolute = (path: string): string => new URL(path, address).href;

/** Where a link of a page leads. */
export const resolved = (page: Page, href: string): URL => new URL(href, absolute(page.path));

export const isInternal = (url: URL): boolean => url.origin === new URL(address).origin;

const isErrorPage = ({ path }: Page): boolean => /\/404(\.html|\/)$/.test(path);

/** Pages that stand for a resource: all but the error pages. */
export const contentPages: Page[] = pages.filter((page) => !isErrorPage(page));

const robots = ({ root }: Page): string => root.querySelector('meta[name=robots]')?.getAttribute('content') ?? '';

/** Pages that search engines may list. */
export const isIndexable = (page: Page): boolean =>
  !/noindex/.test(robots(page)) &&
  page.root.querySelector('link[rel=canonical]')?.getAttribute('href') === absolute(page.path);

/** Pages in their own language: a page that shows Chinese for want of a translation is none, nor is an error page. */
export const isOwn = ({ root }: Page): boolean => root.querySelector('meta[property="og:url"]') !== null;

/** What `find` finds on each page, one line for each. */
export const onEachPage = (find: (page: Page) => string[]): string[] =>
  pages.flatMap((page) => find(page).map((found) => `${page.path} ${found}`));

/** Fails with all findings at once, one on a line. */
export const assertNone = (findings: string[]): void => {
  const lines = [...new Set(findings)];
  assert.ok(lines.length === 0, `${lines.length} 处：\n${lines.join('\n')}`);
};
