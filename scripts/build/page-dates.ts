// When each page last changed, by a hash of what it shows; kept from publication to publication, put into the pages and the sitemap.
import { hash } from 'node:crypto';
import { globSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { dayIn, utcSeconds } from '#language/dates.ts';
import { locales } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
import { lastChange, loadLog } from '#records/history.ts';
import { readPublished } from '#records/published.ts';
import { rowOf, sourceCollections } from '#schemas/collections.ts';
import { collections } from '#schemas/files.ts';
import type { Published } from '#schemas/published.ts';
import { absolute, contentFolder, now, site } from '#site.ts';
import { type BuiltPage, builtPages } from './built-pages.ts';

/** HTML without the elements that carry `data-passing`: live values and the list of changes, which are no change of the page. */
export const lasting = (html: string): string => {
  const opening = /<([a-z]\w*)\b[^>]*\sdata-passing\b[^>]*>/.exec(html);
  if (!opening) return html;
  const tags = new RegExp(`<(/?)${opening[1]}\\b[^>]*>`, 'g');
  tags.lastIndex = opening.index;
  let depth = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return html.slice(0, opening.index) + lasting(html.slice(tags.lastIndex));
  }
  return html.slice(0, opening.index);
};

const headOf = (html: string): string => html.slice(0, html.indexOf('</head>'));
const inHead = (html: string, pattern: RegExp): string => pattern.exec(headOf(html))?.[1] ?? '';

/** Hash of what a page shows: title, description, structured data and main, without dates and live values. */
export const shownHash = (html: string): string => {
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
  const text = lasting(main)
    .replace(/<(time|script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, (tag) => ` ${/\s(?:href|src)="([^"]*)"/.exec(tag)?.[1] ?? ''} `)
    .replace(/\s+/g, ' ');
  const data = inHead(html, /<script type="application\/ld\+json">([\s\S]*?)<\/script>/).replace(
    /"date\w+":"[^"]*",?/g,
    '',
  );
  const title = inHead(html, /<title>([^<]*)/);
  const description = inHead(html, /<meta name="description" content="([^"]*)"/);
  return hash('sha256', JSON.stringify([title, description, data, text])).slice(0, 16);
};

type KeptPages = NonNullable<Published['pages']>;

/**
 * The time of a page's last change: the kept one while it shows the same, else the first of `times` that is later, which `now` is
 * in the end. Where nothing was kept, the first of `times`.
 */
export const changedAt = (
  shown: string,
  kept: KeptPages[string] | undefined,
  times: (string | undefined)[],
): string | undefined => {
  const known = times.flatMap((time) => (time ? [utcSeconds(new Date(time))] : []));
  if (!kept) return known[0];
  return kept.hash === shown ? kept.changed : (known.find((time) => time > kept.changed) ?? kept.changed);
};

const footTime = /(<time data-changed datetime=")([^"]*)(">)[^<]*/;
const pathOf = (file: string): string => `/${file.replace(/index\.html$/, '')}`;

/** The last change of the records that a page lists, as git knows it. */
const listedChanges = (): Map<string, string> => {
  const found = new Map<string, string>();
  for (const name of sourceCollections) {
    const files = globSync(collections[name].files, { cwd: contentFolder });
    const changes = files.flatMap((file) => lastChange(relative(process.cwd(), join(contentFolder, file))) ?? []);
    for (const path of rowOf(name).listed)
      for (const to of locales) {
        const latest = [found.get(localised(path, to)), ...changes].flatMap((time) => (time ? [Date.parse(time)] : []));
        if (latest.length > 0) found.set(localised(path, to), new Date(Math.max(...latest)).toISOString());
      }
  }
  return found;
};

/** The hash and time of each page of a built site whose time is known, as a publication keeps them. */
export const pageStates = (folder: string): KeptPages =>
  Object.fromEntries(
    [...builtPages(folder)].flatMap(({ file, html }) => {
      const changed = footTime.exec(html)?.[2];
      return changed ? [[pathOf(file), { hash: shownHash(html), changed }]] : [];
    }),
  );

const isIndexed = (html: string): boolean =>
  !/<meta (name="robots" content="noindex"|http-equiv="refresh")/.test(headOf(html));

/** An entry of the sitemap; none for a page that is not to be listed, or whose canonical address is another. */
export const sitemapEntry = ({ file, html }: BuiltPage, changed: string | undefined): string => {
  const own = absolute(pathOf(file));
  if (!isIndexed(html) || inHead(html, /<link rel="canonical" href="([^"]*)"/) !== own) return '';
  const twins = [...headOf(html).matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)];
  const links = twins.map(([, lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`);
  return `<url><loc>${own}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}${links.join('')}</url>`;
};

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Puts the time of its last change into each page of `folder`, and writes the sitemap: one plain list, as Baidu takes it, and an index. */
export const datePages = (folder: string): string => {
  const kept = readPublished()?.pages ?? {};
  const listed = listedChanges();
  const newest = loadLog()[0]?.time;
  const urls = [...builtPages(folder)].map(({ file, html }) => {
    const own = footTime.exec(html)?.[2];
    const path = pathOf(file);
    const gits = [own, listed.get(path)]
      .flatMap((time) => (time ? [new Date(time).toISOString()] : []))
      .sort()
      .reverse();
    const changed = changedAt(shownHash(html), kept[path], [...gits, newest, now.toISOString()]);
    if (!own || !changed) return sitemapEntry({ file, html }, own && changed);
    const dated = html
      .replace(footTime, `$1${changed}$3${dayIn(changed, site.zone)}`)
      .replace(/("dateModified":")[^"]*/g, `$1${changed}`);
    if (dated !== html) writeFileSync(join(folder, file), dated);
    return sitemapEntry({ file, html }, changed);
  });
  const found = urls.filter(Boolean);
  const list = `${head}<urlset xmlns="${schema}" xmlns:xhtml="http://www.w3.org/1999/xhtml">${found.join('\n')}</urlset>\n`;
  writeFileSync(join(folder, 'sitemap-0.xml'), list);
  const index = `${head}<sitemapindex xmlns="${schema}"><sitemap><loc>${absolute('/sitemap-0.xml')}</loc></sitemap></sitemapindex>\n`;
  writeFileSync(join(folder, 'sitemap-index.xml'), index);
  return `${found.length} 页`;
};
