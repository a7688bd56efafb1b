// The history of the content folder: when each file last changed, and what each record's changes meant. Git is asked once.
import { relative } from 'node:path';
import type { Behind } from '../model/upkeep.ts';
import { contentFolder, site } from '../site.ts';
import { readBlobs } from './git.ts';
import { type Commit, readLog } from './log.ts';
import { type Past, pastOf } from './past.ts';
import { translationLag } from './translation-lag.ts';

/** Astro's configuration and its pages are bundled apart, each with this module: git is asked once for both. */
const shared = globalThis as { contentLog?: Commit[] };
let lastChanges: Map<string, string> | undefined;
let past: Past | undefined;

const commits = (): Commit[] => {
  shared.contentLog ??= readLog(contentFolder);
  return shared.contentLog;
};

const read = (blobs: string[]) => readBlobs(contentFolder, blobs);

/** ISO time of the last commit that changed a record's `file`, its path from the root; `undefined` where git does not know. */
export const lastChange = (file: string): string | undefined => {
  lastChanges ??= new Map(
    commits()
      .toReversed()
      .flatMap(({ time, files }) => files.map(({ path }): [string, string] => [path, time])),
  );
  return lastChanges.get(relative(contentFolder, file));
};

/** What changed in the records; empty where git knows nothing. */
export const loadPast = (): Past => {
  past ??= pastOf(commits(), read);
  return past;
};

const lags = new Map<string, Behind | undefined>();

/** How far a translation made from the version `translationOf` is behind its source; `undefined` where git does not know. */
export const lagOf = ({ file, body }: { file: string; body: string }, translationOf: string): Behind | undefined => {
  const key = `${file} ${translationOf}`;
  if (!lags.has(key)) {
    const path = relative(contentFolder, file);
    lags.set(key, translationLag({ commits: commits(), read, zone: site.zone }, { path, body, translationOf }));
  }
  return lags.get(key);
};
