// All files or none: written beside their places first, then moved there.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface NewFile {
  /** Absolute. */
  path: string;
  text: string;
  /** What stood there before, to be put back if a later file fails. */
  before: string | undefined;
}

/** Throws what the file system said, after everything has been put back as it was. */
export function writeAll(files: NewFile[]): void {
  const undo: (() => void)[] = [];
  try {
    const waiting = files.map(({ path, text, before }) => {
      const made = mkdirSync(dirname(path), { recursive: true });
      if (made) undo.push(() => rmSync(made, { recursive: true }));
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
      undo.push(() => rmSync(temporary, { force: true }));
      writeFileSync(temporary, text);
      return { path, temporary, before };
    });
    for (const { path, temporary, before } of waiting) {
      renameSync(temporary, path);
      undo.push(() => (before === undefined ? rmSync(path) : writeFileSync(path, before)));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
