// What a rule says about one place in the content, and what a rule is.
import type { Site } from './content/read.ts';

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

/** What a rule says, wherever it says it; a text may have several lines. */
export interface Words {
  /** What is there. */
  found: string;
  /** What should be there. */
  expected: string;
  /** How to mend it. */
  fix: string;
}

export interface Finding extends Place, Words {
  rule: string;
  severity: 'error' | 'warning';
  /** Mends it without changing what is meant; absent where somebody has to decide. */
  edits?: Edit[];
}

export interface Check {
  name: string;
  /** One line of Chinese. */
  description: string;
  run: (site: Site) => Finding[];
}
