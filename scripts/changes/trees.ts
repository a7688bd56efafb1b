// The content at two points of history, or in the working folder: its files and, of those that differ, their texts.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { git, readBlobs } from '#records/git.ts';
import { Failure } from '#scripts/kit/failure.ts';

/** Texts of the files of the content folder, by path below it. */
export type Tree = Map<string, string>;

const tryGit = (folder: string, ...args: string[]): string | undefined => {
  try {
    return git(folder, ...args).trim();
  } catch {
    return undefined;
  }
};

/** The id of a commit. Throws a Failure where git does not know it. */
export function commitOf(folder: string, name: string): string {
  const found = tryGit(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  if (found) return found;
  const inside = tryGit(folder, 'rev-parse', '--is-inside-work-tree') === 'true';
  if (!inside) throw new Failure(`${folder} 不在 git 仓库中，没有历史可供比较。`);
  const branches = tryGit(folder, 'branch', '--all', '--format=%(refname:short)')?.split('\n').join('、');
  const shallow = tryGit(folder, 'rev-parse', '--is-shallow-repository') === 'true';
  const hint = shallow ? '当前为浅克隆。请运行 git fetch --unshallow，' : '请运行 git fetch，';
  throw new Failure(`git 中没有提交、分支或标签 ${name}。${hint}或改为已有的分支：${branches || '无'}。`);
}

/** Where two lines of history part; `base` itself where that is not known, as in a shallow clone. */
export const parting = (folder: string, base: string, head: string): string =>
  tryGit(folder, 'merge-base', base, head) || base;

export function treeOf(folder: string, commit: string): Tree {
  const listed = git(folder, 'ls-tree', '-r', '-z', commit, '--', '.').split('\0').filter(Boolean);
  const ids = new Map(
    listed.flatMap((line): [path: string, id: string][] => {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ (\w+)\t(.+)$/s.exec(line) ?? [];
      return mode.startsWith('100') ? [[path, id]] : [];
    }),
  );
  const texts = readBlobs(folder, ids.values());
  return new Map([...ids].flatMap(([path, id]) => (texts.has(id) ? [[path, texts.get(id) ?? '']] : [])));
}

/** The files that are in the folder now; hidden ones and links are left out. */
export function workingTree(folder: string): Tree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const shown = paths.filter((path) => !path.split('/').some((part) => part.startsWith('.'))).sort();
  return new Map(shown.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Files outside the content folder that differ, from the root of the repository. */
export function changedElsewhere(folder: string, base: string, head: string | undefined): string[] {
  const inside = tryGit(folder, 'rev-parse', '--show-prefix') ?? '';
  const range = head ? [base, head] : [base];
  return git(folder, 'diff', '--name-only', '-z', '--no-renames', ...range)
    .split('\0')
    .filter((path) => path !== '' && !path.startsWith(inside));
}
