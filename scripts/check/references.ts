// Where records, pages and site.config.ts name other records by their ids.
import { collections } from '../../src/schemas/collections.ts';
import { shapeOf, walk } from '../../src/schemas/json-schema.ts';
import { bodyOf, isProse } from './body.ts';
import type { Place } from './finding.ts';
import { attributeOf, elementsOf } from './mdx-nodes.ts';
import { rowsOf } from './meetings.ts';
import { atField, atNode, atSetting, type FieldPath } from './places.ts';
import type { Site, Source } from './read.ts';
import { dotted } from './shape-words.ts';

export interface Reference {
  /** Looked up for what does not exist alone. */
  place: () => Place;
  /** The record that it stands in; absent in site.config.ts. */
  source?: Source;
  /** Name of a collection, `decisions` or `actions`. */
  to: string;
  id: string;
  /** Where it stands in the record. */
  field: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Fields that the schema marks with `reference('<collection>')`, and the subjects of questions. */
const inFields = (source: Source): Reference[] => {
  const found = new Map<string, Reference>();
  const add = (path: FieldPath, to: unknown, id: unknown) => {
    if (isText(to) && isText(id))
      found.set(path.join('\0'), { source, place: () => atField(source, path), to, id, field: dotted(path) });
  };
  for (const { path, value, shape } of walk(shapeOf(source.collection), source.data)) {
    if (shape.reference) add(path, shape.reference, value);
    const { collection, id } = shape.properties ?? {};
    const subject = value as { collection?: unknown; id?: unknown };
    // Of a collection that there is not, the rule `schema` tells.
    if (collection && id && String(subject.collection) in collections)
      add([...path, 'id'], subject.collection, subject.id);
  }
  return [...found.values()];
};

/** What a meeting's registers name: decisions that are superseded, actions of which something is said. */
const inRegisters = (source: Source): Reference[] =>
  source.collection === 'meetings'
    ? (
        [
          ['decisions', 'supersedes', 'decisions'],
          ['updates', 'action', 'actions'],
        ] as const
      ).flatMap(([list, key, to]) =>
        rowsOf(source.data, list).flatMap(({ path, row }) => {
          const id = row[key];
          const at = [...path, key];
          return isText(id) ? [{ source, place: () => atField(source, at), to, id, field: dotted(at) }] : [];
        }),
      )
    : [];

const inBody = (source: Source): Reference[] =>
  source.path.endsWith('.mdx') && isProse(source)
    ? elementsOf(bodyOf(source).tree).flatMap((element) => {
        const id = element.name === 'Ask' ? attributeOf(element, 'question') : undefined;
        return id
          ? [{ source, place: () => atNode(source, element), to: 'questions', id, field: '<Ask question>' }]
          : [];
      })
    : [];

/** Those of the deployment. */
export const inSettings = (site: Site): Reference[] => {
  const { contactList, securityList, foundingDocument } = site.config ?? {};
  const lists = Object.entries({ contactList, securityList });
  return [
    ...lists.flatMap(([field, id]) => (id ? [{ place: () => atSetting(site, field), to: 'lists', id, field }] : [])),
    ...(foundingDocument
      ? [
          {
            place: () => atSetting(site, 'foundingDocument'),
            to: 'charters',
            id: foundingDocument.version,
            field: 'foundingDocument.version',
          },
        ]
      : []),
  ];
};

/** Those of one record, its text included. */
export const referencesIn = (source: Source): Reference[] => [
  ...inFields(source),
  ...inRegisters(source),
  ...inBody(source),
];
