// The meetings in the order of time, as far as each can be read: the decisions and actions of one with a mistake count, too.
import { once } from '#model/records/once.ts';
import { type FieldPath, isMap } from '#schemas/shape.ts';
import { fieldOf } from './places.ts';
import { recordsOf, type Site, type Source } from './read.ts';

/** A row of a register; `path` leads to it in the record. */
export interface Row {
  path: FieldPath;
  id: string;
  [field: string]: unknown;
}

export interface Meeting {
  source: Source;
  series: string | undefined;
  number: number | undefined;
  state: string | undefined;
  /** Milliseconds; meetings without a readable start are not here. */
  start: number;
  decisions: Row[];
  actions: Row[];
  /** Updates of actions; `id` is the action's. */
  updates: Row[];
}

/** The maps of a list with their place in the record. */
export const rowsOf = (data: unknown, field: string): { path: FieldPath; row: Record<string, unknown> }[] => {
  const list = fieldOf({ data }, field);
  if (!Array.isArray(list)) return [];
  return list.flatMap((row: unknown, index) => (isMap(row) ? [{ path: [field, index], row }] : []));
};

const register = (data: unknown, field: string, key: string): Row[] =>
  rowsOf(data, field).flatMap(({ path, row }) => {
    const id = row[key];
    return typeof id === 'string' ? [{ ...row, path, id }] : [];
  });

/** Milliseconds; a time without a zone is none. */
const momentOf = (value: unknown): number =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:\d\d))?$/.test(value) ? Date.parse(value) : Number.NaN;

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

const readMeeting = (source: Source): Meeting[] => {
  const { data } = source;
  const [start, number] = [momentOf(fieldOf(source, 'start')), fieldOf(source, 'number')];
  if (Number.isNaN(start)) return [];
  return [
    {
      source,
      start,
      series: textOf(fieldOf(source, 'series')),
      number: typeof number === 'number' ? number : undefined,
      state: textOf(fieldOf(source, 'state')),
      decisions: register(data, 'decisions', 'id'),
      actions: register(data, 'actions', 'id'),
      updates: register(data, 'updates', 'action'),
    },
  ];
};

/** Oldest first; of two that start together, the one whose id comes first. */
export const meetingsOf = once((site: Site): Meeting[] =>
  recordsOf(site, 'meetings')
    .flatMap(readMeeting)
    .sort((a, b) => a.start - b.start || (a.source.id < b.source.id ? -1 : 1)),
);
