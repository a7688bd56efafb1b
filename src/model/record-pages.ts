// Where records are seen: the page that a record has for itself or is shown on, and the pages that list its kind.
import type { CollectionName } from '../schemas/collections.ts';
import { pagePath } from './pages.ts';
import { questionPath } from './questions.ts';

/** Collections without their translations. */
export type SourceCollection = Exclude<CollectionName, `${string}En`>;

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
