// The history of files → the history of records: what each commit meant.
import { type PastChange, type RecordChange, type Version, compareVersions } from '#model/changes/changes.ts';
import { type CollectionName, collectionOf, collections, sourceCollection } from '#schemas/files.ts';
import { type RecordText, parseRecordText } from './front-matter.ts';
import type { Commit, FileChange } from './git.ts';

// One version of a record's file → the record as it was then, whatever its state: history holds broken files, too.

/** In characters. No record is as long; a longer file is a mistake, and parsing it would take minutes. */
const longest = 2 ** 20;

const dataOf = ({ document }: RecordText): unknown => {
  if (!document) return {};
  if (document.errors.length > 0) return undefined;
  return document.toJS({ maxAliasCount: 0 }) ?? {};
};

/** `path` is below the content folder; `undefined` where no collection reads it. Throws nothing. */
export const versionOf = (path: string, text: string): Version | undefined => {
  const collection = collectionOf(path);
  if (!collection) return undefined;
  const version = { collection, id: collections[collection].idOf(path), path };
  try {
    const record = text.length > longest ? undefined : parseRecordText(path, text);
    return { ...version, data: record && dataOf(record), body: record?.body ?? '' };
  } catch {
    return { ...version, data: undefined, body: '' };
  }
};

export interface Past {
  /** The newest changes of a record and its translation, newest first, and how many older ones there are. */
  changesOf: (collection: CollectionName, id: string) => { changes: PastChange[]; older: number };
  /** What the newest commits changed in the records, newest first. */
  recent: PastChange[];
}

/** So many are compared; the forge has them all. */
export const perRecord = 10;
const perSite = 50;

type Files = { collection: CollectionName; id: string; before?: FileChange; after?: FileChange };
type Touched = Omit<Commit, 'files'> & { records: Files[] };

/** A `.md` that became `.mdx` is the same record, so one commit may have two files of one. */
const recordsIn = ({ files }: Commit): Files[] => {
  const found = new Map<string, Files>();
  for (const file of files) {
    const collection = collectionOf(file.path);
    if (!collection) continue;
    const id = collections[collection].idOf(file.path);
    const record = found.get(`${collection} ${id}`) ?? { collection, id };
    if (file.before) record.before = file;
    if (file.after) record.after = file;
    found.set(`${collection} ${id}`, record);
  }
  // A text before its translation.
  const isTranslation = ({ collection }: Files) => Number(collection !== sourceCollection(collection));
  return [...found.values()].sort((a, b) => isTranslation(a) - isTranslation(b));
};

/** One for a text and its translation. */
const keyOf = ({ collection, id }: Pick<Files, 'collection' | 'id'>) => `${sourceCollection(collection)} ${id}`;
const isChanged = ({ before, after }: Files): boolean => before !== undefined && after !== undefined;
const blobsOf = ({ before, after }: Files): string[] => [before?.before ?? [], after?.after ?? []].flat();

const changeOf = ({ collection, id, before, after }: Files, texts: Map<string, string>): RecordChange | undefined => {
  const alone = { fields: [], sections: [] };
  // A record that was added or removed is only named: its text need not be read.
  const bare = (path: string): Version => ({ collection, id, path, data: {}, body: '' });
  if (after && !before) return { kind: 'added', after: bare(after.path), ...alone };
  if (before && !after) return { kind: 'removed', before: bare(before.path), ...alone };
  const [old, current] = [before, after].map((file, side) => {
    const text = texts.get((side === 0 ? file?.before : file?.after) ?? '');
    return file && text !== undefined ? versionOf(file.path, text) : undefined;
  });
  return old && current ? compareVersions(old, current) : undefined;
};

/** `read` gives the texts of blobs; changes without them are left out. */
export const pastOf = (commits: Commit[], read: (blobs: string[]) => Map<string, string>): Past => {
  const all: Touched[] = commits
    .map(({ files, ...commit }) => ({ ...commit, records: recordsIn({ files, ...commit }) }))
    .filter(({ records }) => records.length > 0);
  const recent = all.slice(0, perSite);
  const byRecord = new Map<string, Touched[]>();
  for (const { records, ...commit } of all)
    for (const [key, own] of Map.groupBy(records, keyOf))
      byRecord.set(key, [...(byRecord.get(key) ?? []), { ...commit, records: own }]);
  const listed = [...byRecord.values()].flatMap((touches) => touches.slice(0, perRecord));
  const texts = read([...listed, ...recent].flatMap(({ records }) => records.filter(isChanged).flatMap(blobsOf)));
  const past = ({ id, time, records }: Touched): PastChange[] => {
    const changes = records.flatMap((record) => changeOf(record, texts) ?? []);
    return changes.length > 0 ? [{ commit: id, time, changes }] : [];
  };
  const compared = new Map<string, ReturnType<Past['changesOf']>>();
  return {
    changesOf: (collection, id) => {
      const key = keyOf({ collection, id });
      const touches = byRecord.get(key) ?? [];
      const older = Math.max(0, touches.length - perRecord);
      const known = compared.get(key) ?? { changes: touches.slice(0, perRecord).flatMap(past), older };
      compared.set(key, known);
      return known;
    },
    recent: recent.flatMap(past),
  };
};
