// The pages that have moved, as the build wrote them down.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#scripts/kit/failure.ts';
import type { Redirect } from './answer.ts';

const isRedirect = (value: unknown): value is Redirect => {
  const { from, to, status } = (value ?? {}) as Record<string, unknown>;
  return typeof from === 'string' && typeof to === 'string' && typeof status === 'number';
};

/**
 * Those of a built folder; none where it says nothing about them.
 * @throws Failure when its redirects.json is not a list of them
 */
export function redirectsOf(folder: string): Redirect[] {
  const file = join(folder, 'redirects.json');
  if (!existsSync(file)) return [];
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (Array.isArray(read) && read.every(isRedirect)) return read.map(({ from, to, status }) => ({ from, to, status }));
  throw new Failure(`${file} 应为一组 {from, to, status}。重新构建：npm run build`);
}
