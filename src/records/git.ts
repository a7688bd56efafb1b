// What git says of the repository that a folder lies in. Outside a checkout, or without git, every question throws.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Room for all texts that a large history may give. */
const maxBuffer = 2 ** 30;

/** Runs git in `folder`; its stdout. Throws where git is missing or fails, with its `stderr`. */
export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer,
  });

/** The contents of blobs by id, from one process. Ids that are no blob here, as in a partial clone, are left out. */
export const readBlobs = (folder: string, ids: Iterable<string>): Map<string, string> => {
  const wanted = [...new Set(ids)];
  const texts = new Map<string, string>();
  if (wanted.length === 0) return texts;
  const output = execFileSync('git', ['cat-file', '--batch'], {
    cwd: folder,
    input: `${wanted.join('\n')}\n`,
    stdio: ['pipe', 'pipe', 'ignore'],
    // A partial clone would fetch each one over the network; what is not here is not known.
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1' },
    maxBuffer,
  });
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type === 'missing' || size === undefined) continue;
    if (type === 'blob') texts.set(id, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
};

// The history of a folder, from one pass over `git log`: which commit changed which file, and from which text to which.
// Nobody's name and no message is read: who changed a file, and what they wrote, is between them and the forge.

export interface FileChange {
  /** Below the folder, with slashes. */
  path: string;
  /** Id of the text before and after; absent where there was no file, or something that is not one. */
  before?: string;
  after?: string;
}

export interface Commit {
  id: string;
  /** ISO 8601, with the offset of the machine that committed. */
  time: string;
  files: FileChange[];
}

/** Commits at which a shallow clone was cut: git shows all their files as new there, which says nothing. */
const cutCommits = (folder: string): Set<string> => {
  try {
    const path = git(folder, 'rev-parse', '--path-format=absolute', '--git-path', 'shallow').trim();
    return new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean));
  } catch {
    return new Set();
  }
};

const isFile = (mode: string) => mode.startsWith('100');

/** `:100644 100644 <id> <id> M<tab><path>`, as `git log --raw` writes it. */
const fileChange = (line: string): FileChange[] => {
  const found = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) \w+\t(.+)$/.exec(line);
  if (!found) return [];
  const [, oldMode = '', newMode = '', before, after, path = ''] = found;
  return [{ path, ...(isFile(oldMode) && { before }), ...(isFile(newMode) && { after }) }];
};

/**
 * Every commit that changed a file of the folder, newest first, merges left out. Of a shallow clone what it has; without git, or
 * outside a checkout, nothing.
 */
export const readLog = (folder: string): Commit[] => {
  try {
    const cut = cutCommits(folder);
    const log = git(
      folder,
      ...['log', '--format=%x00%H %cI', '--raw', '--no-abbrev', '--no-renames', '--relative', '--', '.'],
    );
    return log
      .split('\0')
      .slice(1)
      .map((commit): Commit => {
        const [head = '', ...lines] = commit.split('\n');
        const [id = '', time = ''] = head.split(' ');
        return { id, time, files: lines.flatMap(fileChange) };
      })
      .filter(({ id }) => !cut.has(id));
  } catch {
    return [];
  }
};

/** Whether git has the whole history of a folder, a shallow clone's part of it, or none. */
export type HistoryState = 'whole' | 'shallow' | 'none';

export const historyState = (folder: string): HistoryState => {
  try {
    if (git(folder, 'log', '-1', '--format=%H', '--', '.').trim() === '') return 'none';
    return git(folder, 'rev-parse', '--is-shallow-repository').trim() === 'true' ? 'shallow' : 'whole';
  } catch {
    return 'none';
  }
};
