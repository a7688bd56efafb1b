// Every id that a record, a page or site.config.ts names belongs to a record.
import { bodyOf, isProse } from '../body.ts';
import { suggest } from '../closest.ts';
import type { Check, Finding, Place } from '../finding.ts';
import { attributeOf, elementsOf } from '../mdx-nodes.ts';
import { atField, atNode, atSetting, type FieldPath } from '../places.ts';
import type { Site, Source } from '../read.ts';
import { collections } from '../../../src/schemas/collections.ts';
import { shapeOf, walk } from '../../../src/schemas/json-schema.ts';

const name = 'references';

interface Reference {
  place: Place;
  /** Name of a collection, `decisions` or `actions`. */
  to: string;
  id: string;
  /** Where it stands in the record. */
  field: string;
}

interface Registers {
  decisions?: { id?: unknown; supersedes?: unknown }[];
  actions?: { id?: unknown }[];
  updates?: { action?: unknown }[];
}

const registersOf = (source: Source): Registers =>
  source.collection === 'meetings' && source.data ? (source.data as Registers) : {};

const isText = (value: unknown): value is string => typeof value === 'string';
const listOf = <T>(value: T[] | undefined): T[] => (Array.isArray(value) ? value : []);

/** Fields that the schema marks with `reference('<collection>')`, and the subjects of questions. */
const inFields = (source: Source): Reference[] => {
  const found = new Map<string, Reference>();
  const add = (path: FieldPath, to: unknown, id: unknown) => {
    if (isText(to) && isText(id))
      found.set(path.join('\0'), { place: atField(source, path), to, id, field: path.join('.') });
  };
  for (const { path, value, shape } of walk(shapeOf(source.collection), source.data)) {
    if (shape.reference) add(path, shape.reference, value);
    const { collection, id } = shape.properties ?? {};
    const subject = value as { collection?: unknown; id?: unknown };
    if (collection && id) add([...path, 'id'], subject.collection, subject.id);
  }
  return [...found.values()];
};

const inRegisters = (source: Source): Reference[] => {
  const { decisions, updates } = registersOf(source);
  const reference = (path: FieldPath, to: string, id: unknown) =>
    isText(id) ? [{ place: atField(source, path), to, id, field: path.join('.') }] : [];
  return [
    ...listOf(decisions).flatMap(({ supersedes }, i) =>
      reference(['decisions', i, 'supersedes'], 'decisions', supersedes),
    ),
    ...listOf(updates).flatMap(({ action }, i) => reference(['updates', i, 'action'], 'actions', action)),
  ];
};

const inBody = (source: Source): Reference[] =>
  source.path.endsWith('.mdx') && isProse(source)
    ? elementsOf(bodyOf(source).tree).flatMap((element) => {
        const id = element.name === 'Ask' ? attributeOf(element, 'question') : undefined;
        return id ? [{ place: atNode(source, element), to: 'questions', id, field: '<Ask question>' }] : [];
      })
    : [];

const inSettings = (site: Site): Reference[] => {
  const { contactList, securityList, foundingDocument } = site.config ?? {};
  const lists = Object.entries({ contactList, securityList });
  return [
    ...lists.flatMap(([field, id]) => (id ? [{ place: atSetting(site, field), to: 'lists', id, field }] : [])),
    ...(foundingDocument
      ? [
          {
            place: atSetting(site, 'foundingDocument'),
            to: 'charters',
            id: foundingDocument.version,
            field: 'foundingDocument.version',
          },
        ]
      : []),
  ];
};

const idsOf = ({ sources }: Site, to: string): string[] =>
  to === 'decisions' || to === 'actions'
    ? sources.flatMap((source) => listOf(registersOf(source)[to]).map(({ id }) => String(id)))
    : sources.filter(({ collection }) => collection === to).map(({ id }) => id);

const broken = ({ place, to, id, field }: Reference, ids: string[]): Finding => {
  const all = ids.length === 0 ? '一条也没有' : ids.length <= 15 ? ids.join('、') : `共 ${ids.length} 条`;
  const folder = to in collections ? `${to}/` : to;
  return {
    ...place,
    rule: name,
    severity: 'error',
    found: `字段 ${field}：${folder} 中没有编号为 ${id} 的记录`,
    expected: `${folder} 中一条记录的编号：${all}`,
    // The numbers of decisions and actions are all alike; the nearest one says nothing.
    fix: suggest(id, to === 'decisions' || to === 'actions' ? [] : ids, `改为已有的编号，或者先添加 ${id}`),
  };
};

export const references: Check = {
  name,
  description: '记录、页面和 site.config.ts 里写的编号都有对应的记录',
  run: (site) => {
    const known = new Map<string, string[]>();
    const ids = (to: string) => known.get(to) ?? known.set(to, idsOf(site, to)).get(to) ?? [];
    return [
      ...site.sources.flatMap((source) => [...inFields(source), ...inRegisters(source), ...inBody(source)]),
      ...inSettings(site),
    ]
      .filter(({ to, id }) => !ids(to).includes(id))
      .map((reference) => broken(reference, ids(reference.to)));
  },
};
