// The kinds of records that people write, with their fields: pages import no schema, and get them from here.
import { type Field, fieldReference, wholeExample } from '#model/records/fields.ts';
import type { CollectionName } from '#schemas/collections.ts';
import { shapeOf } from '#schemas/shape.ts';

/** Each kind by its name under /contribute/: its collection, the file that says what it is, and what `npm run new` calls it. */
const kinds = {
  people: { collection: 'people', schema: 'person', made: ['person'] },
  subprojects: { collection: 'subprojects', schema: 'subproject', made: ['subproject'] },
  services: { collection: 'services', schema: 'service', made: ['service'] },
  lists: { collection: 'lists', schema: 'list', made: ['list'] },
  series: { collection: 'series', schema: 'series', made: ['series'] },
  meetings: { collection: 'meetings', schema: 'meeting', made: ['meeting'] },
  notices: { collection: 'notices', schema: 'notice', made: ['incident', 'maintenance'] },
  docs: { collection: 'docs', schema: 'doc', made: ['doc'] },
  news: { collection: 'news', schema: 'news', made: ['news'] },
  pages: { collection: 'pages', schema: 'page', made: ['page'] },
  questions: { collection: 'questions', schema: 'question', made: ['question'] },
  redirects: { collection: 'redirects', schema: 'redirect', made: ['redirect'] },
  translations: { collection: 'docsEn', schema: 'translation', made: ['translation'] },
} satisfies Record<string, { collection: CollectionName; schema: string; made: string[] }>;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

export interface RecordKind {
  /** File of the schema, from the root of the repository. */
  file: string;
  /** What `npm run new` makes of this kind. */
  made: string[];
  fields: Field[];
  /** A record with every field, as YAML. */
  example: string;
}

export const recordKind = (name: KindName): RecordKind => {
  const { collection, schema, made } = kinds[name];
  const shape = shapeOf(collection);
  return { file: `src/schemas/${schema}.ts`, made, fields: fieldReference(shape), example: wholeExample(shape) };
};
