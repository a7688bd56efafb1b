// Reads a content folder whole: every file once, the record in it, and the files that no collection reads; and where it is. Throws nothing.
import { join, relative, resolve, sep } from 'node:path';
import { type RecordText, parseRecordText } from '#records/front-matter.ts';
import { rowOf } from '#schemas/collections.ts';
import { type CollectionName, collectionOf, collections, sourceCollection } from '#schemas/files.ts';
import type { SiteConfig } from '#schemas/site.ts';
import { type Finding, topOf } from '#scripts/check/finding.ts';
import { type Progress, noProgress } from '#scripts/kit/progress.ts';
import { type Refusal, type Unread, listFiles, readText, unreadable } from './files.ts';

/** One file that a collection reads. */
export interface Source {
  /** Below the content folder, with slashes: `people/member-a.yaml`. */
  path: string;
  /** From the working folder, as messages name it. */
  file: string;
  text: string;
  collection: CollectionName;
  id: string;
  record: RecordText;
  /** The data of the YAML; `undefined` where it cannot be read. */
  data: unknown;
  /** The file could not be read, and `text` is empty: only that is reported of it. */
  unread: boolean;
}

export interface Site {
  /** Content folder, absolute. */
  folder: string;
  /** Folder of the files served as they are, absolute. */
  publicFolder: string;
  /** Folder of the last snapshots of the services, absolute; it may be missing. */
  liveFolder: string;
  /** The deployment; absent where site.config.ts cannot be used. */
  config?: SiteConfig;
  configFile: string;
  /** The moment of the check. */
  now: Date;
  sources: Source[];
  /** Files that no collection reads, below the content folder. */
  others: string[];
  /** What is not read, and why; the records among it are in `sources`, so that references to them hold. */
  unread: Unread[];
}

export type Options = Pick<Site, 'folder' | 'publicFolder' | 'liveFolder' | 'config' | 'configFile' | 'now'>;

/** The path as messages name it: from the working folder, with slashes. */
export const shownPath = (path: string) => relative(process.cwd(), path).split(sep).join('/');

const dataOf = ({ document }: RecordText): unknown => {
  if (!document) return {};
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    return undefined; // an alias; the rule `yaml` reports it
  }
};

/** Why site.config.ts cannot be used. */
const mistake = (error: unknown): Finding => {
  const message = error instanceof Error ? error.message : String(error);
  const [, file = resolve('site.config.ts')] = /(\S*site\.config\.ts)/.exec(message) ?? [];
  const found = message.replace(file, '').replace(/^\s*有误：/, '');
  return {
    ...topOf(shownPath(file)),
    rule: 'site-config',
    severity: 'error',
    found: found.trim().replace(/\s*\n\s*/g, '；'),
    expected: '字段和写法符合 src/schemas/site.ts',
    fix: '更正后重新检查；内容尚未检查',
  };
};

/** The folders and the deployment that src/site.ts names. It reads the environment and site.config.ts as it loads. */
export const readSettings = async (): Promise<Options | Finding> => {
  try {
    const { configFile, contentFolder, liveFolder, now, site } = await import('#site.ts');
    return { folder: contentFolder, publicFolder: resolve('public'), liveFolder, config: site, configFile, now };
  } catch (error) {
    return mistake(error);
  }
};

type Frame = Pick<Source, 'path' | 'file' | 'collection' | 'id'>;

/** A record that exists, without anything in it. */
export const blank = ({ path, file, collection, id }: Frame): Source => ({
  path,
  file,
  collection,
  id,
  text: '',
  data: undefined,
  unread: true,
  record: parseRecordText('.md', ''),
});

const refused = (path: string, { text, offset, found, expected, fix }: Refusal): Unread => {
  const before = text.slice(0, offset);
  const column = offset - before.lastIndexOf('\n');
  return { path, line: before.split('\n').length, column, found, expected, fix };
};

/** Charter versions are kept byte for byte, whatever is in them. */
export const isVerbatim = ({ collection }: Pick<Source, 'collection'>): boolean =>
  rowOf(sourceCollection(collection)).verbatim === true;

/** The records that may be changed. */
export const editable = (sources: Source[]): Source[] => sources.filter((source) => !isVerbatim(source));

/** The records of a collection. */
export const recordsOf = ({ sources }: Site, name: string): Source[] =>
  sources.filter(({ collection }) => collection === name);

const frameOf = (folder: string, path: string, collection: CollectionName): Frame => ({
  path,
  file: shownPath(join(folder, path)),
  collection,
  id: collections[collection].idOf(path),
});

/** A record with this text. */
export const sourceOf = (frame: Frame, text: string): Source => {
  const record = parseRecordText(frame.path, text);
  return { ...frame, text, record, data: dataOf(record), unread: false };
};

/** The site as it would be with this file of a record, whatever is there now. */
export const withFile = (site: Site, path: string, text: string): Site => {
  const collection = collectionOf(path);
  if (!collection) return site;
  const others = site.sources.filter((source) => source.path !== path);
  return { ...site, sources: [...others, sourceOf(frameOf(site.folder, path, collection), text)] };
};

const readSource = (folder: string, frame: Frame): Source | Unread => {
  const { path } = frame;
  try {
    const read = readText(join(folder, path), /\.mdx?$/.test(path));
    if ('found' in read) return refused(path, read);
    return sourceOf(frame, read.text);
  } catch (error) {
    return unreadable(path, error);
  }
};

export const read = (options: Options, progress: Progress = noProgress): Site => {
  const { folder } = options;
  const { paths, unread } = listFiles(folder, (path) => collectionOf(path) !== undefined);
  const site: Site = { ...options, sources: [], others: [], unread };
  for (const [index, path] of paths.entries()) {
    progress.step('读取文件', index, paths.length);
    const collection = collectionOf(path);
    const source = collection ? readSource(folder, frameOf(folder, path, collection)) : path;
    if (typeof source === 'string') site.others.push(source);
    else if ('record' in source) site.sources.push(source);
    else site.unread.push(source);
  }
  for (const { path } of site.unread) {
    const collection = collectionOf(path);
    if (collection) site.sources.push(blank(frameOf(folder, path, collection)));
  }
  return site;
};
