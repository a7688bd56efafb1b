// The history of a folder, from one pass over `git log`: which commit changed which file, and from which text to which.
// Nobody's name and no message is read: who changed a file, and what they wrote, is between them and the forge.
import { readFileSync } from 'node:fs';
import { git } from './git.ts';

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
