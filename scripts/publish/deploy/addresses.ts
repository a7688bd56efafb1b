// The addresses of a site: which of them a release would take away, and where those lead.
import { errorPagesOf, type Redirect } from '../hosting/answer.ts';

/** Parts of pages and what is made from them: they come and go with their pages. */
const parts = /^(_astro|pagefind|share)\/|(^|\/)index\.md$|^sitemap-\d+\.xml$|^redirects\.json$/;

/** Paths that others may have linked to, of a site with these files. */
export function addressesOf(files: string[]): string[] {
  const errorPages = errorPagesOf((file) => files.includes(file));
  return files
    .filter((file) => !parts.test(file) && !errorPages.includes(file))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`);
}

/** What is wrong with how the next release treats the addresses of the one that is online. */
export function lostAddresses(before: string[], after: string[], redirects: Redirect[]): string[] {
  const there = new Set(addressesOf(after));
  const led = new Map(redirects.map(({ from, to }) => [from, to]));
  const lost = addressesOf(before).filter((path) => !there.has(path) && !led.has(path));
  const astray = redirects.filter(({ to }) => !there.has(to.replace(/#.*$/, '')));
  return [
    ...lost.map(
      (path) => `${path} 现在在线上，新站点里没有，也没有跳转：在 src/content/redirects/ 里写明它去了哪里，再构建`,
    ),
    ...astray.map(({ from, to }) => `跳转 ${from} → ${to}：新站点里没有 ${to}`),
  ];
}
