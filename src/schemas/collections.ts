// The table of collections: where each one's files lie, how a path becomes an id, and the shape of a record.
import { matchesGlob } from 'node:path';
import type { z } from 'astro/zod';
import { doc } from './doc.ts';
import { list } from './list.ts';
import { meeting } from './meeting.ts';
import { news } from './news.ts';
import { notice } from './notice.ts';
import { charterVersion, page } from './page.ts';
import { person } from './person.ts';
import { question } from './question.ts';
import { redirect } from './redirect.ts';
import { series } from './series.ts';
import { service } from './service.ts';
import { subproject } from './subproject.ts';
import { translation } from './translation.ts';

export interface Collection {
  /** Glob below the content folder. */
  files: string;
  schema: z.ZodType;
  /** The record's id from its path below the content folder. */
  idOf: (path: string) => string;
  /** Ids that no record may have, because the file of that name is another one: `/calendar/all.ics`, `data/live/links.json`. */
  taken?: string[];
}

const stem = (path: string) => path.replace(/^.*\//, '').replace(/\.\w+$/, '');
/** `docs/site/editing/zh.md` → `site/editing`; a year folder is not part of the id. */
const folder = (path: string) =>
  path
    .split('/')
    .slice(1, -1)
    .filter((part) => !/^\d{4}$/.test(part))
    .join('/');

const data = <T extends z.ZodType>(name: string, schema: T) => ({ files: `${name}/*.{yaml,yml}`, schema, idOf: stem });
const dated = <T extends z.ZodType>(name: string, schema: T) => ({ files: `${name}/*/*.{md,mdx}`, schema, idOf: stem });
const source = <T extends z.ZodType>(path: string, schema: T) => ({
  files: `${path}/zh.{md,mdx}`,
  schema,
  idOf: folder,
});
const translated = (path: string) => ({ files: `${path}/en.{md,mdx}`, schema: translation, idOf: folder });

export const collections = {
  pages: source('pages/*', page),
  pagesEn: translated('pages/*'),
  charters: { files: 'pages/charter/versions/*.md', schema: charterVersion, idOf: stem },
  subprojects: source('subprojects/*', subproject),
  subprojectsEn: translated('subprojects/*'),
  people: data('people', person),
  services: { ...data('services', service), taken: ['links'] },
  lists: data('lists', list),
  series: { ...data('series', series), taken: ['all', 'meetings', 'maintenance'] },
  meetings: dated('meetings', meeting),
  notices: dated('notices', notice),
  docs: source('docs/*/*', doc),
  docsEn: translated('docs/*/*'),
  news: source('news/*/*', news),
  newsEn: translated('news/*/*'),
  questions: data('questions', question),
  redirects: data('redirects', redirect),
} satisfies Record<string, Collection>;

export type CollectionName = keyof typeof collections;

const table = Object.entries(collections) as [CollectionName, Collection][];

/** The collection that reads a file, given its path below the content folder; `undefined` where none does. */
export const collectionOf = (path: string): CollectionName | undefined => {
  const [top] = path.split('/');
  return table.find(([, { files }]) => files.startsWith(`${top}/`) && matchesGlob(path, files))?.[0];
};
