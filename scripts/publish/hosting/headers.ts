// The headers of every answer: the one source that the hosts' configurations, the preview and their tests are made from.
import { locales } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
import { contentTypeOf, feedFolders } from './content-types.ts';

/** `Name: value`. */
export type Headers = Record<string, string>;

const features = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb'];

/** On every answer, errors and redirects included, apart from the Content-Security-Policy. */
export const securityHeaders: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Two years; over TLS alone (RFC 6797, 7.2). Says nothing of other names under the domain, which are not the site's. */
export const transportSecurity = 'max-age=63072000';

/** The same over TLS with a policy: what a host sends for all paths. */
export const headersEverywhere = (policy: string): Headers => ({
  'Content-Security-Policy': policy,
  'Strict-Transport-Security': transportSecurity,
  ...securityHeaders,
});

/** Paths of files whose names change with their bytes, so that they can be kept for ever: Vite's and Pagefind's. */
export const hashedFiles = [
  String.raw`^/_astro/[^/]+[.-][\w-]{8}\.\w+$`,
  String.raw`^/pagefind/(fragment|index|filter)/[\w-]+_[0-9a-f]{7,}\.pf_(fragment|index|filter)$`,
  String.raw`^/pagefind/pagefind\.[\w-]+_[0-9a-f]{7,}\.pf_meta$`,
];
const hashed = hashedFiles.map((pattern) => new RegExp(pattern));

/** No proxy on the way may rewrite pages, as those of search engines and carriers did. */
export const keptForEver = 'public, max-age=31536000, immutable, no-transform';
export const askedAgain = 'public, max-age=0, must-revalidate, no-transform';

/** What an answer about `path` says about keeping it. One that says a file is not there is never kept. */
export const cacheControl = (path: string, status: number): string =>
  status < 400 && hashed.some((pattern) => pattern.test(path)) ? keptForEver : askedAgain;

/** What programs look for at the root of a host, wherever the site on it lies. */
export const hostFiles = ['robots.txt', 'favicon.ico', '.well-known/security.txt'];

/** Folders that other sites may read and show: data, calendars, feeds, badges, pictures for sharing. */
export const openFolders = [
  'api',
  'calendar',
  'share',
  ...[...feedFolders, ...locales.map((locale) => localised('/badge/', locale))].map((folder) => folder.slice(1, -1)),
];
const open = new RegExp(`^/(${openFolders.join('|')})/`);

/** Who may load what is at `path` from another site. */
export const sharing = (path: string): Headers =>
  open.test(path)
    ? { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }
    : { 'Cross-Origin-Resource-Policy': 'same-origin' };

/** All headers of an answer about `path` but Location and Strict-Transport-Security; `file` is sent, below the root of the site. */
export const headersOf = (path: string, status: number, policy: string, file?: string): Headers => ({
  'Content-Security-Policy': policy,
  ...securityHeaders,
  ...sharing(path),
  'Cache-Control': cacheControl(path, status),
  ...(file !== undefined && { 'Content-Type': contentTypeOf(file) ?? 'application/octet-stream' }),
});
