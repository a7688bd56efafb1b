// The words of a record as readers see them: the strings of its YAML, and its body's text between links, code and other marks.
import { visit } from 'unist-util-visit';
import { once } from '#model/records/once.ts';
import { bodyOf, isProse } from './body.ts';
import type { Source } from './read.ts';
import { yamlTextsOf } from './yaml-text.ts';

export interface Run {
  value: string;
  /** Where it begins in the file. */
  offset: number;
  /** Where the file holds the value just as it is; `undefined` where escapes or folded lines stand in it. */
  verbatim: number | undefined;
  /** Written over several lines that YAML joins with spaces. */
  folded: boolean;
  /** The names of the YAML's fields it lies in, outermost first; `undefined` in the body. */
  fields: string[] | undefined;
}

/** Behind a quotation mark at most. */
const verbatimAt = ({ text }: Source, value: string, offset: number) =>
  [offset, offset + 1].find((start) => text.startsWith(value, start));

const inYaml = (source: Source): Run[] =>
  yamlTextsOf(source).map((text) => ({ ...text, verbatim: verbatimAt(source, text.value, text.offset) }));

const inBody = (source: Source): Run[] => {
  const found: Run[] = [];
  visit(bodyOf(source).tree, 'text', ({ value, position }) => {
    const offset = source.record.bodyOffset + (position?.start.offset ?? 0);
    const verbatim = source.text.startsWith(value, offset) ? offset : undefined;
    found.push({ value, offset, verbatim, folded: false, fields: undefined });
  });
  return found;
};

/** Read once per file; nothing of a charter version, which nobody may fix. */
export const runsOf = once((source: Source): Run[] => [...inYaml(source), ...(isProse(source) ? inBody(source) : [])]);
