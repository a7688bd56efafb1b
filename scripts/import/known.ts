// What an import needs of the records that are there: people, series, the ids in use.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';
import type { Person } from '#schemas/person.ts';
import type { Series } from '#schemas/series.ts';

export type Known = ReturnType<typeof readKnown>;

const read = (folder: string, name: 'people' | 'series' | 'meetings') =>
  globSync(collections[name].files, { cwd: folder })
    .sort()
    .map((path) => ({
      file: join(folder, path),
      id: collections[name].idOf(path),
      data: recordData(join(folder, path), readFileSync(join(folder, path), 'utf8')),
    }));

const idsIn = (data: Record<string, unknown>): string[] =>
  [data['decisions'], data['actions']].flatMap((list) =>
    Array.isArray(list) ? list.map((item: { id?: unknown }) => String(item?.id)) : [],
  );

/**
 * Reads the content folder, and every decision and action id in use there and below `out`, with its file.
 * @throws where a record is no YAML
 */
export function readKnown(content: string, out: string) {
  const folders = [...new Set([content, out])];
  return {
    people: read(content, 'people').map(({ id, data }) => {
      const { name, affiliation } = data as Pick<Person, 'name' | 'affiliation'>;
      return { id, name: name.zh, affiliation: affiliation?.zh };
    }),
    series: read(content, 'series').map(({ id, data }) => {
      const { name, zone } = data as Pick<Series, 'name' | 'zone'>;
      return { id, name: name.zh, zone };
    }),
    ids: folders.flatMap((folder) =>
      read(folder, 'meetings').flatMap(({ file, data }) => idsIn(data).map((id) => ({ id, file }))),
    ),
  };
}
