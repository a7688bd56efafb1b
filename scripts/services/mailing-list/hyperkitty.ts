// HyperKitty's API, from the recordings of one list.
import { readFileSync } from 'node:fs';
import { shiftDates } from '#scripts/services/shift-dates.ts';

interface Reply {
  status: number;
  body: unknown;
}

const recordedAt = new Date('2026-11-22T19:49:48Z');
const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../recordings/mailman/${name}.response.body`, import.meta.url), 'utf8'));

/** The answer to a path below `api/list/`. Paged: as with Django REST's LimitOffsetPagination; otherwise limits are ignored. */
export function hyperKittyAt(now: Date, paged: boolean): (path: string, query: URLSearchParams) => Reply {
  const at = (name: string) => shiftDates(recorded(name), recordedAt, now);
  const whole: Record<string, unknown> = { 'dev@oc.example/': at('06-hk-list') };
  const lists: Record<string, unknown[]> = {
    'dev@oc.example/threads/': at('10-hk-threads') as unknown[],
    'dev@oc.example/emails/': at('18-hk-emails') as unknown[],
  };
  return (path, query) => {
    const all = lists[path];
    if (all === undefined) return path in whole ? { status: 200, body: whole[path] } : { status: 404, body: notFound };
    if (!paged) return { status: 200, body: all };
    const [limit, offset] = [Number(query.get('limit') ?? 10), Number(query.get('offset') ?? 0)];
    const next = offset + limit < all.length ? `http://internal.oc.example/${path}?offset=${offset + limit}` : null;
    const body = { count: all.length, next, previous: null, results: all.slice(offset, offset + limit) };
    return { status: 200, body };
  };
}

const notFound = { detail: 'Not found.' };
