// What the check reports about one place in the content.

/** Lines and columns count from 1; columns in UTF-16 code units. */
export interface Place {
  /** Path from the working folder. */
  file: string;
  line: number;
  column: number;
}

/** Puts `text` in place of what the file holds from `start` up to `end`; offsets in UTF-16 code units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The three parts of a report; each may have several lines. */
export interface Message {
  /** What is there. */
  found: string;
  /** What should be there. */
  expected: string;
  /** How to fix it. */
  fix: string;
}

export interface Finding extends Place, Message {
  rule: string;
  severity: 'error' | 'warning';
  /** Fix it without changing the meaning; absent where a person has to decide. */
  edits?: Edit[] | undefined;
  /** A proposal that may be left as it is: the report gives `fix` alone, on one line. */
  proposal?: boolean;
}

/** The order of places: by file, line and column, the same on every machine. */
export const byPlace = (a: Place, b: Place): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;

/** The first place of a file. */
export const topOf = (file: string): Place => ({ file, line: 1, column: 1 });

/** Edits that put `by` in place of each match; `pattern` is global. */
export const replacing = (text: string, pattern: RegExp, by: string): Edit[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, text: by }));
