// What the import tells the person who runs it about one source line.

export interface Note {
  /** Of the source file, from 1. */
  line: number;
  /** `unplaced`: something of the line is not in the meeting file; `remark`: all of it is, but a person should look. */
  kind: 'unplaced' | 'remark';
  message: string;
}

/** A mistake that stops the import; the message says what was found, what is expected and how to mend it. */
export interface Mistake {
  line: number;
  message: string;
}

export type Tell = (line: number, kind: Note['kind'], message: string) => void;
