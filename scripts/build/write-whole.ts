// Files that are always whole: written beside their place and moved into it.
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const isWritten = (path: string, text: string): boolean => {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

/** Writes a file whole or not at all, and only if it would change, with the mode it had; returns whether it did. */
export const writeWhole = (path: string, text: string): boolean => {
  if (isWritten(path, text)) return false;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w', statSync(path, { throwIfNoEntry: false })?.mode);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return true;
};
