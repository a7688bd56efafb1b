// Two trees → what changed in the records, in words, and on which pages it is seen.
import { recordFiles } from '#api/record-files.ts';
import type { Locale } from '#language/locales.ts';
import { compareRecords, type RecordChange, type Version } from '#model/changes/changes.ts';
import { changedPages } from '#model/changes/pages.ts';
import { differences, recordInWords } from '#model/changes/words.ts';
import { namesOf } from '#model/record-names.ts';
import { ownPage } from '#model/records/addresses.ts';
import { versionOf } from '#records/past.ts';
import { type SourceCollection, sourceCollections } from '#schemas/collections.ts';
import { type CollectionName, collectionOf, isDated, sourceCollection } from '#schemas/files.ts';
import { isMap } from '#schemas/shape.ts';
import type { Tree } from './trees.ts';

export interface Change {
  collection: SourceCollection;
  translation: boolean;
  id: string;
  kind: RecordChange['kind'];
  name: string;
  /** Below the content folder, as it is now, or was where it is gone. */
  path: string;
  lines: string[];
}

export interface Compared {
  changes: Change[];
  pages: string[];
  /** Addresses of pages, in Chinese, and of files that are no more, and from which no record of `redirects/` leads on. */
  gone: string[];
  /** Files of the content folder that are no records. */
  others: string[];
}

const collapsed = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Records that others name; the minutes of many years need not be read for their names. */
const isNameGiver = (path: string): boolean => {
  const collection = collectionOf(path);
  return collection !== undefined && !isDated(sourceCollection(collection));
};

const versionsIn = (tree: Tree, isWanted: (path: string, text: string) => boolean): Version[] =>
  [...tree].flatMap(([path, text]) => (isWanted(path, text) ? (versionOf(path, text) ?? []) : []));

/** Pages and files of records that are no more, or are called otherwise now. */
const goneFrom = (changes: RecordChange[], after: Tree, languages: Locale[]): string[] => {
  const led = versionsIn(after, (path) => path.startsWith('redirects/')).flatMap(({ data }) =>
    isMap(data) ? [data['from']] : [],
  );
  const addresses = changes.flatMap(({ kind, before }) => {
    if (!before || !['removed', 'renamed'].includes(kind) || isTranslation(before.collection)) return [];
    const collection = sourceCollection(before.collection);
    const all = [ownPage(collection, before.id) ?? [], recordFiles(collection, before.id, languages)].flat();
    // A redirect of the first one stands for all files.
    return led.includes(all[0]) ? [] : all.filter((address) => !led.includes(address));
  });
  return addresses.sort();
};

export function compareTrees(before: Tree, after: Tree, languages: Locale[]): Compared {
  const paths = new Set([...before.keys(), ...after.keys()]);
  const differing = new Set(
    [...paths].filter((path) => collapsed(before.get(path) ?? '\0') !== collapsed(after.get(path) ?? '\0')),
  );
  const changed = (tree: Tree) => versionsIn(tree, (path) => differing.has(path));
  const [old, current] = [changed(before), changed(after)];
  const changes = compareRecords(old, current);

  const known = (tree: Tree) => versionsIn(tree, (path) => isNameGiver(path));
  const named = [...current, ...known(after), ...old, ...known(before)].filter(({ data }) => data !== undefined);
  const nameOf = namesOf(named, 'zh');
  const reader = { locale: 'zh' as const, nameOf };

  const ids = [...new Set(changes.flatMap(({ before: was, after: is }) => [was?.id ?? [], is?.id ?? []].flat()))];
  const naming = versionsIn(after, (_, text) => ids.some((id) => text.includes(id)));
  const described = changes.map((change): Change => {
    const { id, path, collection } = (change.after ?? change.before) as Version;
    return {
      collection: sourceCollection(collection),
      translation: isTranslation(collection),
      id,
      kind: change.kind,
      name: recordInWords(change, reader),
      path,
      lines: differences(change, reader),
    };
  });
  return {
    changes: described.sort(
      (a, b) => sourceCollections.indexOf(a.collection) - sourceCollections.indexOf(b.collection),
    ),
    pages: changedPages(changes, naming, languages),
    gone: goneFrom(changes, after, languages),
    others: [...differing].filter((path) => !collectionOf(path)).sort(),
  };
}

const isTranslation = (collection: CollectionName): boolean => sourceCollection(collection) !== collection;
