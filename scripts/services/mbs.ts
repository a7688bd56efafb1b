// A stand-in for the Module Build Service: the list of builds with its filters and pages, and what it says of itself.
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { addressOf, sendJson } from './answers.ts';
import { type Service, type StartOptions, serve } from './loopback.ts';
import { shiftDates } from './shift-dates.ts';

interface ModuleBuild {
  id: number;
  state: number;
  state_name: string;
  time_completed: string | null;
  [field: string]: unknown;
}

const states = ['init', 'wait', 'build', 'done', 'failed', 'ready'];
const writtenAt = new Date('2026-11-22T12:00:00Z');
const fixture = new URL('./recordings/mbs/module-builds.json', import.meta.url);
const root = '/module-build-service/1';

const sendError = (response: ServerResponse, status: number, error: string, message: string): void =>
  sendJson(response, status, { error, message, status });

const matches = (query: URLSearchParams) => {
  const wanted = query.getAll('state');
  const after = query.get('completed_after');
  return ({ state, state_name: name, time_completed: completed }: ModuleBuild): boolean =>
    (wanted.length === 0 || wanted.includes(name) || wanted.includes(String(state))) &&
    (after === null || (completed !== null && completed >= after));
};

const pageOf = (found: ModuleBuild[], query: URLSearchParams): unknown => {
  const page = Number(query.get('page') ?? 1);
  const perPage = Number(query.get('per_page') ?? 10);
  const pages = Math.ceil(found.length / perPage);
  const link = (number: number): string => `http://mbs.internal${root}/module-builds/?page=${number}`;
  return {
    items: found.slice((page - 1) * perPage, page * perPage),
    meta: {
      page,
      pages,
      per_page: perPage,
      total: found.length,
      first: link(1),
      last: link(pages),
      prev: page > 1 ? link(page - 1) : null,
      next: page < pages ? link(page + 1) : null,
    },
  };
};

/** `about/` and `module-builds/` under `/module-build-service/1/`. */
export const start = ({ port, now }: StartOptions): Promise<Service> => {
  const builds = shiftDates(JSON.parse(readFileSync(fixture, 'utf8')) as ModuleBuild[], writtenAt, now);
  return serve((request, response) => {
    const { pathname, searchParams } = addressOf(request);
    if (pathname === `${root}/about/`) {
      return sendJson(response, 200, { version: '3.10.0', api_version: 2, auth_method: 'kerberos' });
    }
    if (pathname !== `${root}/module-builds/`) return sendError(response, 404, 'Not Found', 'No such resource found.');
    const unknown = searchParams.getAll('state').find((state) => !states.includes(state) && !/^\d+$/.test(state));
    if (unknown !== undefined) {
      return sendError(response, 400, 'Bad Request', `Invalid state was supplied: ${unknown}`);
    }
    return sendJson(response, 200, pageOf(builds.filter(matches(searchParams)), searchParams));
  }, port);
};
