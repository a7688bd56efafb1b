// The pages whose words are records under pages/.
import { type Facts, get } from './facts.ts';
import { type Locale, type Shown, shown } from './translations.ts';

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
