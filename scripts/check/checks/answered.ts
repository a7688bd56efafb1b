// No question asks what a field answers: the field has a value, and the question is still there.
import { openFields, stateOf } from '#model/records/holes.ts';
import { askedCollections } from '#schemas/collections.ts';
import { fieldOf } from '#scripts/check/content/places.ts';
import { recordsOf, type Site, type Source } from '#scripts/check/content/read.ts';
import { rowsOf } from '#scripts/check/content/meetings.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';
import type { FieldPath } from '#schemas/shape.ts';

/** A URL that nobody in the SIG has confirmed answers no question. */
const isKnown = (record: Source, field: string): boolean =>
  stateOf(fieldOf(record, field)) === 'known' &&
  (record.collection !== 'services' || field !== 'url' || fieldOf(record, 'confirmed') !== undefined);

const answeredIn = (source: Source, site: Site): Problem[] => {
  if (fieldOf(source, 'doubts') === true) return [];
  const subjects: [FieldPath, unknown, unknown, unknown][] = [
    [['about'], ...(['collection', 'id', 'field'] as const).map((name) => fieldOf(source, 'about', name))],
    ...rowsOf(source.data, 'also').map(({ path, row }) => [path, row['collection'], row['id'], row['field']]),
  ] as [FieldPath, unknown, unknown, unknown][];
  return subjects.flatMap(([at, named, id, field]): Problem[] => {
    const collection = askedCollections.find((one) => one === named);
    if (!collection || typeof field !== 'string' || !openFields(collection).includes(field)) return [];
    const record = recordsOf(site, collection).find((one) => one.id === id);
    if (!record || !isKnown(record, field)) return [];
    const found = `${record.file} 的 ${field} 已有值，问题仍在询问`;
    const fix = '删除该问题，或从 also 中删除这一项；如果问题是值是否正确，添加 doubts: true';
    return [{ at, severity: 'warning', found, expected: '字段有值后，没有询问该值的问题', fix }];
  });
};

export const answered: Check = {
  name: 'answered',
  description: '问题询问的字段没有值，或问题是对已有值的质疑',
  run: (site) => inEach(recordsOf(site, 'questions'), (source) => answeredIn(source, site)),
};
