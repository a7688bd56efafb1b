// A mock of Bugzilla's REST interface, with the bugs of the recording and the habits of a real 5.2.
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { json, notFound, page, type Reply, type Service, type StartOptions, serveReplies } from './loopback.ts';
import { recorded } from './recorded.ts';

interface BugzillaOptions extends StartOptions {
  /** The site shows its bugs to no one who is not logged in. */
  requireLogin?: boolean;
  /** Longest list that is ever given, whatever was asked for. */
  maxSearchResults?: number;
}

interface Bug {
  id: number;
  status: string;
  resolution: string;
  last_change_time: string;
  [field: string]: unknown;
}

const statuses = new Set(['UNCONFIRMED', 'CONFIRMED', 'IN_PROGRESS', 'RESOLVED', 'VERIFIED']);
const documentation = 'https://bugzilla.readthedocs.org/en/5.0/api/';

const matches = (query: URLSearchParams) => {
  const wanted = query.getAll('status').filter((status) => statuses.has(status));
  const since = query.get('last_change_time');
  return ({ status, resolution, last_change_time: changed }: Bug): boolean =>
    // A status that it does not know is dropped, and with it the whole filter.
    (wanted.length === 0 || wanted.includes(status)) &&
    (query.get('resolution') !== '---' || resolution === '') &&
    (since === null || changed >= since);
};

const inOrder = (bugs: Bug[], order: string | null): Bug[] =>
  order?.startsWith('changeddate')
    ? bugs.toSorted((one, other) => other.last_change_time.localeCompare(one.last_change_time) || one.id - other.id)
    : bugs.toSorted((one, other) => one.id - other.id);

const withFields = (bug: Bug, names: string | null): Partial<Bug> =>
  names === null ? bug : Object.fromEntries(Object.entries(bug).filter(([name]) => names.split(',').includes(name)));

const searched = (bugs: Bug[], query: URLSearchParams, maxResults: number): unknown => {
  const limit = Number(query.get('limit')) || maxResults;
  const from = Number(query.get('offset') ?? 0);
  const found = inOrder(bugs.filter(matches(query)), query.get('order')).slice(
    from,
    from + Math.min(limit, maxResults),
  );
  return { bugs: found.map((bug) => withFields(bug, query.get('include_fields'))) };
};

/** Etags come without quotes; an answer that is known already comes as 304. */
const send = ({ headers: asked }: IncomingMessage, body: unknown, status = 200): Reply => {
  const etag = createHash('md5').update(JSON.stringify(body)).digest('base64').slice(0, 22);
  const headers = { etag, 'set-cookie': 'Bugzilla_login_request_cookie=0; path=/; HttpOnly' };
  if (asked['if-none-match'] === etag) return { status: 304, headers };
  if (!asked.accept?.includes('text/html')) return { ...json(body, status), headers };
  return { status, type: 'text/html; charset=UTF-8', headers, body: `<pre>${JSON.stringify(body)}</pre>` };
};

const errorBody = (code: number, message: string) => ({ error: true, code, message, documentation });

/** `/rest/version`, `/rest/bug` and a page for each bug. */
export const start = ({ now, requireLogin = false, maxSearchResults = 10_000 }: BugzillaOptions): Promise<Service> => {
  const recording = 'bugzilla/51-bug-list-no-params.response.body';
  const { bugs } = recorded<{ bugs: Bug[] }>(recording, '2026-11-22T19:27:00Z', now);
  return serveReplies(({ pathname, searchParams }, _body, request) => {
    if (pathname === '/rest/version') return send(request, { version: '5.2+' });
    if (pathname === '/show_bug.cgi') return page(`Bug ${searchParams.get('id')}`);
    if (pathname !== '/rest/bug') return notFound;
    if (requireLogin) return send(request, errorBody(410, 'You must log in before using this part of Bugzilla.'), 401);
    if (searchParams.has('offset') && !searchParams.has('limit')) {
      return send(request, errorBody(50, 'The function requires a limit argument.'), 400);
    }
    return send(request, searched(bugs, searchParams, maxSearchResults));
  });
};
