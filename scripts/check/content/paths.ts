// The addresses of the site, derived from its records.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { apiNames } from '#api/api.ts';
import { feedKinds, mainFeeds } from '#api/feeds.ts';
import { badges, recordFiles } from '#api/record-files.ts';
import { locales } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
import { ownPage, pagePath } from '#model/records/addresses.ts';
import { anchorOf } from '#model/records/fields.ts';
import { answerNames } from '#model/status/statuspage.ts';
import { kinds } from '#model/upkeep/upkeep.ts';
import { kindNames, recordKind } from '#records/record-kinds.ts';
import { table } from '#schemas/collections.ts';
import { sourceCollection } from '#schemas/files.ts';
import { fieldOf, valueAt } from './places.ts';
import { recordsOf, type Site, type Source } from './read.ts';

/** The pages of a year that a meeting is listed on, with the page record whose words they have. */
const yearsOf = (source: Source): { page: string; address: string }[] => {
  if (source.collection !== 'meetings') return [];
  const rows = (field: string): unknown[] => [fieldOf(source, field)].filter(Array.isArray).flat();
  const closes = [...rows('actions'), ...rows('updates')].some((row) => (valueAt(row, ['state']) ?? 'open') !== 'open');
  const pages = ['meetings', ...(rows('decisions').length > 0 ? ['decisions'] : []), ...(closes ? ['actions'] : [])];
  return pages.map((page) => ({ page, address: `${pagePath(page)}${source.id.slice(0, 4)}/` }));
};

/** Pages that have a page for each kind below them. */
const kindsBelow = new Map<string, readonly string[]>([
  ['contribute', kindNames],
  ['upkeep', kinds],
]);

/** Every address with the file that its text is in, in both languages; a missing translation shows the Chinese text. */
export const addressesOf = ({ sources, config }: Site): Map<string, Source> => {
  const english = config?.languages.includes('en') ?? true;
  const named = new Map(sources.map((source) => [`${source.collection} ${source.id}`, source]));
  const found = new Map<string, Source>();
  const add = (address: string, source: Source) => {
    found.set(address, source);
    if (english) found.set(`/en${address}`, named.get(`${source.collection}En ${source.id}`) ?? source);
  };
  for (const source of sources) {
    const original = sourceCollection(source.collection);
    const address = original === source.collection ? ownPage(original, source.id) : undefined;
    if (address) add(address, source);
    if (source.collection === 'pages')
      for (const kind of kindsBelow.get(source.id) ?? []) add(`/${source.id}/${kind}/`, source);
    for (const year of yearsOf(source)) {
      const page = named.get(`pages ${year.page}`);
      if (page) add(year.address, page);
    }
  }
  return found;
};

/** The anchors of a page that lists the fields of a record; `undefined` for other pages. */
export const fieldAnchors = (address: string): string[] | undefined => {
  const kind = kindNames.find((name) => address.endsWith(`/contribute/${name}/`));
  return kind && ['fields', 'example', ...recordKind(kind, 'zh').fields.map(({ path }) => anchorOf(path))];
};

/** Whether public/ holds a file served at this address. */
export const isPublicFile = ({ publicFolder }: Site, address: string): boolean => {
  const file = join(publicFolder, address);
  return existsSync(file) && statSync(file).isFile();
};

/** Percent-encoding resolved; as it was where it is not valid. */
export const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

const fixed = [
  '/favicon.ico',
  '/apple-touch-icon.png',
  '/icon-192.png',
  '/icon-512.png',
  '/manifest.webmanifest',
  '/robots.txt',
  '/sitemap-index.xml',
  '/.well-known/security.txt',
];

const data = [
  '/api/openapi.json',
  '/api/v1/schema/service.json',
  ...apiNames.flatMap((name) => [`/api/v1/${name}.json`, `/api/v1/schema/${name}.json`]),
  ...answerNames.map((name) => `/api/v2/${name}.json`),
];

/** The address of every file beside the pages: feeds, calendars, data, badges, and the pages as Markdown, which some pages lack. */
export const servedFiles = (site: Site): Set<string> => {
  const ids = (name: string) => recordsOf(site, name).map(({ id }) => id);
  const languages = site.config?.languages ?? locales;
  return new Set([
    ...fixed,
    ...data,
    ...badges('all', languages),
    ...languages.flatMap((locale) => [localised('/llms.txt', locale), localised('/llms-full.txt', locale)]),
    ...languages.flatMap((locale) =>
      mainFeeds.flatMap((name) => feedKinds.map((kind) => localised(`/feed/${name}.${kind}`, locale))),
    ),
    ...table.series.taken.map((id) => `/calendar/${id}.ics`),
    ...['series', 'services', 'charters'].flatMap((name) =>
      ids(name).flatMap((id) => recordFiles(name, id, languages)),
    ),
    ...(site.config?.verification?.files ?? []).map(({ name }) => `/${name}`),
    ...[...addressesOf(site).keys()].map((address) => `${address}index.md`),
  ]);
};
