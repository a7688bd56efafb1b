// A stand-in for Gitee: the repositories of two organisations, in pages, and the open pull requests of each repository.
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { addressOf, sendJson, sendPage } from './answers.ts';
import { type Service, type StartOptions, serve } from './loopback.ts';
import { shiftDates } from './shift-dates.ts';

interface Entry {
  open_pulls: number;
  repository: { full_name: string; [field: string]: unknown };
}

const writtenAt = new Date('2026-11-22T12:00:00Z');
const fixture = new URL('./recordings/gitee/repositories.json', import.meta.url);

/** An organisation with more repositories than a run reads; each as the first of the small one, under its own name. */
const manyOf = (entries: Entry[]): Entry[] =>
  Array.from({ length: 1234 }, (_, index) => ({
    open_pulls: 0,
    repository: { ...entries[0]?.repository, full_name: `example-packages/package-${index}` },
  }));

/** Totals come as headers, with underscores. */
const sendList = (response: ServerResponse, list: unknown[], query: URLSearchParams): void => {
  const page = Number(query.get('page') ?? 1);
  const perPage = Math.min(100, Number(query.get('per_page') ?? 20));
  const headers = {
    total_count: String(list.length),
    total_page: String(Math.ceil(list.length / perPage)),
  };
  sendJson(response, 200, list.slice((page - 1) * perPage, page * perPage), headers);
};

/** Organisations `example` (8 repositories) and `example-packages` (1234) below `/api/v5`. */
export const start = ({ port, now }: StartOptions): Promise<Service> => {
  const small = shiftDates(JSON.parse(readFileSync(fixture, 'utf8')) as Entry[], writtenAt, now);
  const organisations = new Map([
    ['example', small],
    ['example-packages', manyOf(small)],
  ]);
  const repositories = new Map([...organisations.values()].flat().map((entry) => [entry.repository.full_name, entry]));
  return serve((request, response) => {
    const { pathname, searchParams } = addressOf(request);
    const org = organisations.get(/^\/api\/v5\/orgs\/([^/]+)\/repos$/.exec(pathname)?.[1] ?? '');
    const entry = repositories.get(/^\/api\/v5\/repos\/([^/]+\/[^/]+)\/pulls$/.exec(pathname)?.[1] ?? '');
    if (org) {
      const list = org.map(({ repository }) => repository);
      return sendList(response, list, searchParams);
    }
    if (entry) {
      const list = Array.from({ length: entry.open_pulls }, (_, index) => ({ number: index + 1, state: 'open' }));
      return sendList(response, list, searchParams);
    }
    if (pathname.startsWith('/api/')) return sendJson(response, 404, { message: '404 Not Found' });
    return sendPage(response, repositories.has(pathname.slice(1)) ? 200 : 404, pathname.slice(1));
  }, port);
};
