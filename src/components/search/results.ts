// What the reader gets for a question: the nearest pages of each language, each with the place and words that answer it.
import {
  closeness,
  excerpt,
  type FoundPage,
  mark,
  rank,
  sectionFor,
  type Segment,
  toLooseQuery,
  toQuery,
} from './query.ts';
import { type Fragment, isOutdated, languages, matches } from './engine.ts';

export interface Result {
  /** Path of the page, with the section to go to. */
  href: string;
  title: Segment[];
  /** The part of the site, and the section of the page that has what was asked. */
  place: string[];
  excerpt: Segment[];
}

/** Results of one language, nearest first; `more` when there are others. */
export interface Group {
  lang: string;
  own: boolean;
  results: Result[];
  more: boolean;
  /** Whether any of them contains what was asked, rather than something like it. */
  near: boolean;
}

interface Page extends FoundPage {
  url: string;
  area: string | undefined;
}

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');

const toPage = ({ url, content, meta, sub_results: parts }: Fragment): Page => ({
  url,
  title: meta['title'] ?? url,
  content,
  aka: meta['aka'],
  area: meta['area'],
  parts: parts
    .filter((part) => part.anchor)
    .map((part) => ({ title: part.title, url: part.url, text: unescaped(part.plain_excerpt) })),
});

/** The text of the section, or of the page, without its own heading: that stands above the excerpt already. */
const bodyOf = ({ content, title }: Page, section: FoundPage['parts'][number] | undefined): string => {
  const body = section ? content.slice(Math.max(0, content.indexOf(section.text))) : content;
  const heading = section?.title ?? title;
  const from = body.startsWith(heading) ? heading.length : 0;
  const text = body.slice(from).replace(/^[\s\p{P}]+/u, '');
  return section && from === 0 ? `…${text}` : text;
};

const toResult = (page: Page, text: string): Result => {
  const section = sectionFor(page, text);
  const { pathname, hash } = new URL(section?.url ?? page.url, location.href);
  const place = [page.area, section?.title].filter((name) => name !== undefined && name !== page.title) as string[];
  return { href: pathname + hash, title: mark(page.title, text), place, excerpt: excerpt(bodyOf(page, section), text) };
};

/** So many matches are read and ranked: the order of the index is not good enough to read only those that are shown. */
const considered = 30;

const ask = async (query: string, text: string, limit: number): Promise<Group[]> => {
  const groups = await Promise.all(
    (await matches(query)).map(async (all, i) => {
      const fragments = await Promise.all(all.slice(0, considered).map((match) => match.data()));
      const pages = rank(fragments.map(toPage), text);
      return {
        lang: languages[i] as string,
        own: i === 0,
        results: pages.slice(0, limit).map((page) => toResult(page, text)),
        more: pages.length > limit || (pages.length === considered && all.length > considered),
        near: pages.some((page) => page.closeness < closeness.loose),
      };
    }),
  );
  return groups.filter(({ results }) => results.length > 0).sort((a, b) => Number(b.near) - Number(a.near));
};

const find = async (text: string, limit: number): Promise<Group[]> => {
  const groups = await ask(toQuery(text), text, limit);
  return groups.length > 0 ? groups : ask(toLooseQuery(text), text, limit);
};

/**
 * The pages that answer `text`, at most `limit` of each language: those of this language first, unless only the
 * other's contain it.
 * @throws SearchFailure
 */
export const resultsFor = async (text: string, limit: number): Promise<Group[]> => {
  const groups = await find(text, limit).catch((error: unknown) => error);
  if (Array.isArray(groups) && groups.length > 0) return groups as Group[];
  if (await isOutdated()) return find(text, limit);
  if (Array.isArray(groups)) return groups as Group[];
  throw groups;
};
