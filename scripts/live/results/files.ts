// Files that are always whole: written beside their place and moved into it.
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

const isWritten = (path: string, text: string): boolean => {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
};

/** Writes a file whole or not at all, and only if it would change, with the mode it had; returns whether it did. */
export const writeWhole = (path: string, text: string): boolean => {
  if (isWritten(path, text)) return false;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w', statSync(path, { throwIfNoEntry: false })?.mode);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return true;
};

/** Removes what a killed run left beside its files. Only for whoever holds the lock. */
export const removeLeftovers = (folder: string): void => {
  for (const path of globSync('{.,history,cache}/.*.tmp', { cwd: folder })) rmSync(join(folder, path), { force: true });
};
