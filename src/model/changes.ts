// What a change of the content means: records added, removed, renamed, and what differs in each.
import { isDeepStrictEqual } from 'node:util';
import type { CollectionName } from '../schemas/collections.ts';
import { shapeOf } from '../schemas/json-schema.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import { ownName } from './record-names.ts';
import { type SectionChange, sectionChanges } from './section-changes.ts';

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

/** Says nothing of the content: it follows from the source's text. */
const isFingerprint = ({ at: [step] }: FieldChange): boolean =>
  step !== undefined && 'field' in step && step.field === 'translationOf';

/** What two versions of one record differ in; `undefined` where they mean the same. */
export const compareVersions = (before: Version, after: Version): RecordChange | undefined => {
  if (before.data === undefined || after.data === undefined)
    return { kind: 'unreadable', before, after, fields: [], sections: [] };
  const fields = [...fieldChanges(shapeOf(after.collection), before.data, after.data)].filter(
    (change) => !isFingerprint(change),
  );
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
  const changes = after.flatMap((version): RecordChange[] => {
    const was = old.get(keyOf(version)) ?? [...gone].find((candidate) => isSameUnderAnotherId(candidate, version));
    if (!was) {
      const kind = version.data === undefined ? 'unreadable' : 'added';
      return [{ kind, after: version, ...alone }];
    }
    gone.delete(was);
    return [compareVersions(was, version)].filter((change) => change !== undefined);
  });
  return [...changes, ...[...gone].map((version): RecordChange => ({ kind: 'removed', before: version, ...alone }))];
};
