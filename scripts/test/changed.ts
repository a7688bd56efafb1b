// npm test -- changed: the steps and the test files that a change can break.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { run } from '#scripts/kit/programs.ts';
import { browserTests, nodeTests, steps, type TestStep } from './steps.ts';

/** Pages beyond are not opened one by one: a change of all pages shows on those. */
const maxPages = 10;

/** Files that differ from where this branch left the main one, those not committed among them, and what they are compared with. */
export async function changedFiles(): Promise<{ base: string; files: string[] }> {
  const git = async (...given: string[]) => (await run(['git', '-c', 'core.quotePath=false', ...given])).stdout;
  const bases = await Promise.all(['origin/main', 'main'].map((name) => git('merge-base', 'HEAD', name)));
  const base = bases.find(Boolean) ?? 'HEAD';
  const listed = [
    await git('diff', '--name-only', '--no-renames', base),
    await git('ls-files', '--others', '--exclude-standard'),
  ];
  return { base, files: [...new Set(listed.flatMap((text) => text.split('\n')).filter(Boolean))].sort() };
}

/** Imports, and texts that may be the path of a file or folder, such as of a program that a test starts. */
const named = /['"`]([^'"`\n]+)['"`]/g;

/** Files and folders of the project that a file names. */
function namedIn(file: string): string[] {
  const paths = [...readFileSync(file, 'utf8').matchAll(named)].map(([, name = '']) => {
    if (name.startsWith('#scripts/')) return name.slice(1);
    if (name.startsWith('#')) return join('src', name.slice(1).split('?')[0] ?? '');
    return name.startsWith('.') ? join(dirname(file), name) : name;
  });
  return paths
    .map((path) => normalize(path))
    .filter((path) => path.includes('/') && !path.startsWith('..') && existsSync(path));
}

/** Those of the test files that name one of the changed files or a folder around it, or a file that names one in turn. */
export function testsOf(changed: string[], tests: string[]): string[] {
  const namedBy = new Map<string, string[]>();
  const isAround = (folder: string) => changed.some((path) => path.startsWith(`${folder}/`));
  const reaches = (file: string, seen: Set<string>): boolean => {
    if (seen.has(file)) return false;
    seen.add(file);
    if (changed.includes(file)) return true;
    if (!/\.(ts|mjs|astro)$/.test(file) || !existsSync(file) || statSync(file).isDirectory()) return false;
    if (!namedBy.has(file)) namedBy.set(file, namedIn(file));
    return (namedBy.get(file) ?? []).some((path) => reaches(path, seen));
  };
  // A folder counts where the test itself names it: those that it imports name where things lie by default.
  return tests.filter((test) => reaches(test, new Set()) || namedIn(test).some(isAround));
}

/** The HTML of the built pages, as hashes by address. */
const builtPages = (): Map<string, string> =>
  new Map(
    globSync('dist/**/index.html').map((file) => [
      file.replace(/^dist/, '').replace(/index\.html$/, ''),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );

const isContent = (path: string) => /^(src\/content|data|public)\/|^site\.config\.ts$/.test(path);
const isShown = (path: string) => isContent(path) || /^(src|scripts\/build)\/|^astro\.config/.test(path);
const isCode = (path: string) => /\.(ts|mjs|astro)$/.test(path) && !isContent(path);

/** The steps that these changes can break, each with as little as it needs. */
export function stepsFor(changed: string[]): TestStep[] {
  const present = changed.filter((path) => existsSync(path));
  const code = present.filter(isCode);
  const before = builtPages();
  const step = (name: string, less: Partial<TestStep> = {}): TestStep[] =>
    steps.filter((each) => each.name === name).map((each) => ({ ...each, ...less }));
  const tests = (name: string, isolation: 'process' | 'none') => {
    const files = testsOf(changed, globSync(`tests/${name}/**/*.test.ts`).sort());
    return files.length === 0 ? [] : step(name, { commands: (totals) => [nodeTests(totals, files, isolation)] });
  };
  /** The pages that have other HTML than before the build, or none but the list of pages where all are the same. */
  const changedPages: Partial<TestStep> = {
    commands: () => {
      const pages = [...builtPages()].flatMap(([path, hash]) => (before.get(path) === hash ? [] : [path]));
      const names = pages.slice(0, maxPages).map((path) => `once: ${path}$`);
      const pattern = ['the sitemap lists pages', ...names].map((name) => `(?:${name})`).join('|');
      return [[...browserTests, 'pages', '--grep', pattern]];
    },
    environment: { TEST_ALL: '1' },
  };
  const isLooks = changed.some((path) => /^(src\/(styles|components|layouts|pages)|tests\/e2e)\//.test(path));
  return [
    ...(code.length > 0 ? step('types') : []),
    ...(present.length > 0
      ? step('format', { commands: () => [['prettier', '--check', '--ignore-unknown', ...present]] })
      : []),
    ...(code.length > 0 ? step('lint', { commands: () => [['biome', 'lint', '--error-on-warnings', ...code]] }) : []),
    ...tests('unit', 'none'),
    ...tests('commands', 'process'),
    ...tests('hosting', 'process'),
    ...(changed.some(isShown) ? [...step('build'), ...step('site')] : []),
    ...(changed.some((path) => /^(src\/(?!content)|examples\/)/.test(path)) ? step('example') : []),
    ...(isLooks ? step('browser') : changed.some(isShown) ? step('browser', changedPages) : []),
  ];
}
