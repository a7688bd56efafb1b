// Which Content-Type each file of the site is sent with, whatever the host would guess.
import { feedFormats } from '#api/feeds.ts';
import { locales } from '#language/locales.ts';
import { localised } from '#language/routes.ts';

export const contentTypes: Record<string, string> = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  // RFC 5545: without a character set, programs assume US-ASCII.
  ics: 'text/calendar; charset=utf-8',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  webp: 'image/webp',
  xml: 'application/xml; charset=utf-8',
  // Pagefind's own formats: packed bytes.
  pagefind: 'application/octet-stream',
  pf_filter: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
};

/** The folders of the feeds, one for each language, whose extensions mean more than elsewhere. */
export const feedFolders = locales.map((locale) => localised('/feed/', locale));
export const feedTypes: Record<string, string> = Object.fromEntries(
  Object.entries(feedFormats).map(([extension, { type }]) => [extension, `${type}; charset=utf-8`]),
);

/** Of a file below the root of the site, e.g. `en/index.html`; `undefined` for an extension that is not listed. */
export function contentTypeOf(file: string): string | undefined {
  const extension = /\.(\w+)$/.exec(file)?.[1] ?? '';
  const isFeed = feedFolders.some((folder) => `/${file}`.startsWith(folder));
  const known = isFeed && Object.hasOwn(feedTypes, extension) ? feedTypes : contentTypes;
  return Object.hasOwn(known, extension) ? known[extension] : undefined;
}
