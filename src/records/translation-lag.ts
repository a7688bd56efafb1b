// How far an outdated translation is behind its source: the source's own history is asked which version was translated.
import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { dayIn } from '../model/dates.ts';
import { fingerprint } from '../model/translations.ts';
import type { Behind } from '../model/upkeep.ts';
import { site } from '../site.ts';
import { parseRecordText, recordData } from './front-matter.ts';

const git = (folder: string, args: string[], input = ''): string =>
  execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });

interface Version {
  time: string;
  /** Of the words at that commit; `undefined` where they cannot be read. */
  fingerprint: string | undefined;
}

const fingerprintOf = (path: string, text: string): string | undefined => {
  try {
    const { title, summary } = recordData(path, text);
    if (typeof title !== 'string' || typeof summary !== 'string') return undefined;
    return fingerprint({ data: { title, summary }, body: parseRecordText(path, text).body });
  } catch {
    return undefined;
  }
};

/** The committed versions of a file, newest first. */
function* versionsOf(file: string): Generator<Version> {
  const path = resolve(file);
  const folder = dirname(path);
  const name = `./${path.slice(folder.length + 1)}`;
  for (const line of git(folder, ['log', '--format=%H %cI', '--', name]).split('\n').filter(Boolean)) {
    const [hash = '', time = ''] = line.split(' ');
    yield { time, fingerprint: fingerprintOf(path, git(folder, ['show', `${hash}:${name}`])) };
  }
}

const lagOf = (file: string, translationOf: string): Behind | undefined => {
  const later: Version[] = [];
  for (const version of versionsOf(file)) {
    if (version.fingerprint === translationOf) {
      // A commit that left the words alone is no change of them.
      const changes = later.filter((one, index) => one.fingerprint !== (later[index + 1] ?? version).fingerprint);
      const first = changes.at(-1);
      return { commits: changes.length, since: first && dayIn(first.time, site.zone) };
    }
    later.push(version);
  }
  return undefined;
};

const known = new Map<string, Behind | undefined>();

/**
 * Commits that changed the words since the version that was translated. `undefined` where git does not have that version:
 * outside a checkout, in a shallow clone, or where the translation names a version that was never committed.
 */
export const translationLag = ({ file }: { file: string }, translationOf: string): Behind | undefined => {
  const key = `${file} ${translationOf}`;
  if (known.has(key)) return known.get(key);
  try {
    known.set(key, lagOf(file, translationOf));
  } catch {
    known.set(key, undefined); // Outside a checkout nothing is known, and the page says nothing.
  }
  return known.get(key);
};
