// What a cached result depends on besides its input: the code that makes it and the libraries which that code uses.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** package.json of a library; not every one lets itself be required. */
const packageOf = (library: string): string => {
  let at = process.cwd();
  while (!existsSync(join(at, 'node_modules', library, 'package.json'))) {
    if (dirname(at) === at) throw new Error(`没有安装 ${library}`);
    at = dirname(at);
  }
  return readFileSync(join(at, 'node_modules', library, 'package.json'), 'utf8');
};

/** A hash of all TypeScript files of `folder` and of the libraries' versions. */
export const codeVersion = (folder: string, libraries: string[]): string => {
  const code = globSync('*.ts', { cwd: folder }).sort();
  const texts = code.map((name) => readFileSync(join(folder, name), 'utf8'));
  return createHash('sha256')
    .update([...texts, ...libraries.map(packageOf)].join('\0'))
    .digest('hex');
};
