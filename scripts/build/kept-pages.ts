// Pages that an earlier build made, kept for the next one: src/records/kept-pages.ts takes those that would be the same.
import { hash } from 'node:crypto';
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeVersion, dropOldest } from '#scripts/kit/cache.ts';

/** What all pages depend on: the code and its libraries, and what the bundles of scripts and styles are made from. */
export const makers = [
  'src/*',
  'src/!(content)/**/*',
  'scripts/{build,dev}/**/*',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
];
/** Of the content, all but what pages read through the request context: MDX and pictures go into the bundles. */
const bundled = ['**/*.!(md|yaml)'];
const config = ['site.config.ts'];
/** How many files are kept: for this SIG and the example, on this branch and the last ones. */
const maxFiles = 8;

/** The name of the file for the pages of `contentFolder` (absolute), as the code in `root` and this Node make them. */
export const pagesName = (contentFolder: string, root = process.cwd()): string => {
  const versions = [
    codeVersion([...makers, ...config], [], root),
    codeVersion(bundled, [], contentFolder),
    codeVersion(config, [], dirname(contentFolder)),
  ];
  return hash('sha256', [...versions, contentFolder].join('\0')).slice(0, 24);
};

/** Keeps the file of a finished build under `name` in the folder `kept`, and drops the oldest ones. */
export function keepPages(kept: string, name: string, file: string): void {
  mkdirSync(kept, { recursive: true });
  const draft = join(kept, `.${name}-${process.pid}`);
  try {
    renameSync(file, draft);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(file, draft);
  }
  renameSync(draft, join(kept, name));
  dropOldest(kept, maxFiles);
}
