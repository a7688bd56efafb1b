// Writes files whole or not at all: beside their place first, then moved into it.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { z } from 'astro/zod';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Writes a file whole or not at all, and only if it would change, with the mode it had; returns whether it did. */
export const writeWhole = (path: string, text: string): boolean => {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    writeFileSync(temporary, text, { mode, flush: true });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return true;
};

// JSON that a program keeps for its next run.

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** JSON with sorted keys: the same facts are the same bytes. */
export const serialize = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`;

/** What is at a path: nothing, a value, or something that cannot be trusted, and why. */
export type Stored<T> = { state: 'absent' } | { state: 'good'; value: T } | { state: 'corrupt'; reason: string };

/** Reads JSON by its schema; throws nothing. */
export const readStored = <T>(path: string, schema: z.ZodType<T>): Stored<T> => {
  try {
    const result = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (result.success) return { state: 'good', value: result.data };
    const fields = result.error.issues.slice(0, 3).map((issue) => issue.path.join('.') || '整体');
    return { state: 'corrupt', reason: `格式有误：${fields.join('、')}` };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { state: 'absent' };
    return { state: 'corrupt', reason: error instanceof SyntaxError ? 'JSON 不完整' : (error as Error).message };
  }
};

// Several files, all of them or none.

export interface NewFile {
  /** Absolute. */
  path: string;
  text: string;
  /** What stood there before, to be put back if a later file fails. */
  before: string | undefined;
}

/** A file to write, with what stands there now. */
export const newFile = (path: string, text: string): NewFile => ({
  path,
  text,
  before: existsSync(path) ? readFileSync(path, 'utf8') : undefined,
});

/**
 * Writes all files beside their places first, then moves them there.
 * @throws what the file system said, after everything has been put back as it was
 */
export function writeAll(files: NewFile[]): void {
  const undo: (() => void)[] = [];
  try {
    const waiting = files.map(({ path, text, before }) => {
      const made = mkdirSync(dirname(path), { recursive: true });
      if (made) undo.push(() => rmSync(made, { recursive: true }));
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
      undo.push(() => rmSync(temporary, { force: true }));
      writeFileSync(temporary, text);
      return { path, temporary, before };
    });
    for (const { path, temporary, before } of waiting) {
      renameSync(temporary, path);
      undo.push(() => (before === undefined ? rmSync(path) : writeFileSync(path, before)));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
