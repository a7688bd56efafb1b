// The content of a README → records, as the schemas have them; nothing is added that is not stated.
import type { Facts } from '#model/records/facts.ts';
import type { Named, Readme, ReadmeSubproject, Stated } from '#model/sig/readme.ts';
import { idMaker, personId, tight, type Wanted } from './ids.ts';
import { personIn } from './people.ts';

export interface ReadmeRecord {
  id: string;
  collection: 'people' | 'lists' | 'series' | 'subprojects' | 'pages';
  data: Record<string, unknown>;
  body: string;
}

interface PersonSaid extends Named {
  roles: { role: string }[];
}

const isTeam = (name: string): boolean => /team|团队|小组|工作组/i.test(name);

/** `基础设施 SIG 秘书` is a role, not a person. */
const roleIn = (text: string): string | undefined =>
  /秘书$/.test(text) ? 'secretary' : /(?:联席)?组长$/.test(text) ? 'chair' : undefined;

const isSame = (one: Named, other: Named): boolean =>
  tight(one.name) === tight(other.name) &&
  (!one.affiliation || !other.affiliation || tight(one.affiliation) === tight(other.affiliation));

/** Each person once: the chairs, secretaries who are not members, the members, those who only maintain something. */
const peopleOf = (readme: Readme): PersonSaid[] => {
  const people: PersonSaid[] = [];
  const add = (named: Named, ...roles: string[]) => {
    const index = people.findIndex((person) => isSame(person, named));
    const known = people[index] ?? { name: named.name, roles: [] };
    const held = new Set(known.roles.map(({ role }) => role));
    const added = roles.filter((role) => !held.has(role)).map((role) => ({ role }));
    const merged = { ...named, ...known, roles: [...known.roles, ...added] };
    people.splice(index < 0 ? people.length : index, 1, merged);
  };
  const isMember = (secretary: Named) => readme.members.some((member) => isSame(member, secretary));
  const isSecretary = (member: Named) => readme.secretaries.some((secretary) => isSame(member, secretary));
  for (const person of readme.chairs) add(person, 'chair');
  for (const person of readme.secretaries) if (!isMember(person)) add(person, 'secretary');
  for (const person of readme.members) add(person, ...(isSecretary(person) ? ['secretary'] : []), 'member');
  for (const text of readme.subprojects.flatMap(({ maintainers }) => maintainers ?? []))
    if (!roleIn(text)) add(personIn(text));
  return people;
};

const hole = (value: Stated): unknown =>
  value === 'TBD' ? { state: 'unknown' } : value === 'N/A' ? { state: 'none' } : value;

/** The first sentence, which a list of subprojects shows. */
const summaryOf = ({ introduction: [first = ''], title }: ReadmeSubproject): string =>
  /^.*?[。！？.!?]/.exec(first)?.[0] ?? (first || title);

const stageOf = ({ state }: ReadmeSubproject): Record<string, unknown> => {
  if (state?.startsWith('孵化')) return { stage: 'incubating' };
  const [, reason] = /^已?归档[：:]?\s*(.*)$/.exec(state ?? '') ?? [];
  return reason === undefined ? { stage: 'active' } : { stage: 'archived', reason: reason || '原文未说明原因' };
};

const text = (zh: string | undefined) => (zh ? { zh } : undefined);
const filled = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

/** All records, in the order of the README; `facts` are those that are there, whose ids are kept. */
export function recordsOf(readme: Readme, facts: Facts): ReadmeRecord[] {
  const isNamed = (name: string, wanted: Wanted) => tight(name) === tight(wanted.name);
  const give = {
    person: idMaker(
      facts.people,
      ({ data }, wanted) =>
        isSame({ name: data.name.zh, ...(data.affiliation && { affiliation: data.affiliation.zh }) }, wanted),
      personId,
    ),
    list: idMaker(facts.lists, ({ data }, wanted) => isNamed(data.address, wanted)),
    series: idMaker(facts.series, ({ data }, wanted) => isNamed(data.name.zh, wanted)),
    subproject: idMaker(facts.subprojects, ({ data }, wanted) => isNamed(data.title, wanted)),
  };
  const people = peopleOf(readme).map((person, index) => ({
    ...person,
    id: give.person(person),
    order: index + 1,
  }));
  const idOf = (named: Named) => people.find((person) => isSame(person, named))?.id;
  const maintainers = (names: string[]) =>
    names.map((name) => (roleIn(name) ? { role: roleIn(name) } : { person: idOf(personIn(name)) }));
  return [
    ...people.map(({ id, order, name, affiliation, duties, roles }): ReadmeRecord => {
      const kind = isTeam(name) ? 'team' : 'person';
      const texts = { name: text(name), affiliation: text(affiliation), roles, duties: text(duties) };
      return { collection: 'people', id, data: filled({ order, kind, ...texts }), body: '' };
    }),
    ...readme.contacts.map(({ name, address }, index): ReadmeRecord => {
      const data = { name: text(name || address), address, order: index + 1 };
      return { collection: 'lists', id: give.list({ name: address }, address.split('@')[0]), data, body: '' };
    }),
    ...readme.meetings.map(({ name }, index): ReadmeRecord => {
      const unknown = { state: 'unknown' };
      const data = { name: text(name), order: index + 1, rule: unknown, place: unknown };
      return { collection: 'series', id: give.series({ name }), data, body: '' };
    }),
    ...readme.subprojects.map((one): ReadmeRecord => {
      const data = filled({
        title: one.title,
        summary: summaryOf(one),
        order: one.number,
        ...stageOf(one),
        link: one.link && hole(one.link),
        repository: one.repository && hole(one.repository),
        maintainers: one.maintainers && maintainers(one.maintainers),
      });
      return {
        collection: 'subprojects',
        id: give.subproject({ name: one.title }),
        data,
        body: one.introduction.join('\n\n'),
      };
    }),
    ...pageOf('charter', '章程', '职责范围 [#scope]', readme.scope.join('\n\n')),
    ...pageOf('join', '加入', undefined, readme.joining.join('\n')),
  ];
}

/** A page with the text of a section, whose first sentence is its summary. */
const pageOf = (id: string, title: string, heading: string | undefined, body: string): ReadmeRecord[] => {
  if (body.trim() === '') return [];
  const [first = ''] = body.replaceAll(/^\s*(?:[-*+]|\d+[.、．)）])\s*/gm, '').split('\n');
  const summary = /^.*?[。！？]/.exec(first)?.[0] ?? first;
  return [{ collection: 'pages', id, data: { title, summary }, body: heading ? `## ${heading}\n\n${body}` : body }];
};
