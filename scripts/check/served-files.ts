// The files that the site offers to programs beside its pages: feeds, calendars, data, badges, and the pages as Markdown.
import { feedNames } from '../../src/model/feeds.ts';
import { answerNames } from '../../src/model/statuspage.ts';
import { apiSchemas } from '../../src/schemas/api.ts';
import { type Collection, collections } from '../../src/schemas/collections.ts';
import { addressesOf } from './paths.ts';
import type { Site } from './read.ts';

const fixed = ['/robots.txt', '/llms.txt', '/llms-full.txt', '/sitemap-index.xml', '/.well-known/security.txt'];

const data = [
  ...Object.keys(apiSchemas).flatMap((name) => [`/api/v1/${name}.json`, `/api/v1/schema/${name}.json`]),
  ...answerNames.map((name) => `/api/v2/${name}.json`),
  ...feedNames.flatMap((name) => [`/feed/${name}.xml`, `/feed/${name}.json`]),
];

/** The address of every such file; those of pages as Markdown are all named, though some pages have none. */
export const servedFiles = (site: Site): Set<string> => {
  const ids = (name: string) => site.sources.filter(({ collection }) => collection === name).map(({ id }) => id);
  const { taken: calendars = [] }: Collection = collections.series;
  return new Set([
    ...fixed,
    ...data,
    ...[...calendars, ...ids('series')].map((id) => `/calendar/${id}.ics`),
    ...ids('services').flatMap((id) => [`/badge/${id}.svg`, `/badge/${id}.json`]),
    ...ids('charters').map((id) => `/charter/${id}.md`),
    ...(site.config?.verification?.files ?? []).map(({ name }) => `/${name}`),
    ...[...addressesOf(site).keys()].map((address) => `${address}index.md`),
  ]);
};
