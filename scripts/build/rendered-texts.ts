// Texts that an earlier build rendered, kept for the next one: a text that did not change is not rendered again.
import { createHash, hash } from 'node:crypto';
import { copyFileSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';

/** What a cached result depends on besides its input: a hash of all TypeScript files of `folder` and the libraries' versions. */
export const codeVersion = (folder: string, libraries: string[]): string => {
  const code = globSync('*.ts', { cwd: folder }).sort();
  const manifests = libraries.map((library) => findPackageJSON(library, import.meta.url) ?? '');
  const files = [...code.map((name) => join(folder, name)), ...manifests];
  return hash('sha256', files.map((file) => readFileSync(file, 'utf8')).join('\0'));
};

/** What turns a text into what Astro keeps of it. Astro notices changed texts by itself, but no changed plugin: withastro/astro#13028. */
const makers = [
  'src/{markdown,records,schemas,language,words}/**/*.ts',
  'src/*.ts',
  'astro.config.mjs',
  'package-lock.json',
];
/** How many stores are kept: for this SIG and the example, on this branch and the last ones. */
const maxStores = 8;
/** Where Astro keeps what it read and rendered. */
const store = 'data-store.json';

/** The name of the store for texts of `contentFolder` (absolute), as the code in `root` and this Node make them. */
export function storeName(contentFolder: string, root = process.cwd()): string {
  const name = createHash('sha256').update(`${process.version}\0${contentFolder}`);
  for (const path of globSync(makers, { cwd: root }).sort())
    name.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return name.digest('hex').slice(0, 24);
}

/** Copies the store `name` of the folder `kept` into `cache`, where a build works with it; two builds at a time share none. */
export function takeTexts(kept: string, name: string, cache: string): void {
  mkdirSync(cache, { recursive: true });
  try {
    copyFileSync(join(kept, name), join(cache, store));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Keeps the store of a finished build under `name`, whole or not at all, and drops the oldest ones. */
export function keepTexts(kept: string, name: string, cache: string): void {
  mkdirSync(kept, { recursive: true });
  const incoming = join(kept, `.${name}-${process.pid}`);
  copyFileSync(join(cache, store), incoming);
  renameSync(incoming, join(kept, name));
  const age = (file: string) => statSync(join(kept, file)).mtimeMs;
  const newest = readdirSync(kept)
    .filter((file) => !file.startsWith('.'))
    .sort((a, b) => age(b) - age(a));
  for (const file of newest.slice(maxStores)) rmSync(join(kept, file), { force: true });
}
