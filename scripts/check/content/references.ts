// Where records, pages and site.config.ts name other records by their ids.
import { collections } from '#schemas/collections.ts';
import { shapeOf, walk } from '#schemas/shape.ts';
import { dotted } from '#scripts/check/advice/shape-words.ts';
import type { Place } from '#scripts/check/finding.ts';
import { bodyOf, isProse } from './body.ts';
import { attributeOf, elementsOf } from './mdx-nodes.ts';
import { type Meeting, meetingsOf, rowsOf } from './meetings.ts';
import { type FieldPath, atField, atNode, atSetting } from './places.ts';
import type { Site, Source } from './read.ts';

// Which decision or action was meant by an id that does not exist: the same number written otherwise, else what was open then.

/** Actions listed at most. */
const most = 5;

/** `a-2026-3`, `A2026-03` and `A-2026-003` are one. */
const plain = (id: string) => id.replace(/^\D*(\d{4})\D+0*(\d+)$/, '$1-$2');

const open = (meetings: Meeting[], before: Source): { id: string; text: string }[] => {
  const found = new Map<string, string>();
  for (const { source, actions, updates } of meetings) {
    if (source === before) break;
    for (const { id, text, state = 'open' } of actions) if (state === 'open') found.set(id, String(text));
    for (const { id, state } of updates) if (state !== 'open') found.delete(id);
  }
  return [...found].map(([id, text]) => ({ id, text }));
};

/** How to fix a reference to a decision or an action from this meeting. */
export const howToFixReference = (site: Site, source: Source, to: 'decisions' | 'actions', id: string): string => {
  const meetings = meetingsOf(site);
  const same = meetings.flatMap((meeting) => meeting[to]).find((row) => plain(row.id) === plain(id));
  if (same) return `是不是想写 ${same.id}？`;
  const actions = to === 'actions' ? open(meetings, source) : [];
  if (actions.length === 0) return `改为已有的编号，或者先添加 ${id}`;
  const list = actions.slice(-most).map((action) => `${action.id}（${action.text.slice(0, 20)}）`);
  return `改为已有的编号。这次会议之前没结束的${actions.length > most ? '，最近几项' : ''}：${list.join('、')}`;
};

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
