// The files of a run: read with their schema, and what a killed run left beside them.
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';

/** What is at a path: nothing, a value, or something that cannot be trusted, and why. */
export type Stored<T> = { state: 'absent' } | { state: 'good'; value: T } | { state: 'corrupt'; reason: string };

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Reads JSON by its schema; throws nothing. */
export const readStored = <T>(path: string, schema: z.ZodType<T>): Stored<T> => {
  try {
    const result = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (result.success) return { state: 'good', value: result.data };
    const fields = result.error.issues.slice(0, 3).map((issue) => issue.path.join('.') || '整体');
    return { state: 'corrupt', reason: `不合格式：${fields.join('、')}` };
  } catch (error) {
    if (isAbsent(error)) return { state: 'absent' };
    return { state: 'corrupt', reason: error instanceof SyntaxError ? '不是完整的 JSON' : (error as Error).message };
  }
};

/** Removes what a killed run left beside its files. Only for whoever holds the lock. */
export const removeLeftovers = (folder: string): void => {
  for (const path of globSync('{.,history,cache}/.*.tmp', { cwd: folder })) rmSync(join(folder, path), { force: true });
};
