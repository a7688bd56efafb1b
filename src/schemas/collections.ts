// The table of collections: one row says all that is to be known of a kind of record. Whatever else concerns a collection
// follows from its row, or does not compile until it names the new one.
import { matchesGlob } from 'node:path';
import type { z } from 'astro/zod';
import { type Locale, type TranslatedLocale, translatedLocales, type Word } from '#language/locales.ts';
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

export interface Row {
  schema: z.ZodType;
  /** Below the content folder. The parts in <> make the id, but for the year; a Markdown file may be `.mdx`, too. */
  path: `${string}.md` | `${string}.yaml`;
  /** Name of the schema's file, and of what `npm run new` makes, unless `makes` says so; absent where nobody writes them. */
  one?: string;
  makes?: readonly string[];
  label: Word;
  /** What a record is, as lists of kinds say it. */
  what: Word;
  /** Address in Chinese of the page that shows a record, with the place on the page where it is one of many. */
  address: (id: string) => string;
  /** Whether that page is not the record's own. */
  shared?: true;
  /** The pages that list the records, the main one first. */
  listed: readonly [string, ...string[]];
  /** Whether records are texts with an English translation beside them. */
  translated?: true;
  /** Whether files are kept as they were, byte for byte. */
  verbatim?: true;
  /** Whether records stand in the order of their field `order` rather than of their ids. */
  ordered?: true;
  /** Ids that no record may have, because the file of that name is another one: `/calendar/all.ics`, `data/live/links.json`. */
  taken?: readonly string[];
  /** Whether questions may be about the records. */
  asked?: true;
  /** Whether /api/v1/ has a file of the records. */
  api?: true;
}

/** Page records whose page stands elsewhere than at their id; error pages have no address of their own. */
const elsewhere: Record<string, string> = {
  home: '/',
  decisions: '/meetings/decisions/',
  actions: '/meetings/actions/',
  'charter-version': '/charter/',
  'not-found': '/',
};

const rows = {
  pages: {
    schema: page,
    path: 'pages/<id>/zh.md',
    one: 'page',
    label: ['页面', 'Page'],
    what: ['一个页面', 'A page'],
    address: (id) => elsewhere[id] ?? `/${id}/`,
    listed: ['/search/'],
    translated: true,
    asked: true,
  },
  charters: {
    schema: charterVersion,
    path: 'pages/charter/versions/<id>.md',
    label: ['章程原文', 'Original charter'],
    what: ['章程的一个版本', 'A version of the charter'],
    address: (id) => `/charter/${id}/`,
    listed: ['/charter/'],
    verbatim: true,
  },
  subprojects: {
    schema: subproject,
    path: 'subprojects/<id>/zh.md',
    one: 'subproject',
    label: ['所辖项目', 'Subproject'],
    what: ['一个所辖项目', 'A subproject'],
    address: (id) => `/subprojects/${id}/`,
    listed: ['/subprojects/', '/', '/charter/'],
    translated: true,
    ordered: true,
    asked: true,
    api: true,
  },
  people: {
    schema: person,
    path: 'people/<id>.yaml',
    one: 'person',
    label: ['成员', 'Member'],
    what: ['一个人，或一个团队', 'A person or a team'],
    address: (id) => `/members/${id}/`,
    listed: ['/members/', '/charter/'],
    ordered: true,
    asked: true,
    api: true,
  },
  services: {
    schema: service,
    path: 'services/<id>.yaml',
    one: 'service',
    label: ['系统', 'System'],
    what: ['一个运行中的系统', 'A running system'],
    address: (id) => `/status/${id}/`,
    listed: ['/status/', '/upkeep/'],
    taken: ['links'],
    asked: true,
    api: true,
  },
  lists: {
    schema: list,
    path: 'lists/<id>.yaml',
    one: 'list',
    label: ['邮件列表', 'Mailing list'],
    what: ['一个邮件列表', 'A mailing list'],
    address: () => '/contact/',
    listed: ['/contact/', '/charter/'],
    shared: true,
    ordered: true,
    asked: true,
  },
  series: {
    schema: series,
    path: 'series/<id>.yaml',
    one: 'series',
    label: ['会议系列', 'Meeting series'],
    what: ['一个会议系列', 'A meeting series'],
    address: () => '/meetings/',
    listed: ['/meetings/', '/charter/', '/'],
    shared: true,
    ordered: true,
    taken: ['all', 'meetings', 'maintenance'],
    asked: true,
  },
  meetings: {
    schema: meeting,
    path: 'meetings/<year>/<date>-<series>.md',
    one: 'meeting',
    label: ['会议', 'Meeting'],
    what: ['一次会议和它的纪要', 'A meeting with its minutes'],
    address: (id) => `/meetings/${id}/`,
    listed: ['/meetings/', '/meetings/decisions/', '/meetings/actions/', '/'],
    api: true,
  },
  notices: {
    schema: notice,
    path: 'notices/<year>/<date>-<name>.md',
    one: 'notice',
    label: ['事故和维护', 'Incident or maintenance'],
    what: ['一次事故，或一个维护窗口', 'An incident or a maintenance window'],
    address: (id) => `/status/notices/${id}/`,
    listed: ['/status/', '/'],
    makes: ['incident', 'maintenance'],
  },
  docs: {
    schema: doc,
    path: 'docs/<section>/<id>/zh.md',
    one: 'doc',
    label: ['文档', 'Doc'],
    what: ['一篇指南或操作手册', 'A guide or runbook'],
    address: (id) => `/docs/${id}/`,
    listed: ['/docs/'],
    translated: true,
  },
  news: {
    schema: news,
    path: 'news/<year>/<date>-<name>/zh.md',
    one: 'news',
    label: ['公告', 'Announcement'],
    what: ['一则公告', 'An announcement'],
    address: (id) => `/news/${id}/`,
    listed: ['/news/'],
    translated: true,
  },
} as const satisfies Record<string, Row>;

/** The names of the rows that say something of a kind. */
type Having<Rows, Key extends string> = {
  [Name in keyof Rows]: Rows[Name] extends Record<Key, unknown> ? Name : never;
}[keyof Rows];

const having = <Rows extends object, Key extends string>(all: Rows, key: Key) =>
  (Object.keys(all) as (keyof Rows)[]).filter((name) => key in (all[name] as object)) as Having<Rows, Key>[];

/** The collections whose records a question may be about. */
export const askedCollections = having(rows, 'asked');

/** Every kind of record, in the order in which lists of kinds show them. */
export const table = {
  ...rows,
  questions: {
    schema: question(askedCollections),
    path: 'questions/<id>.yaml',
    one: 'question',
    label: ['待确认的问题', 'Open question'],
    what: ['一个待确认的问题', 'An open question'],
    address: (id) => `/upkeep/questions/#${id}`,
    listed: ['/upkeep/'],
    shared: true,
    api: true,
  },
  redirects: {
    schema: redirect,
    path: 'redirects/<id>.yaml',
    one: 'redirect',
    label: ['重定向', 'Redirect'],
    what: ['一个改了网址的页面', 'A page whose address has changed'],
    address: () => '/search/',
    listed: ['/search/'],
    shared: true,
  },
} as const satisfies Record<string, Row>;

export type SourceCollection = keyof typeof table;
export type TranslatedCollection = Having<typeof table, 'translated'>;
/** Those of which /api/v1/ has a file, as src/api/api.ts must. */
export type ApiCollection = Having<typeof table, 'api'>;
/** `pagesEn` holds the English translations of `pages`. */
export type TranslationsOf<Name extends string> = `${Name}${Capitalize<TranslatedLocale>}`;
export type CollectionName = SourceCollection | TranslationsOf<TranslatedCollection>;

export const sourceCollections = Object.keys(table) as SourceCollection[];
export const translatedCollections = having(table, 'translated');
/** Those that people write, and that `npm run new` makes. */
export const writtenCollections = having(table, 'one');

export const rowOf = (name: SourceCollection): Row => table[name];

const suffixOf = (locale: TranslatedLocale): string => `${locale.charAt(0).toUpperCase()}${locale.slice(1)}`;
export const translationsOf = <Name extends string>(name: Name, locale: TranslatedLocale) =>
  `${name}${suffixOf(locale)}` as TranslationsOf<Name>;
/** The language of the texts of a collection, Chinese unless it holds translations. */
export const languageOf = (name: string): Locale =>
  translatedLocales.find((locale) => name.endsWith(suffixOf(locale))) ?? 'zh';
export const sourceCollection = (name: string): SourceCollection => {
  const language = languageOf(name);
  return (language === 'zh' ? name : name.slice(0, -suffixOf(language).length)) as SourceCollection;
};
/** Whether records are texts, in Markdown. */
export const isText = (name: SourceCollection): boolean => table[name].path.endsWith('.md');
/** Whether a record belongs to a day, with which its id begins. */
export const isDated = (name: SourceCollection): boolean => table[name].path.includes('<year>');

// Where the records of a collection are read, and where a new one is written.

export interface Collection<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** Glob below the content folder. */
  files: string;
  /** The record's id from its path below the content folder. */
  idOf: (path: string) => string;
}

const isOfId = (part = ''): boolean => part.includes('<') && part !== '<year>';

/** The parts of the path that make the id: `<section>` and `<id>`. */
export const idParts = (name: SourceCollection): string[] => table[name].path.split('/').filter((part) => isOfId(part));

/** `docs/<section>/<id>/zh.md` reads `docs/site/editing/zh.mdx` as `site/editing`. */
const readAt = <Schema extends z.ZodType>(schema: Schema, { path, verbatim }: Row): Collection<Schema> => {
  const parts = path.split('/');
  const files = parts.map((part) => part.replace(/<.*>/, '*')).join('/');
  return {
    schema,
    files: verbatim ? files : files.replace(/\.md$/, '.{md,mdx}').replace(/\.yaml$/, '.{yaml,yml}'),
    idOf: (file) => {
      const names = file.replace(/\.\w+$/, '').split('/');
      return names.filter((_, at) => isOfId(parts[at])).join('/');
    },
  };
};

type SchemaOf<Name extends CollectionName> = Name extends SourceCollection
  ? (typeof table)[Name]['schema']
  : typeof translation;

/** What is read, by the name that Astro has for it. */
export const collections = Object.fromEntries(
  sourceCollections.flatMap((name) => {
    const row = rowOf(name);
    const translations = (row.translated ? translatedLocales : []).map((locale) => {
      const translated = { ...row, path: row.path.replace('zh.md', `${locale}.md`) } as Row;
      return [translationsOf(name, locale), readAt(translation, translated)];
    });
    return [[name, readAt(row.schema, row)], ...translations];
  }),
) as { [Name in CollectionName]: Collection<SchemaOf<Name>> };

const all = Object.entries(collections) as [CollectionName, Collection][];

/** The collection that reads a file, given its path below the content folder; `undefined` where none does. */
export const collectionOf = (path: string): CollectionName | undefined => {
  const [top] = path.split('/');
  return all.find(([, { files }]) => files.startsWith(`${top}/`) && matchesGlob(path, files))?.[0];
};

/** Path below the content folder of the file of a record with this id. */
export const pathOf = ({ collection, id }: { collection: SourceCollection; id: string }): string => {
  const ids = id.split('/');
  const parts = table[collection].path.split('/').map((part) => {
    if (part === '<year>') return id.slice(0, 4);
    return isOfId(part) ? part.replace(/<.*>/, ids.shift() ?? '') : part;
  });
  return parts.join('/');
};
