// What each search engine was told last: a file that only this command reads and writes.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { Failure } from '../../build/failure.ts';
import { writeWhole } from '../../build/write-whole.ts';
import type { Pages } from './changed.ts';

const shape = z.strictObject({
  schema: z.literal(1),
  told: z.record(z.string(), z.record(z.url(), z.string())),
});

/** By the name of the search engine. */
export type State = ReadonlyMap<string, Pages>;

/**
 * Empty where there is no file yet.
 * @throws Failure when the file is something else
 */
export const readState = (file: string): State => {
  if (!existsSync(file)) return new Map();
  const text = readFileSync(file, 'utf8');
  try {
    const { told } = shape.parse(JSON.parse(text));
    return new Map(Object.entries(told).map(([name, pages]) => [name, new Map(Object.entries(pages))]));
  } catch (cause) {
    const fix = '改正 --since，或者删去这个文件，下次全部重新推送';
    throw new Failure(`${file} 不是推送记录：${(cause as Error).message.split('\n')[0]}。${fix}`, { cause });
  }
};

/** Whole or not at all, the keys sorted. */
export const writeState = (file: string, state: State): void => {
  const sorted = (pages: Pages) => Object.fromEntries([...pages].sort(([a], [b]) => (a < b ? -1 : 1)));
  const told = Object.fromEntries(
    [...state].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, pages]) => [name, sorted(pages)]),
  );
  writeWhole(file, `${JSON.stringify({ schema: 1, told }, null, 2)}\n`);
};
