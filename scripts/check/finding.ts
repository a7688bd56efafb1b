// What a rule says about one place in the content, and what a rule is.
import type { Site } from './read.ts';

/** Lines and columns count from 1; columns in UTF-16 code units. */
export interface Place {
  /** Path from the working folder. */
  file: string;
  line: number;
  column: number;
}

export interface Finding extends Place {
  rule: string;
  severity: 'error' | 'warning';
  /** What is there. */
  found: string;
  /** What should be there. */
  expected: string;
  /** How to mend it. */
  fix: string;
}

export interface Check {
  name: string;
  /** One line of Chinese. */
  description: string;
  run: (site: Site) => Finding[];
}
