// What an import needs of the records that are there: people, series, the ids in use.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';
import { domainsOf } from '#scripts/kit/private/own-mail.ts';
import type { Person } from '#schemas/person.ts';
import type { Series } from '#schemas/series.ts';

export type Known = ReturnType<typeof readKnown>;

const read = (folder: string, name: 'people' | 'series' | 'meetings' | 'lists') =>
  globSync(collections[name].files, { cwd: folder })
    .sort()
    .map((path) => ({
      file: join(folder, path),
      id: collections[name].idOf(path),
      data: recordData(join(folder, path), readFileSync(join(folder, path), 'utf8')),
    }));

/** An action item of a meeting that is there. */
export interface KnownAction {
  id: string;
  text: string;
}

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
    /** Of all meetings, oldest first. */
    actions: read(content, 'meetings').flatMap(({ data }) =>
      ((data['actions'] ?? []) as KnownAction[]).map(({ id, text }) => ({ id, text })),
    ),
    ownMail: { domains: new Set(domainsOf(read(content, 'lists').map(({ data }) => String(data['address'] ?? '')))) },
    ids: folders.flatMap((folder) =>
      read(folder, 'meetings').flatMap(({ file, data }) => idsIn(data).map((id) => ({ id, file }))),
    ),
  };
}
