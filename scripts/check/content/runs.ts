// The words of a record as readers see them: the strings of its YAML, and its body's text between links, code and other marks.
import { isPair, isScalar, visit } from 'yaml';
import { once } from '#model/records/once.ts';
import { isProse, nodesOf } from './body.ts';
import { rangeOf } from './places.ts';
import type { Source } from './read.ts';

export interface YamlText {
  value: string;
  /** Where it begins in the file. */
  offset: number;
  /** Written over several lines that YAML joins with spaces. */
  folded: boolean;
  /** The names of the fields it lies in, outermost first. */
  fields: string[];
}

/** `fields` is `undefined` in the body. */
export interface Run extends Omit<YamlText, 'fields'>, Partial<Pick<YamlText, 'fields'>> {
  /** Where the file holds the value just as it is; `undefined` where escapes or folded lines stand in it. */
  verbatim: number | undefined;
}

/** The strings in a record's YAML; read once per file. */
export const yamlTextsOf = once(({ record, text }: Source): YamlText[] => {
  const found: YamlText[] = [];
  if (!record.document || record.document.errors.length > 0) return found;
  visit(record.document, {
    Scalar: (key, node, ancestors) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      const fields = ancestors.flatMap((one) => (isPair(one) && isScalar(one.key) ? String(one.key.value) : []));
      const [start, end] = node.range ?? [0, 0];
      const offset = record.yamlOffset + start;
      const written = text.slice(offset, record.yamlOffset + end).trimEnd();
      const folded = node.type !== 'BLOCK_LITERAL' && written.replace(/^[>+-]*\s*/, '').includes('\n');
      found.push({ value: node.value, offset, folded, fields });
    },
  });
  return found;
});

/** The place of a part of a run, and the edit that puts `text` there; without the edit where the file does not hold the run as it is. */
export const partOf = ({ offset, verbatim }: Run, index: number, length = 0, text?: string) => {
  if (verbatim === undefined) return { at: offset };
  const start = verbatim + index;
  return { at: start, edits: text === undefined ? undefined : [{ start, end: start + length, text }] };
};

/** Behind a quotation mark at most. */
const verbatimAt = ({ text }: Source, value: string, offset: number) =>
  [offset, offset + 1].find((start) => text.startsWith(value, start));

const inBody = (source: Source): Run[] => {
  // Ids of records, as in `:url[koji]`, are no words.
  const ids = new Set<unknown>(nodesOf(source, 'textDirective').flatMap(({ children }) => children));
  return nodesOf(source, 'text').flatMap((node) => {
    const { value } = node;
    const offset = rangeOf(source, node).start;
    const verbatim = source.text.startsWith(value, offset) ? offset : undefined;
    return ids.has(node) ? [] : [{ value, offset, verbatim, folded: false }];
  });
};

/** Read once per file; nothing of a charter version's text, which is kept as it is. */
export const runsOf = once((source: Source): Run[] => [
  ...yamlTextsOf(source).map((text) => ({ ...text, verbatim: verbatimAt(source, text.value, text.offset) })),
  ...(isProse(source) ? inBody(source) : []),
]);
