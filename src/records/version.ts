// One version of a record's file → the record as it was then, whatever its state: history holds broken files, too.
import type { Version } from '../model/changes.ts';
import { collectionOf, collections } from '../schemas/collections.ts';
import { parseRecordText, type RecordText } from './front-matter.ts';

/** No record is as long; a longer file is somebody's mistake, and parsing it would take minutes. */
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
