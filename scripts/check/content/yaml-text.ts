// The strings in a record's YAML, each with the offset in the file at which it begins.
import { isPair, isScalar, visit } from 'yaml';
import { once } from '#model/records/once.ts';
import type { Source } from './read.ts';

export interface YamlText {
  value: string;
  offset: number;
  /** Written over several lines that YAML joins with spaces. */
  folded: boolean;
  /** The names of the fields it lies in, outermost first. */
  fields: string[];
}

/** Looked for once in each file. */
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
