// Where records are seen: the page that a record has for itself or is shown on, and the pages that list its kind.
import type { Locale } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
import { type SourceCollection, rowOf, sourceCollections, table } from '#schemas/collections.ts';
import { type Facts, get } from './facts.ts';
import { type Shown, shown } from './translations.ts';

/** Page records that every site has and that are shown as documents. */
const documents = ['join', 'contact', 'privacy', 'accessibility'] as const;
/** Page records whose words a page in src/pages shows, other than the lists of collections. */
const others = ['home', 'charter-version', 'decisions', 'actions', 'contribute', 'not-found'] as const;

type ListPage<Name extends SourceCollection> = (typeof table)[Name]['listed'][0] extends `/${infer Id}/` ? Id : never;

export type PageId = (typeof documents)[number] | (typeof others)[number] | ListPage<SourceCollection>;

/** The page that lists a collection first of all. */
export const listPage = (name: SourceCollection) => rowOf(name).listed[0].slice(1, -1) as PageId;

export const listPages = [...new Set(sourceCollections.filter((name) => !rowOf(name).optional).map(listPage))];

/** Every site has these; each is src/content/pages/<id>/. */
export const requiredPages = [...new Set([...others, ...documents, ...listPages])];

/** Address (in Chinese) of the page that a record under pages/ is the words of. */
export const pagePath = table.pages.address;

/** Words that stand on the pages of other records. */
const withoutPage = new Set(['charter-version', 'history', 'not-found']);

const isDocument = (id: string): boolean =>
  (documents as readonly string[]).includes(id) || !(withoutPage.has(id) || (requiredPages as string[]).includes(id));

/** Ids of the page records that are plain documents at `/<id>/`. */
export const documentPages = (facts: Facts): string[] => facts.pages.map(({ id }) => id).filter(isDocument);

export const pageWords = (facts: Facts, id: PageId, locale: Locale): Shown => shown(get(facts.pages, id), locale);

export interface Moved {
  locale: Locale;
  /** Paths on this site; `to` may name a place on the page, and is the home page where nothing took its place. */
  from: string;
  to: string;
  /** HTTP status: moved for good, or gone for good. */
  status: 301 | 410;
}

/** Every old address in every language, in an order of its own. */
export const redirects = ({ redirects: records }: Pick<Facts, 'redirects'>, languages: readonly Locale[]): Moved[] =>
  languages.flatMap((locale, index) =>
    records
      // A file is the same in every language.
      .filter(({ data }) => index === 0 || data.from.endsWith('/'))
      .map(({ data: { from, to = '/', gone } }): Moved => ({
        locale,
        from: from.endsWith('/') ? localised(from, locale) : from,
        to: to.replace(/#.*/, '').endsWith('/') ? localised(to, locale) : to,
        status: gone ? 410 : 301,
      })),
  );

/** Address of the page of a record alone; `undefined` where it is shown on a page with others. */
export const ownPage = (collection: SourceCollection, id: string): string | undefined => {
  const { shared, address } = rowOf(collection);
  return shared || (collection === 'pages' && withoutPage.has(id)) ? undefined : address(id);
};

/** Address of a record in Chinese, with the place on the page where it is one of many. */
export const recordPath = (collection: SourceCollection, id: string): string => rowOf(collection).address(id);
