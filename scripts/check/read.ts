// Reads a content folder whole: every file, the record in it, and the files that no collection reads. Throws nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob, relative, sep } from 'node:path';
import { parseRecordText, type RecordText } from '../../src/records/front-matter.ts';
import { type Collection, type CollectionName, collections } from '../../src/schemas/collections.ts';
import type { SiteConfig } from '../../src/schemas/site.ts';

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
  /** What the YAML says; `undefined` where it cannot be read. */
  data: unknown;
}

export interface Site {
  /** Content folder, absolute. */
  folder: string;
  /** Folder of the files served as they are, absolute. */
  publicFolder: string;
  /** Folder of what the services last said, absolute; it may be missing. */
  liveFolder: string;
  /** The deployment; absent where site.config.ts cannot be used. */
  config?: SiteConfig;
  configFile: string;
  /** The moment at which the content is looked at. */
  now: Date;
  sources: Source[];
  /** Files that no collection reads, below the content folder. */
  others: string[];
}

export type Options = Pick<Site, 'folder' | 'publicFolder' | 'liveFolder' | 'config' | 'configFile' | 'now'>;

const slashes = (path: string) => path.split(sep).join('/');
const table = Object.entries(collections) as [CollectionName, Collection][];

/** The path as messages name it: from the working folder, with slashes. */
export const shownPath = (path: string) => slashes(relative(process.cwd(), path));

const collectionOf = (path: string) => {
  const [top] = path.split('/');
  return table.find(([, { files }]) => files.startsWith(`${top}/`) && matchesGlob(path, files));
};

const dataOf = ({ document }: RecordText): unknown => {
  if (!document) return {};
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    return undefined; // an alias; the rule `yaml` reports it
  }
};

const readSource = (folder: string, path: string, [collection, { idOf }]: [CollectionName, Collection]): Source => {
  const text = readFileSync(join(folder, path), 'utf8');
  const record = parseRecordText(path, text);
  const file = shownPath(join(folder, path));
  return { path, file, text, collection, id: idOf(path), record, data: dataOf(record) };
};

const isHidden = (path: string) => path.split('/').some((part) => part.startsWith('.'));

export const read = (options: Options): Site => {
  const { folder } = options;
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => slashes(relative(folder, join(entry.parentPath, entry.name))))
    .filter((path) => !isHidden(path))
    .sort();
  const site: Site = { ...options, sources: [], others: [] };
  for (const path of paths) {
    const collection = collectionOf(path);
    if (collection) site.sources.push(readSource(folder, path, collection));
    else site.others.push(path);
  }
  return site;
};
