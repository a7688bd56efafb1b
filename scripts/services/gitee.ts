// A mock of Gitee: the repositories of two organisations, in pages, and the open pull requests of each repository.
import { json, page, type Reply, type Service, type StartOptions, serveReplies } from './loopback.ts';
import { recorded } from './recorded.ts';

interface Entry {
  open_pulls: number;
  repository: { full_name: string; [field: string]: unknown };
}

/** An organisation with more repositories than a run reads; each as the first of the small one, under its own name. */
const manyOf = (entries: Entry[]): Entry[] =>
  Array.from({ length: 1234 }, (_, index) => ({
    open_pulls: 0,
    repository: { ...entries[0]?.repository, full_name: `example-packages/package-${index}` },
  }));

/** Totals come as headers, with underscores. */
const pageOf = (list: unknown[], query: URLSearchParams): Reply => {
  const number = Number(query.get('page') ?? 1);
  const perPage = Math.min(100, Number(query.get('per_page') ?? 20));
  const headers = { total_count: String(list.length), total_page: String(Math.ceil(list.length / perPage)) };
  return { ...json(list.slice((number - 1) * perPage, number * perPage)), headers };
};

/** Organisations `example` (8 repositories) and `example-packages` (1234) below `/api/v5`. */
export const start = ({ now }: StartOptions): Promise<Service> => {
  const small = recorded<Entry[]>('gitee/repositories.json', '2026-11-22T12:00:00Z', now);
  const entries = [...small, ...manyOf(small)];
  const repositories = new Map(entries.map((entry) => [entry.repository.full_name, entry]));
  return serveReplies(({ pathname, searchParams }) => {
    const org = /^\/api\/v5\/orgs\/([^/]+)\/repos$/.exec(pathname)?.[1];
    const ofOrg = entries.filter(({ repository }) => repository.full_name.startsWith(`${org}/`));
    if (ofOrg.length > 0) {
      const list = ofOrg.map(({ repository }) => repository);
      return pageOf(list, searchParams);
    }
    const entry = repositories.get(/^\/api\/v5\/repos\/([^/]+\/[^/]+)\/pulls$/.exec(pathname)?.[1] ?? '');
    if (entry) {
      const list = Array.from({ length: entry.open_pulls }, (_, index) => ({ number: index + 1, state: 'open' }));
      return pageOf(list, searchParams);
    }
    if (pathname.startsWith('/api/')) return json({ message: '404 Not Found' }, 404);
    return page(pathname.slice(1), repositories.has(pathname.slice(1)) ? 200 : 404);
  });
};
