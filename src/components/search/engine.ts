// Pagefind, with the index of the page's language and that of the other one; loaded at the first question.
import { localeOf } from '#language/routes.ts';

/** A page as Pagefind's index holds it. */
export interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  sub_results: { title: string; url: string; plain_excerpt: string; anchor?: object }[];
}

interface Match {
  id: string;
  data(): Promise<Fragment>;
}

interface Pagefind {
  options(options: object): Promise<void>;
  mergeIndex(path: string, options: object): Promise<void>;
  search(query: string): Promise<{ results: Match[] }>;
}

/** Why there is no answer: no index was built, or it could not be loaded. */
export class SearchFailure extends Error {
  // Declared alone: oldest browsers have no fields of classes.
  declare reason: 'missing' | 'failed';
  constructor(reason: 'missing' | 'failed', cause?: unknown) {
    super(`search index ${reason}`, { cause });
    this.reason = reason;
  }
}

const baseUrl = import.meta.env.BASE_URL;
const folder = `${baseUrl}pagefind/`;
const options = { baseUrl, excerptLength: 40 };
/** The languages of the answers, that of the page first, as in its `lang`. */
export const languages = [
  document.documentElement.lang,
  localeOf(location.pathname.slice(baseUrl.length - 1)) === 'zh' ? 'en' : 'zh-CN',
] as const;

let loading: Promise<Pagefind> | undefined;
/** What the site said of its index when it was loaded: other pages make it another. */
let loaded = '';
let attempts = 0;

const entry = async (): Promise<string> => {
  const answer = await fetch(`${folder}pagefind-entry.json`, { cache: 'no-cache' });
  if (!answer.ok) throw new SearchFailure('missing');
  return answer.text();
};

const start = async (): Promise<Pagefind> => {
  loaded = await entry();
  const indexed = Object.keys((JSON.parse(loaded) as { languages: Record<string, unknown> }).languages);
  // A browser may remember a failed import by its address, so each attempt has its own.
  const script = `${folder}pagefind.js${attempts++ ? `?${attempts}` : ''}`;
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  await pagefind.options(options);
  // Fails where the index cannot be loaded; a merge would wait for ever.
  await pagefind.search('');
  const other = languages[1].toLowerCase();
  // Pagefind skips a merge with its own folder; "./" makes that another one.
  if (indexed.includes(other))
    await pagefind.mergeIndex(folder.replace(/pagefind\/$/, './$&'), { language: other, ...options });
  return pagefind;
};

/** Loads the index unless it is loaded; after a failure the next call tries again. */
const load = (): Promise<Pagefind> => {
  loading ??= start().catch((cause: unknown) => {
    loading = undefined;
    throw cause instanceof SearchFailure ? cause : new SearchFailure('failed', cause);
  });
  return loading;
};

/**
 * Whether the site has another index by now, as after a release: pieces of the one that is loaded may be gone. The next search
 * then loads the new one.
 */
export const isOutdated = async (): Promise<boolean> => {
  const now = await entry().catch(() => loaded);
  if (now === loaded) return false;
  loading = undefined;
  return true;
};

/** Loads the index in advance; a failure is left to the search that needs it. */
export const warm = (): void => void load().catch(() => undefined);

/**
 * The matches of a query in each of `languages`, in the order of the index, which is only roughly that of nearness.
 * @throws SearchFailure
 */
export const matches = async (query: string): Promise<Match[][]> => {
  const pagefind = await load();
  const { results } = await pagefind.search(query).catch((cause: unknown) => {
    throw new SearchFailure('failed', cause);
  });
  // An id begins with the language of its index.
  return languages.map((lang) => results.filter((result) => result.id.startsWith(`${lang.toLowerCase()}_`)));
};
