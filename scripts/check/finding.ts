// What a rule reports about one place in the content.

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

/** What a rule returns. */
export interface RuleFinding extends Place, Message {
  /** An error by default. */
  severity?: 'error' | 'warning';
  /** Fix it without changing the meaning; absent where somebody has to decide. */
  edits?: Edit[];
}

export interface Finding extends RuleFinding {
  rule: string;
  severity: 'error' | 'warning';
}
