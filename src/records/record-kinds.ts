// The kinds of records that people write, with their fields, as the pages under /contribute/ show them.
import type { Locale } from '#language/locales.ts';
import { type Field, fieldReference, wholeExample } from '#model/records/fields.ts';
import { rowOf, writtenCollections } from '#schemas/collections.ts';
import type { Row } from '#schemas/row.ts';
import { shapeOf } from '#schemas/shape.ts';
import { inLanguage } from '#words/word.ts';
import { wordsOf } from '#words/words.ts';

/** All translations are of one kind, whatever they translate. */
const translations = {
  one: 'translation',
  label: ['译文', 'Translation'],
  what: ['一篇原文的英文译文', 'The English translation of a text'],
  path: '…/en.md',
} as const;

/** The names of the kinds under /contribute/: of collections that people write, and `translations`. */
export const kindNames = [...writtenCollections, 'translations' as const];

export type KindName = (typeof kindNames)[number];

const kindOf = (name: KindName): Pick<Row, 'label' | 'what' | 'one' | 'makes'> & { path: string } =>
  name === 'translations' ? translations : rowOf(name);

/** What a kind is called, what one of its records is, and where its file lies, with words for the parts that vary. */
export const kindInWords = (name: KindName, locale: Locale): { title: string; what: string; file: string } => {
  const { label, what, path } = kindOf(name);
  const parts: Record<string, string> = wordsOf(locale).fields.parts;
  const file = path.replace(/<(\w+)>/g, (_, part: string) => `<${parts[part]}>`);
  return { ...inLanguage({ title: label, what }, locale), file: `src/content/${file}` };
};

export interface RecordKind {
  /** File of the schema, from the root of the repository. */
  file: string;
  /** What `npm run new` makes of this kind. */
  made: readonly string[];
  fields: Field[];
  /** A record with every field, as YAML. */
  example: string;
}

export const recordKind = (name: KindName, locale: Locale): RecordKind => {
  const { one = '', makes = [one] } = kindOf(name);
  const shape = shapeOf(name === 'translations' ? 'docsEn' : name);
  return {
    file: `src/schemas/${one}.ts`,
    made: makes,
    fields: fieldReference(shape, locale),
    example: wholeExample(shape),
  };
};
