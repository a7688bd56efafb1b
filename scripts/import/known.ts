// What the content folder already knows that an import needs: people, series, the ids in use, earlier attendee lists.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/collections.ts';
import type { Person } from '#schemas/person.ts';
import type { Series } from '#schemas/series.ts';

export interface Known {
  people: { id: string; name: string; affiliation?: string }[];
  series: { id: string; name: string; zone?: string }[];
  /** Every decision and action id in use, with the file it is in. */
  ids: { id: string; file: string }[];
}

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

/** Reads the content folder, and the ids in use below `out` too. Throws where a record is no YAML. */
export function readKnown(content: string, out: string): Known {
  const folders = [...new Set([content, out])];
  return {
    people: read(content, 'people').map(({ id, data }) => {
      const { name, affiliation } = data as Pick<Person, 'name' | 'affiliation'>;
      return { id, name: name.zh, ...(affiliation && { affiliation: affiliation.zh }) };
    }),
    series: read(content, 'series').map(({ id, data }) => {
      const { name, zone } = data as Pick<Series, 'name' | 'zone'>;
      return { id, name: name.zh, ...(zone && { zone }) };
    }),
    ids: folders.flatMap((folder) =>
      read(folder, 'meetings').flatMap(({ file, data }) => idsIn(data).map((id) => ({ id, file }))),
    ),
  };
}

/** Gives out ids after the highest in use: `D-2026-08`, `D-2026-09`, … by letter and year. */
export function idGiver(inUse: string[]): (letter: 'D' | 'A', year: string) => string {
  const highest = new Map<string, number>();
  for (const id of inUse) {
    const [, group = '', digits = ''] = /^([DA]-\d{4})-(\d+)$/.exec(id) ?? [];
    highest.set(group, Math.max(highest.get(group) ?? 0, Number(digits)));
  }
  return (letter, year) => {
    const group = `${letter}-${year}`;
    const next = (highest.get(group) ?? 0) + 1;
    highest.set(group, next);
    return `${group}-${String(next).padStart(2, '0')}`;
  };
}
