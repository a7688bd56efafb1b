// The kinds of records that people write, with their fields: pages import no schema, and get them from here.
import { type Field, fieldReference, wholeExample } from '../model/field-reference.ts';
import type { CollectionName } from '../schemas/collections.ts';
import { shapeOf } from '../schemas/json-schema.ts';

/** Each kind by its name under /contribute/: its collection, and the file that says what it is. */
const kinds = {
  people: { collection: 'people', schema: 'person' },
  subprojects: { collection: 'subprojects', schema: 'subproject' },
  services: { collection: 'services', schema: 'service' },
  lists: { collection: 'lists', schema: 'list' },
  series: { collection: 'series', schema: 'series' },
  meetings: { collection: 'meetings', schema: 'meeting' },
  notices: { collection: 'notices', schema: 'notice' },
  docs: { collection: 'docs', schema: 'doc' },
  news: { collection: 'news', schema: 'news' },
  pages: { collection: 'pages', schema: 'page' },
  questions: { collection: 'questions', schema: 'question' },
  translations: { collection: 'docsEn', schema: 'translation' },
} satisfies Record<string, { collection: CollectionName; schema: string }>;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

export interface RecordKind {
  /** File of the schema, from the root of the repository. */
  file: string;
  fields: Field[];
  /** A record with every field, as YAML. */
  example: string;
}

export const recordKind = (name: KindName): RecordKind => {
  const { collection, schema } = kinds[name];
  const shape = shapeOf(collection);
  return { file: `src/schemas/${schema}.ts`, fields: fieldReference(shape), example: wholeExample(shape) };
};
