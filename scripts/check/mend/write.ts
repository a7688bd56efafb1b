// Puts a mended text in the place of a file, whole; leaves alone what is no ordinary file of the content folder, or has changed.
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../build/write-whole.ts';
import type { Source } from '../read.ts';
import { reasonOf } from '../reading/files.ts';

/** Why the file was left as it is; `undefined` where it was written. */
export const replace = (folder: string, { path, text: before }: Source, text: string): string | undefined => {
  const file = join(folder, path);
  try {
    if (!lstatSync(file).isFile() || realpathSync(file) !== join(realpathSync(folder), path))
      return '不是内容文件夹里的普通文件，没有动';
    if (!readFileSync(file).equals(Buffer.from(before))) return '检查以后又被别的程序改过，没有动；请再运行一次';
    writeWhole(file, text);
    return undefined;
  } catch (error) {
    return `没有写成：${reasonOf(error)}`;
  }
};
