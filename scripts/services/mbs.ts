// A mock of the Module Build Service: the list of builds with its filters and pages, and what it says of itself.
import { json, type Reply, type Service, type StartOptions, serveReplies } from './loopback.ts';
import { recorded } from './recorded.ts';

interface ModuleBuild {
  id: number;
  state: number;
  state_name: string;
  time_completed: string | null;
  [field: string]: unknown;
}

const states = ['init', 'wait', 'build', 'done', 'failed', 'ready'];
const root = '/module-build-service/1';

const failure = (status: number, error: string, message: string): Reply => json({ error, message, status }, status);

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
export const start = ({ now }: StartOptions): Promise<Service> => {
  const builds = recorded<ModuleBuild[]>('mbs/module-builds.json', '2026-11-22T12:00:00Z', now);
  return serveReplies(({ pathname, searchParams }) => {
    if (pathname === `${root}/about/`) return json({ version: '3.10.0', api_version: 2, auth_method: 'kerberos' });
    if (pathname !== `${root}/module-builds/`) return failure(404, 'Not Found', 'No such resource found.');
    const unknown = searchParams.getAll('state').find((state) => !states.includes(state) && !/^\d+$/.test(state));
    if (unknown !== undefined) return failure(400, 'Bad Request', `Invalid state was supplied: ${unknown}`);
    return json(pageOf(builds.filter(matches(searchParams)), searchParams));
  });
};
