// All facts of a content folder, read without Astro: what scripts work on.
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { assemble, type ReadEntry, type Facts, type Read } from '#model/records/facts.ts';
import { type Collection, collections } from '#schemas/files.ts';
import { parseRecordText, recordData } from './front-matter.ts';

/**
 * Reads what can be read; `folder` is absolute. `unread` are the files with a mistake, which `npm run check` explains; their records
 * are not among the facts.
 */
export const readFacts = (folder: string): { facts: Facts; unread: string[] } => {
  const unread: string[] = [];
  const entryOf = (path: string, { schema, idOf }: Collection): ReadEntry<unknown>[] => {
    const file = relative(process.cwd(), join(folder, path));
    const text = readFileSync(join(folder, path), 'utf8');
    try {
      const data = schema.parse(recordData(path, text));
      return [{ id: idOf(path), file, body: parseRecordText(path, text).body, data }];
    } catch {
      unread.push(file);
      return [];
    }
  };
  const read = Object.entries(collections).map(([name, collection]) => [
    name,
    globSync(collection.files, { cwd: folder }).flatMap((path) => entryOf(path, collection)),
  ]);
  return { facts: assemble(Object.fromEntries(read) as Read), unread: unread.sort() };
};
