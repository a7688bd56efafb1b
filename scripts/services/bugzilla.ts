// A stand-in for Bugzilla's REST interface, with the bugs of the recording and the habits of a real 5.2.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf, sendJson, sendPage, sendText } from './answers.ts';
import { type Service, type StartOptions, serve } from './loopback.ts';
import { shiftDates } from './shift-dates.ts';

export interface BugzillaOptions extends StartOptions {
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

const recordedAt = new Date('2026-11-22T19:27:00Z');
const recording = new URL('./recordings/bugzilla/51-bug-list-no-params.response.body', import.meta.url);
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

const searched = (bugs: Bug[], query: URLSearchParams, most: number): unknown => {
  const limit = Number(query.get('limit')) || most;
  const from = Number(query.get('offset') ?? 0);
  const found = inOrder(bugs.filter(matches(query)), query.get('order')).slice(from, from + Math.min(limit, most));
  return { bugs: found.map((bug) => withFields(bug, query.get('include_fields'))) };
};

/** Etags come without quotes; an answer that is known already comes as 304. */
const send = (request: IncomingMessage, response: ServerResponse, status: number, body: unknown): void => {
  const etag = createHash('md5').update(JSON.stringify(body)).digest('base64').slice(0, 22);
  const headers = { etag, 'set-cookie': 'Bugzilla_login_request_cookie=0; path=/; HttpOnly' };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
  } else if (request.headers.accept?.includes('text/html')) {
    sendText(response, status, 'text/html; charset=UTF-8', `<pre>${JSON.stringify(body)}</pre>`, headers);
  } else {
    sendJson(response, status, body, headers);
  }
};

const errorBody = (code: number, message: string) => ({ error: true, code, message, documentation });

/** `/rest/version`, `/rest/bug` and a page for each bug. */
export const start = ({
  port,
  now,
  requireLogin = false,
  maxSearchResults = 10_000,
}: BugzillaOptions): Promise<Service> => {
  const { bugs } = shiftDates(JSON.parse(readFileSync(recording, 'utf8')) as { bugs: Bug[] }, recordedAt, now);
  return serve((request, response) => {
    const { pathname, searchParams } = addressOf(request);
    if (pathname === '/rest/version') return send(request, response, 200, { version: '5.2+' });
    if (pathname === '/show_bug.cgi') return sendPage(response, 200, `Bug ${searchParams.get('id')}`);
    if (pathname !== '/rest/bug') return sendPage(response, 404, 'Not Found');
    if (requireLogin) {
      const message = 'You must log in before using this part of Bugzilla.';
      return send(request, response, 401, errorBody(410, message));
    }
    if (searchParams.has('offset') && !searchParams.has('limit')) {
      return send(request, response, 400, errorBody(50, 'The function requires a limit argument.'));
    }
    return send(request, response, 200, searched(bugs, searchParams, maxSearchResults));
  }, port);
};
