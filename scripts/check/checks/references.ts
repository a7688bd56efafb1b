// Every id that a record, a page or site.config.ts names belongs to a record.
import { toString } from 'mdast-util-to-string';
import { collectionOfFact } from '#model/facts-in-text.ts';
import { ownName } from '#model/record-names.ts';
import { collections } from '#schemas/files.ts';
import { type FieldPath, shapeOf, walk } from '#schemas/shape.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { dotted } from '#scripts/check/advice/shape-words.ts';
import { isProse, nodesOf } from '#scripts/check/content/body.ts';
import { attributeOf, elementsOf } from '#scripts/check/content/mdx.ts';
import { type Meeting, meetingsOf, rowsOf } from '#scripts/check/content/meetings.ts';
import { atSetting, type Spot, valueAt } from '#scripts/check/content/places.ts';
import { recordsOf, type Site, type Source } from '#scripts/check/content/read.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, inEach } from '#scripts/check/rule.ts';

interface Reference {
  at: Spot;
  /** Name of a collection, `decisions` or `actions`. */
  to: string;
  id: string;
  /** The field's name, for people. */
  field: string;
}

/** `id` where it is a text. */
const reference = (path: FieldPath, to: unknown, id: unknown): Reference[] =>
  typeof to === 'string' && typeof id === 'string' ? [{ at: path, to, id, field: dotted(path) }] : [];

/** Fields that the schema marks with `reference('<collection>')`, and the subjects of questions. */
const inFields = (source: Source): Reference[] => {
  const found = [...walk(shapeOf(source.collection), source.data)].flatMap(({ path, value, shape }) => {
    const { collection, id } = shape.properties ?? {};
    const subject = valueAt(value, ['collection']);
    // The rule `schema` reports an unknown collection.
    const isSubject = collection && id && String(subject) in collections;
    return [
      ...(shape.reference ? reference(path, shape.reference, value) : []),
      ...(isSubject ? reference([...path, 'id'], subject, valueAt(value, ['id'])) : []),
    ];
  });
  // A value that may have several shapes is visited with each.
  return [...new Map(found.map((each) => [each.field, each])).values()];
};

/** What a meeting's registers name: decisions that are superseded, actions that are updated. */
const inRegisters = ({ collection, data }: Source): Reference[] => {
  const named = (list: string, key: string, to: string) =>
    rowsOf(data, list).flatMap(({ path, row }) => reference([...path, key], to, row[key]));
  return collection === 'meetings'
    ? [...named('decisions', 'supersedes', 'decisions'), ...named('updates', 'action', 'actions')]
    : [];
};

/** `:url[koji]`, in any text. */
const inText = (source: Source): Reference[] =>
  isProse(source) && source.record.body.includes(':')
    ? nodesOf(source, 'textDirective').map((node) => {
        const id = toString(node).trim();
        const register = id.startsWith('A') ? 'actions' : 'decisions';
        return { at: node, to: collectionOfFact[node.name] ?? register, id, field: `:${node.name}[${id}]` };
      })
    : [];

const inBody = (source: Source): Reference[] =>
  source.path.endsWith('.mdx') && isProse(source)
    ? elementsOf(source).flatMap((element) => {
        const id = element.name === 'Ask' ? attributeOf(element, 'question') : undefined;
        return id ? [{ at: element, to: 'questions', id, field: '<Ask question>' }] : [];
      })
    : [];

/** Those of the deployment, by their fields in site.config.ts. */
const inSettings = ({ config }: Site) =>
  [
    { field: 'contactList', to: 'lists', id: config?.contactList },
    { field: 'securityList', to: 'lists', id: config?.securityList },
    { field: 'foundingDocument.version', to: 'charters', id: config?.foundingDocument?.version },
  ].flatMap(({ id, ...rest }) => (id ? [{ ...rest, id }] : []));

/** Actions listed at most. */
const maxListed = 5;

/** `a-2026-3`, `A2026-03` and `A-2026-003` are one. */
const plain = (id: string) => id.replace(/^\D*(\d{4})\D+0*(\d+)$/, '$1-$2');

/** The actions that were open before a meeting. */
const open = (meetings: Meeting[], before: Source): { id: string; text: string }[] => {
  const found = new Map<string, string>();
  for (const { source, actions, updates } of meetings) {
    if (source === before) break;
    for (const { id, text, state = 'open' } of actions) if (state === 'open') found.set(id, String(text));
    for (const { id, state } of updates) if (state !== 'open') found.delete(id);
  }
  return [...found].map(([id, text]) => ({ id, text }));
};

/** How to fix a reference to a decision or an action: the same number written otherwise, else the actions that were open then. */
const howToFix = (site: Site, source: Source, to: 'decisions' | 'actions', id: string): string => {
  const meetings = meetingsOf(site);
  const same = meetings.flatMap((meeting) => meeting[to]).find((row) => plain(row.id) === plain(id));
  if (same) return `核对后改为 ${same.id}`;
  const actions = to === 'actions' ? open(meetings, source) : [];
  if (actions.length === 0) return `改为已有的 ID，或先添加 ${id}`;
  const list = actions.slice(-maxListed).map((action) => `${action.id}（${action.text.slice(0, 20)}）`);
  return `改为已有的编号。本次会议之前未完成的待办${actions.length > maxListed ? '（最近几项）' : ''}：${list.join('、')}`;
};

type Register = 'decisions' | 'actions';
const isRegister = (to: string): to is Register => to === 'decisions' || to === 'actions';

/** The ids of each collection, and those in the registers of the meetings. */
const idsOf = (site: Site): Map<string, Set<string>> => {
  const registered = (to: Register) =>
    new Set(recordsOf(site, 'meetings').flatMap(({ data }) => rowsOf(data, to).map(({ row }) => String(row['id']))));
  return new Map([
    ...[...Map.groupBy(site.sources, ({ collection }) => collection)].map(([name, group]): [string, Set<string>] => [
      name,
      new Set(group.map(({ id }) => id)),
    ]),
    ['decisions', registered('decisions')],
    ['actions', registered('actions')],
  ]);
};

/** The ids that were meant: by a record's name, or several in one, separated as in Chinese. */
const meant = (id: string, to: string, ids: Set<string>, { sources }: Site): string | undefined => {
  const parts = id.split(/[，、；,;\s]+/);
  if (parts.length > 1 && parts.every((part) => ids.has(part))) return `改为列表：[${parts.join(', ')}]`;
  const named = (fits: (name: string) => boolean) =>
    sources
      .filter((source) => source.collection === to && fits(ownName(source, 'zh') ?? ''))
      .map((source) => source.id);
  const [one] = named((name) => name === id);
  const others = id.length > 1 ? named((name) => name.includes(id)) : [];
  if (one ?? others.length === 1) return `将名称改为 ID：${one ?? others[0]}`;
  return others.length > 0 ? `将名称改为 ID：${others.slice(0, maxListed).join(' 或 ')}` : undefined;
};

export const references: Check = {
  name: 'references',
  description: '记录、页面和 site.config.ts 引用的 ID 都有对应的记录',
  run: (site) => {
    const known = idsOf(site);
    const broken = ({ to, id, field }: Omit<Reference, 'at'>, source?: Source): Message[] => {
      const ids = known.get(to) ?? new Set<string>();
      if (ids.has(id)) return [];
      const all = ids.size === 0 ? '目前没有记录' : ids.size <= 15 ? [...ids].join('、') : `共 ${ids.size} 条`;
      const folder = to in collections ? `${to}/` : to;
      const fix =
        source && isRegister(to)
          ? howToFix(site, source, to, id)
          : (meant(id, to, ids, site) ?? suggest(id, ids, `改为已有的 ID，或先添加 ${id}`));
      const found = `字段 ${field} 引用的记录不存在：${folder} 中没有 ${id}`;
      return [{ found, expected: `引用的 ID 在 ${folder} 中存在（${all}）`, fix }];
    };
    return [
      ...inEach(site.sources, (source) =>
        [...inFields(source), ...inRegisters(source), ...inBody(source), ...inText(source)].flatMap(
          ({ at, ...named }) => broken(named, source).map((message) => ({ at, ...message })),
        ),
      ),
      ...inSettings(site).flatMap((named) =>
        broken(named).map((message) => ({ ...atSetting(site, named.field.split('.')[0] ?? ''), ...message })),
      ),
    ];
  },
};
