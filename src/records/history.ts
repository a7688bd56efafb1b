// The history of the content folder: when each file last changed, and what each record's changes meant. Git is asked once.
import { relative } from 'node:path';
import { dayIn } from '#language/dates.ts';
import { fingerprint } from '#model/records/translations.ts';
import { sectionChanges } from '#model/changes/sections.ts';
import type { Behind } from '#model/upkeep/upkeep.ts';
import type { Published } from '#schemas/published.ts';
import { contentFolder, now, site } from '#site.ts';
import { type Commit, readBlobs, readLog } from './git.ts';
import { type FileTimes, hashOf, readPublished, timesFrom } from './published.ts';
import { type Past, pastOf, versionOf } from './past.ts';

// How far an outdated translation is behind: the history of its source is asked which version was translated.

interface Written {
  day: string;
  /** Of the words at that commit; `undefined` where they cannot be read. */
  fingerprint: string | undefined;
  body: string;
}

/** A `.md` that became `.mdx` is the same text. */
const stem = (path: string): string => path.replace(/\.\w+$/, '');

const writtenAt = (time: string, path: string, text: string, zone: string): Written => {
  const { data, body = '' } = versionOf(path, text) ?? {};
  const { title, summary } = (data ?? {}) as { title?: unknown; summary?: unknown };
  const isText = typeof title === 'string' && typeof summary === 'string';
  return {
    day: dayIn(time, zone),
    fingerprint: isText ? fingerprint({ data: { title, summary }, body }) : undefined,
    body,
  };
};

export interface History {
  /** Newest first, as `readLog` gives them. */
  commits: Commit[];
  /** The texts of blobs; what it does not give is not known. */
  read: (blobs: string[]) => Map<string, string>;
  zone: string;
}

/**
 * What changed in a source's words since the version that was translated: `path` is the source's below the content folder, `body`
 * its text as it is now. `undefined` where git does not have that version: outside a checkout, in a shallow clone, or where the
 * translation names a version that was never committed.
 */
export const translationLag = (
  { commits, read, zone }: History,
  { path, body, translationOf }: { path: string; body: string; translationOf: string },
): Behind | undefined => {
  const blobs = commits.flatMap(({ time, files }) =>
    files.flatMap((file) =>
      stem(file.path) === stem(path) && file.after ? [{ time, path: file.path, id: file.after }] : [],
    ),
  );
  const texts = read(blobs.map(({ id }) => id));
  const versions = blobs.map(({ time, path, id }) => writtenAt(time, path, texts.get(id) ?? '', zone));
  const at = versions.findIndex((version) => version.fingerprint === translationOf);
  const translated = versions[at];
  if (!translated) return undefined;
  // A commit that left the words alone is no change of them.
  const changes = versions.slice(0, at).filter((one, index) => one.fingerprint !== versions[index + 1]?.fingerprint);
  const sections = sectionChanges(translated.body, body).map(({ title }) => title);
  return { commits: changes.length, since: changes.at(-1)?.day, sections };
};

/** Astro's configuration and its pages are two bundles, each with this module: git is asked once for both. */
const shared = globalThis as { contentLog?: Commit[] };

let times: Map<string, FileTimes> | undefined;
let kept: { published: Published | undefined } | undefined;
let past: Past | undefined;

/** Every commit that changed the content, newest first; empty where git knows nothing. */
export const loadLog = (): Commit[] => {
  shared.contentLog ??= readLog(contentFolder);
  return shared.contentLog;
};

const read = (blobs: string[]) => readBlobs(contentFolder, blobs);

/** The first and the last commit of a file, its path from the content folder; `undefined` where git does not know. */
export const gitTimesOf = (path: string): FileTimes | undefined => {
  if (!times) {
    times = new Map();
    for (const { time, files } of loadLog())
      for (const file of files) times.set(file.path, { first: time, last: times.get(file.path)?.last ?? time });
  }
  return times.get(path);
};

/**
 * When a record's `file`, its path from the root, was first and last changed, as git and the last publication know it; `undefined`
 * where neither does.
 */
export const commitsOf = (file: string): FileTimes | undefined => {
  kept ??= { published: readPublished() };
  const path = relative(contentFolder, file);
  const known = gitTimesOf(path);
  if (!kept.published) return known;
  return timesFrom(known, kept.published.records[path], { hashNow: () => hashOf(file), now });
};

/** ISO time of the last change of a record's `file`; `undefined` where it is not known. */
export const lastChange = (file: string): string | undefined => commitsOf(file)?.last;

/** What changed in the records; empty where git knows nothing. */
export const loadPast = (): Past => {
  past ??= pastOf(loadLog(), read);
  return past;
};

const lags = new Map<string, Behind | undefined>();

/** How far a translation made from the version `translationOf` is behind its source; `undefined` where git does not know. */
export const lagOf = ({ file, body }: { file: string; body: string }, translationOf: string): Behind | undefined => {
  const key = `${file} ${translationOf}`;
  if (!lags.has(key)) {
    const path = relative(contentFolder, file);
    lags.set(key, translationLag({ commits: loadLog(), read, zone: site.zone }, { path, body, translationOf }));
  }
  return lags.get(key);
};
