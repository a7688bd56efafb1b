// The addresses of the site, derived from its records.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { apiNames } from '#api/api.ts';
import { feedNames } from '#api/feeds.ts';
import { ownPage, pagePath } from '#model/records/addresses.ts';
import { anchorOf } from '#model/records/fields.ts';
import { answerNames } from '#model/status/statuspage.ts';
import { kinds } from '#model/upkeep/upkeep.ts';
import { kindNames, recordKind } from '#records/record-kinds.ts';
import { sourceCollection, table } from '#schemas/collections.ts';
import type { Site, Source } from './read.ts';

/** The pages of a year that a meeting is listed on, with the page record whose words they have. */
const yearsOf = ({ collection, id, data }: Source): { page: string; address: string }[] => {
  if (collection !== 'meetings') return [];
  const rows = (field: string): unknown[] => {
    const value = (data as Record<string, unknown> | undefined)?.[field];
    return Array.isArray(value) ? value : [];
  };
  const stateOf = (row: unknown) => (row as { state?: unknown } | null)?.state ?? 'open';
  const closes = [...rows('actions'), ...rows('updates')].some((row) => stateOf(row) !== 'open');
  const pages = ['meetings', ...(rows('decisions').length > 0 ? ['decisions'] : []), ...(closes ? ['actions'] : [])];
  return pages.map((page) => ({ page, address: `${pagePath(page)}${id.slice(0, 4)}/` }));
};

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
    if (source.collection === 'pages' && source.id === 'contribute')
      for (const kind of kindNames) add(`/contribute/${kind}/`, source);
    if (source.collection === 'pages' && source.id === 'upkeep')
      for (const kind of kinds) add(`/upkeep/${kind}/`, source);
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

// The files that the site offers to programs beside its pages: feeds, calendars, data, badges, and the pages as Markdown.

const fixed = ['/robots.txt', '/llms.txt', '/llms-full.txt', '/sitemap-index.xml', '/.well-known/security.txt'];

const data = [
  ...apiNames.flatMap((name) => [`/api/v1/${name}.json`, `/api/v1/schema/${name}.json`]),
  ...answerNames.map((name) => `/api/v2/${name}.json`),
  ...feedNames.flatMap((name) => [`/feed/${name}.xml`, `/feed/${name}.json`]),
];

/** The address of every such file; those of pages as Markdown are all named, though some pages have none. */
export const servedFiles = (site: Site): Set<string> => {
  const ids = (name: string) => site.sources.filter(({ collection }) => collection === name).map(({ id }) => id);
  return new Set([
    ...fixed,
    ...data,
    ...[...table.series.taken, ...ids('series')].map((id) => `/calendar/${id}.ics`),
    ...ids('services').flatMap((id) => [`/badge/${id}.svg`, `/badge/${id}.json`]),
    ...ids('charters').map((id) => `/charter/${id}.md`),
    ...(site.config?.verification?.files ?? []).map(({ name }) => `/${name}`),
    ...[...addressesOf(site).keys()].map((address) => `${address}index.md`),
  ]);
};
