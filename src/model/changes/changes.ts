// What a change of the content means: records added, removed, renamed, and what differs in each.
import { isDeepStrictEqual } from 'node:util';
import { ownName } from '#model/record-names.ts';
import { isHole } from '#model/records/holes.ts';
import type { CollectionName } from '#schemas/files.ts';
import { type Shape, alternatives, branches, isMap, shapeOf, union } from '#schemas/shape.ts';
import { type SectionChange, sectionChanges } from './sections.ts';

/** The way into a record: a field, or an item of a list. */
export type Step = { field: string; shape: Shape } | { item: unknown; shape: Shape };

/** `at` leads to what differs, and `shape` says what may stand there. A list without `added` and `removed` has another order. */
export type FieldChange = { at: Step[]; shape: Shape } & (
  { kind: 'value'; before: unknown; after: unknown } | { kind: 'list'; added: unknown[]; removed: unknown[] }
);

type Fields = Record<string, unknown>;

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** `{person: …}`, `{role: …}`, `{name: …, affiliation: …}`: one value, though written as several. */
const isPersonOrName = (value: Fields): boolean =>
  Object.entries(value).every(
    ([key, inner]) => ['person', 'role', 'name', 'affiliation'].includes(key) && typeof inner === 'string',
  );

const isOneValue = (value: Fields): boolean => isHole(value) || isPersonOrName(value);

/** What may stand at a field of these values; where branches of the schema differ, all that they allow. */
export const shapeOfField = (shape: Shape, field: string, ...values: unknown[]): Shape => {
  const possible = values.flatMap((value) => branches(shape, value));
  return union([...new Set(possible.flatMap(({ properties }) => properties?.[field] ?? []))]);
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
function* fieldChanges(shape: Shape, before: unknown, after: unknown, at: Step[] = []): Generator<FieldChange> {
  if (isDeepStrictEqual(before, after) || (isEmpty(before) && isEmpty(after))) return;
  if (Array.isArray(before) && Array.isArray(after) && !isEmpty(before) && !isEmpty(after))
    return yield* inLists(shape, before, after, at);
  // A text that has become one in both languages: only its translation is new.
  if (typeof before === 'string' && isMap(after) && after['zh'] === before)
    return yield* inMaps(shape, { zh: before }, after, at);
  const share = isMap(before) && isMap(after) && Object.keys(before).some((key) => key in after);
  if (share && !(isOneValue(before) && isOneValue(after))) return yield* inMaps(shape, before, after, at);
  yield { kind: 'value', at, shape, before, after };
}

/** A record as one version of the repository has it. */
export interface Version {
  collection: CollectionName;
  id: string;
  /** Below the content folder, with slashes. */
  path: string;
  /** What the YAML says; `undefined` where it cannot be read. */
  data: unknown;
  body: string;
}

export interface RecordChange {
  /** `unreadable`: one of the two versions is not a record, so nothing can be compared. */
  kind: 'added' | 'removed' | 'renamed' | 'changed' | 'unreadable';
  before?: Version;
  after?: Version;
  fields: FieldChange[];
  sections: SectionChange[];
}

/** What one commit changed: of one record and its translation, or of all records. */
export interface PastChange {
  commit: string;
  /** ISO 8601. */
  time: string;
  changes: RecordChange[];
}

const keyOf = ({ collection, id }: Version): string => `${collection} ${id}`;

/** The field of the record in which something differs. */
export const fieldOf = ({ at: [step] }: FieldChange): string => (step && 'field' in step ? step.field : '');

/** What two versions of one record differ in; `undefined` where they mean the same. */
export const compareVersions = (before: Version, after: Version): RecordChange | undefined => {
  if (before.data === undefined || after.data === undefined)
    return { kind: 'unreadable', before, after, fields: [], sections: [] };
  // The fingerprint of a translation follows from its source.
  const fields = fieldChanges(shapeOf(after.collection), before.data, after.data)
    .filter((change) => fieldOf(change) !== 'translationOf')
    .toArray();
  const sections = sectionChanges(before.body, after.body);
  const kind = before.id === after.id ? 'changed' : 'renamed';
  if (kind === 'changed' && fields.length === 0 && sections.length === 0) return undefined;
  return { kind, before, after, fields, sections };
};

const isSameUnderAnotherId = (before: Version, after: Version): boolean => {
  if (before.collection !== after.collection) return false;
  if (isDeepStrictEqual(before.data, after.data) && before.body === after.body) return true;
  const name = ownName(before, 'zh');
  return name !== undefined && name === ownName(after, 'zh') && before.body === after.body;
};

/** Every record that differs, in the order of `after`; those removed come last. */
export const compareRecords = (before: Version[], after: Version[]): RecordChange[] => {
  const old = new Map(before.map((version) => [keyOf(version), version]));
  const current = new Set(after.map(keyOf));
  const gone = new Set(before.filter((version) => !current.has(keyOf(version))));
  const alone = { fields: [], sections: [] };
  const changes = after.flatMap((version): RecordChange | RecordChange[] => {
    const was = old.get(keyOf(version)) ?? [...gone].find((candidate) => isSameUnderAnotherId(candidate, version));
    if (!was) return { kind: version.data === undefined ? 'unreadable' : 'added', after: version, ...alone };
    gone.delete(was);
    return compareVersions(was, version) ?? [];
  });
  return [...changes, ...[...gone].map((version): RecordChange => ({ kind: 'removed', before: version, ...alone }))];
};
