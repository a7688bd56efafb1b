// What differs between two versions of a record's data, field by field and item by item.
import { isDeepStrictEqual } from 'node:util';
import { alternatives, branches, type Shape } from '../schemas/json-schema.ts';
import { isHole } from './holes.ts';

/** The way into a record: a field, or an item of a list. */
export type Step = { field: string; shape: Shape } | { item: unknown; shape: Shape };

/** `at` leads to what differs, and `shape` says what may stand there. A list without `added` and `removed` has another order. */
export type FieldChange = { at: Step[]; shape: Shape } & (
  { kind: 'value'; before: unknown; after: unknown } | { kind: 'list'; added: unknown[]; removed: unknown[] }
);

type Fields = Record<string, unknown>;

export const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** `{person: …}`, `{role: …}`, `{name: …, affiliation: …}`: one value, though written as several. */
const isSomebody = (value: Fields): boolean =>
  Object.entries(value).every(
    ([key, said]) => ['person', 'role', 'name', 'affiliation'].includes(key) && typeof said === 'string',
  );

const isOneValue = (value: Fields): boolean => isHole(value) || isSomebody(value);

/** What may stand at a field of these values; where branches of the schema differ, all that they allow. */
export const shapeOfField = (shape: Shape, field: string, ...values: unknown[]): Shape => {
  const found = values
    .flatMap((value) => branches(shape, value))
    .flatMap(({ properties }) => properties?.[field] ?? []);
  const [first = {}, ...others] = new Set(found);
  return others.length === 0 ? first : { ...(first.title && { title: first.title }), anyOf: [first, ...others] };
};

export const shapeOfItems = (shape: Shape): Shape =>
  alternatives(shape).find(({ items }) => items !== undefined)?.items ?? {};

/** What makes an item of a list the same one in both versions, though something of it may have changed. */
const names = ['id', 'action', 'date', 'at', 'title', 'path', 'role', 'person', 'name'];
export const nameOfItem = (item: unknown): unknown => {
  if (!isMap(item) || isOneValue(item)) return item;
  const name = names.find((key) => typeof item[key] === 'string');
  return name ? item[name] : item;
};

/** Items by what names them; the second of two with one name is another. */
const byName = (items: unknown[]): Map<string, unknown> => {
  const found = new Map<string, unknown>();
  for (const item of items) {
    const name = JSON.stringify(nameOfItem(item));
    let times = 1;
    while (found.has(`${name} ${times}`)) times += 1;
    found.set(`${name} ${times}`, item);
  }
  return found;
};

function* inLists(shape: Shape, before: unknown[], after: unknown[], at: Step[]): Generator<FieldChange> {
  const [old, current] = [byName(before), byName(after)];
  const items = shapeOfItems(shape);
  const added = [...current].flatMap(([name, item]) => (old.has(name) ? [] : [item]));
  const removed = [...old].flatMap(([name, item]) => (current.has(name) ? [] : [item]));
  const inItems = [...current].flatMap(([name, item]) =>
    old.has(name) ? [...fieldChanges(items, old.get(name), item, [...at, { item, shape: items }])] : [],
  );
  const moved = !isDeepStrictEqual([...old.keys()], [...current.keys()]);
  if (added.length > 0 || removed.length > 0 || (moved && inItems.length === 0))
    yield { kind: 'list', at, shape: items, added, removed };
  yield* inItems;
}

function* inMaps(shape: Shape, before: Fields, after: Fields, at: Step[]): Generator<FieldChange> {
  const known = branches(shape, after).flatMap(({ properties }) => Object.keys(properties ?? {}));
  for (const field of new Set([...known, ...Object.keys(before), ...Object.keys(after)])) {
    const inner = shapeOfField(shape, field, after, before);
    yield* fieldChanges(inner, before[field], after[field], [...at, { field, shape: inner }]);
  }
}

/** Everything that differs, in the schema's order of fields. Values may be anything that YAML can say. */
export function* fieldChanges(shape: Shape, before: unknown, after: unknown, at: Step[] = []): Generator<FieldChange> {
  if (isDeepStrictEqual(before, after) || (isEmpty(before) && isEmpty(after))) return;
  if (Array.isArray(before) && Array.isArray(after) && !isEmpty(before) && !isEmpty(after))
    return yield* inLists(shape, before, after, at);
  const share = isMap(before) && isMap(after) && Object.keys(before).some((key) => key in after);
  if (share && !(isOneValue(before) && isOneValue(after))) return yield* inMaps(shape, before, after, at);
  yield { kind: 'value', at, shape, before, after };
}
