// What EdgeOne Pages says with an edgeone.json: redirects first, then the headers of every rule that matches.
import assert from 'node:assert/strict';
import type { EdgeOne } from '#scripts/publish/hosting/edgeone.ts';

const matches = (source: string, path: string): boolean => {
  const [before = '', after] = source.split('*');
  return after === undefined ? path === source : path.startsWith(before) && path.slice(before.length).endsWith(after);
};

/** A redirect, or the headers; two rules that set the same header are refused, for nobody knows which of them holds. */
export function evaluateEdgeone({ headers, redirects }: EdgeOne, path: string) {
  const moved = redirects.find(({ source }) => source === path);
  const found: Record<string, string> = {};
  for (const rule of headers.filter(({ source }) => matches(source, path)))
    for (const { key, value } of rule.headers) {
      const name = key.toLowerCase();
      assert.equal(found[name], undefined, `${path}: two rules set ${key}`);
      found[name] = value;
    }
  return { headers: found, ...(moved && { status: moved.statusCode, location: moved.destination }) };
}
