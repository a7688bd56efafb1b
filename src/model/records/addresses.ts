// Where records are seen: the page that a record has for itself or is shown on, and the pages that list its kind.
import { localised } from '#language/routes.ts';
import { type Locale, type Shown, shown } from '#language/translations.ts';
import { type Facts, get } from './facts.ts';
import { questionPath } from './questions.ts';

// The pages whose words are records under pages/.

/** Every site has these; each is src/content/pages/<id>/. */
export const requiredPages = [
  'home',
  'charter',
  'charter-version',
  'subprojects',
  'members',
  'join',
  'contact',
  'meetings',
  'decisions',
  'actions',
  'docs',
  'news',
  'status',
  'upkeep',
  'search',
  'contribute',
  'privacy',
  'accessibility',
  'not-found',
] as const;

export type PageId = (typeof requiredPages)[number];

/** Pages with a template of their own; every other page record is shown as a document. */
const templated = new Set<string>(
  requiredPages.filter((id) => !['join', 'contact', 'privacy', 'accessibility'].includes(id)),
);

const elsewhere: Record<string, string> = {
  home: '/',
  decisions: '/meetings/decisions/',
  actions: '/meetings/actions/',
  'charter-version': '/charter/',
  // Error pages have no address of their own.
  'not-found': '/',
};

/** Address (in Chinese) of the page that a record under pages/ is the words of. */
export const pagePath = (id: string): string => elsewhere[id] ?? `/${id}/`;

/** Ids of the page records that are plain documents at `/<id>/`. */
export const documentPages = (facts: Facts): string[] =>
  facts.pages.map(({ id }) => id).filter((id) => !templated.has(id));

export const pageWords = (facts: Facts, id: PageId, locale: Locale): Shown => shown(get(facts.pages, id), locale);

// Addresses that pages had before, and where each leads now: for hosts that redirect, and for pages that do it without them.

export interface Moved {
  locale: Locale;
  /** Paths on this site; `to` may name a place on the page. */
  from: string;
  to: string;
  /** HTTP status: moved for good. */
  status: 301;
}

/** Every old address in every language, in an order of its own. */
export const redirects = ({ redirects: records }: Pick<Facts, 'redirects'>, languages: readonly Locale[]): Moved[] =>
  languages.flatMap((locale) =>
    records.map(({ data }): Moved => ({
      locale,
      from: localised(data.from, locale),
      to: localised(data.to, locale),
      status: 301,
    })),
  );

/** Collections without their translations. */
export type SourceCollection = keyof Facts;

/** `pagesEn` holds the translations of `pages`. */
export const sourceCollection = (name: string): SourceCollection => name.replace(/En$/, '') as SourceCollection;

const pageOf: Record<SourceCollection, (id: string) => string> = {
  pages: pagePath,
  charters: (id) => `/charter/${id}/`,
  subprojects: (id) => `/subprojects/${id}/`,
  people: (id) => `/members/${id}/`,
  services: (id) => `/status/${id}/`,
  lists: () => '/contact/',
  series: () => '/meetings/',
  meetings: (id) => `/meetings/${id}/`,
  notices: (id) => `/status/notices/${id}/`,
  docs: (id) => `/docs/${id}/`,
  news: (id) => `/news/${id}/`,
  questions: questionPath,
  // An address that a page had before is seen nowhere.
  redirects: () => '/search/',
};

/** The pages that list the records of a collection, the main one first. */
export const listedOn: Record<SourceCollection, string[]> = {
  pages: ['/search/'],
  charters: ['/charter/'],
  subprojects: ['/subprojects/', '/', '/charter/'],
  people: ['/members/', '/charter/'],
  services: ['/status/', '/upkeep/'],
  lists: ['/contact/', '/charter/'],
  series: ['/meetings/', '/charter/', '/'],
  meetings: ['/meetings/', '/meetings/decisions/', '/meetings/actions/', '/'],
  notices: ['/status/', '/'],
  docs: ['/docs/'],
  news: ['/news/'],
  questions: ['/upkeep/'],
  redirects: ['/search/'],
};

/** Address of a record in Chinese, with the place on the page where it is one of many. */
export const recordPath = (collection: SourceCollection, id: string): string => pageOf[collection](id);
