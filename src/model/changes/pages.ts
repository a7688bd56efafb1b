// Which pages look different after a change of records: their own, the lists of their kind, and those that name them.
import type { Locale } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
import { recordPath } from '#model/records/addresses.ts';
import { rowOf } from '#schemas/collections.ts';
import { languageOf, sourceCollection } from '#schemas/files.ts';
import { isMap, shapeOf, walk } from '#schemas/shape.ts';
import { type RecordChange, type Version, fieldOf } from './changes.ts';

/** Fields of a record that the pages of other records show. */
const shownElsewhere = new Set(['name', 'title', 'roles', 'affiliation', 'stage', 'url', 'link', 'state']);

const keyOf = (collection: string, id: string): string => `${sourceCollection(collection)} ${id}`;

/** The records that a record names: in fields that the schema marks, and as the subject of a question. */
const namedBy = ({ collection, data }: Version): Set<string> => {
  const named = new Set<string>();
  for (const { value, shape } of walk(shapeOf(collection), data)) {
    if (shape.reference && typeof value === 'string') named.add(keyOf(shape.reference, value));
    if (isMap(value) && shape.properties?.['collection'] && typeof value['id'] === 'string')
      named.add(keyOf(String(value['collection']), value['id']));
  }
  return named;
};

const isSeenElsewhere = ({ kind, fields }: RecordChange): boolean =>
  kind !== 'changed' || fields.some((change) => shownElsewhere.has(fieldOf(change)));

const pageOf = ({ collection, id }: { collection: string; id: string }): string =>
  recordPath(sourceCollection(collection), id).replace(/#.*/, '');

/** A translation is seen in its own language alone, a source in all: where its translation lacks, the source is shown. */
const isSeenIn = ({ before, after }: RecordChange, locale: Locale): boolean => {
  const language = languageOf((after ?? before)?.collection ?? '');
  return language === 'zh' || language === locale;
};

const pagesOf = (change: RecordChange, others: { page: string; named: Set<string> }[]): string[] =>
  [change.before, change.after].flatMap((version) => {
    if (!version) return [];
    const lists = rowOf(sourceCollection(version.collection)).listed;
    const named = [...namedBy(version)].map((key) => {
      const [collection = '', id = ''] = key.split(' ');
      return pageOf({ collection, id });
    });
    const naming = isSeenElsewhere(change)
      ? others.filter((other) => other.named.has(keyOf(version.collection, version.id))).map(({ page }) => page)
      : [];
    // A record's own references are shown on both sides: a subproject on its maintainer's page.
    return [
      pageOf(version),
      ...lists,
      ...(change.fields.length > 0 || change.kind !== 'changed' ? named : []),
      ...naming,
    ];
  });

/** Addresses of the pages in all languages, sorted; `others` are records that may name a changed one. */
export const changedPages = (changes: RecordChange[], others: Version[], languages: Locale[]): string[] => {
  const naming = others.map((version) => ({ page: pageOf(version), named: namedBy(version) }));
  const found = changes.flatMap((change) =>
    pagesOf(change, naming).flatMap((path) =>
      languages.filter((locale) => isSeenIn(change, locale)).map((locale) => localised(path, locale)),
    ),
  );
  return [...new Set(found)].sort();
};
