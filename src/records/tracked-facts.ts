// The facts for pages: they note which records and fields a page reads (src/model/records/reads.ts), and are otherwise the same.
import type { Entry, Facts } from '#model/records/facts.ts';
import { once } from '#model/records/once.ts';
import { nameOf, note } from '#model/records/reads.ts';
import { type SourceCollection, sourceCollections } from '#schemas/collections.ts';

/** Stands for the names of the fields that a record has. */
const allFields = '*';

/** An object that notes the name of each of its fields that is read; `quiet` ones are never noted, `other` gives its own values. */
const noting = <T extends object>(target: T, path: string[], quiet: string[], other: Record<string, object>): T =>
  new Proxy(target, {
    get: (_, key) => {
      if (typeof key === 'string' && !quiet.includes(key)) note(nameOf(...path, key));
      return typeof key === 'string' && key in other ? other[key] : Reflect.get(target, key);
    },
    has: (_, key) => {
      note(nameOf(...path, allFields));
      return Reflect.has(target, key);
    },
    ownKeys: () => {
      note(nameOf(...path, allFields));
      return Reflect.ownKeys(target);
    },
  });

const trackedEntry = <T extends Entry<object>>(entry: T): T => {
  const path = ['facts', entry.collection, entry.id];
  const data = noting(entry.data, [...path, 'data'], [], {});
  return noting(entry, path, ['id', 'collection', 'data'], { data });
};

/** A list notes that it was read: which records there are, and in which order. */
const trackedLists = (facts: Facts) =>
  Object.fromEntries(
    sourceCollections.map((name): [string, PropertyDescriptor] => {
      const entries = (facts[name] as Entry<object>[]).map(trackedEntry);
      const read = () => {
        note(nameOf('facts', name));
        return entries;
      };
      return [name, { enumerable: true, get: read }];
    }),
  );

export const tracked = (facts: Facts): Facts => Object.defineProperties({}, trackedLists(facts)) as Facts;

const byId = once((entries: Entry<unknown>[]) => new Map(entries.map((entry) => [entry.id, entry])));

/** What the facts say at a name that `tracked` noted, without its first part: for comparison with what another build read there. */
export const factAt = (facts: Facts, [collection, id, ...path]: string[]): unknown => {
  const entries: Entry<unknown>[] = facts[collection as SourceCollection];
  if (id === undefined) return entries.map((entry) => entry.id);
  let value: unknown = byId(entries).get(id);
  for (const key of path) {
    if (value === undefined) return undefined;
    value = key === allFields ? Object.keys(value as object) : (value as Record<string, unknown>)[key];
  }
  return value;
};
