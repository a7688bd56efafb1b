// When each record's file last changed, from one pass over git's history.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { contentFolder } from '../site.ts';

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: contentFolder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });

/** Commits at which a shallow clone was cut: git shows all their files as changed there, which says nothing. */
const cutCommits = (): Set<string> => {
  try {
    const path = git('rev-parse', '--path-format=absolute', '--git-path', 'shallow').trim();
    return new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean));
  } catch {
    return new Set();
  }
};

const readHistory = (): Map<string, string> => {
  const changes = new Map<string, string>();
  try {
    const cut = cutCommits();
    const log = git('log', '--format=%x00%H %cI', '--name-only', '--relative', '--', '.');
    for (const commit of log.split('\0').slice(1)) {
      const [head = '', ...files] = commit.split('\n').filter(Boolean);
      const [hash = '', time = ''] = head.split(' ');
      if (cut.has(hash)) continue;
      for (const file of files) if (!changes.has(file)) changes.set(file, time);
    }
  } catch {
    // Outside a git checkout nothing is known, and the page says nothing.
  }
  return changes;
};

let history: Map<string, string> | undefined;

/** ISO time of the last commit that changed a record's `file`, its path from the root; `undefined` where git does not know. */
export const lastChange = (file: string): string | undefined => {
  history ??= readHistory();
  return history.get(relative(contentFolder, file));
};
