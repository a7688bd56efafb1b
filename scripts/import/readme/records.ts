// The content of a README → records, as the schemas have them; nothing is added that is not stated.
import type { Facts } from '#model/records/facts.ts';
import type { Named, Readme, ReadmeSubproject, Stated } from '#model/sig/readme.ts';
import { personIn } from './parse.ts';

interface Given {
  id: string;
  /** Made without a choice: to be renamed before anything refers to it. */
  provisional: boolean;
}

/** Spaces between Chinese and Latin letters are a matter of typography. */
const tight = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

const slug = (text: string): string => (text.match(/[A-Za-z0-9]+/g) ?? []).join('-').toLowerCase();

/** Whether enough of the name is Latin to call it by that: `Infra Team` is, `成员A` is not. */
const isTelling = (name: string): boolean => /[A-Za-z]{3}/.test(name);

/** Gives ids to one kind of record, none twice: that of the entry with the same name, or a new one. */
const idMaker = <E extends { id: string }>(kind: string, entries: E[], nameOf: (entry: E) => string) => {
  const taken = new Set<string>();
  return (name: string, latin = name): Given => {
    const found = entries.find((entry) => tight(nameOf(entry)) === tight(name))?.id;
    const made = isTelling(latin) ? slug(latin) : '';
    let number = taken.size + 1;
    const numbered = () => `${kind}-${number}`;
    while (taken.has(numbered())) number += 1;
    const id = [found, made].find((each) => each && !taken.has(each)) ?? numbered();
    taken.add(id);
    return { id, provisional: id !== found && id !== made };
  };
};

export interface ReadmeRecord extends Given {
  collection: 'people' | 'lists' | 'series' | 'subprojects';
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
    const merged = { ...named, ...known, roles: [...known.roles, ...roles.map((role) => ({ role }))] };
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
  const give = {
    person: idMaker('person', facts.people, ({ data }) => data.name.zh),
    list: idMaker('list', facts.lists, ({ data }) => data.address),
    series: idMaker('series', facts.series, ({ data }) => data.name.zh),
    subproject: idMaker('subproject', facts.subprojects, ({ data }) => data.title),
  };
  const people = peopleOf(readme).map((person, index) => ({
    ...person,
    ...give.person(person.name),
    order: index + 1,
  }));
  const idOf = (named: Named) => people.find((person) => isSame(person, named))?.id;
  const maintainers = (names: string[]) =>
    names.map((name) => (roleIn(name) ? { role: roleIn(name) } : { person: idOf(personIn(name)) }));
  return [
    ...people.map(({ id, provisional, order, name, affiliation, duties, roles }): ReadmeRecord => {
      const kind = isTeam(name) ? 'team' : 'person';
      const texts = { name: text(name), affiliation: text(affiliation), roles, duties: text(duties) };
      return { collection: 'people', id, provisional, data: filled({ order, kind, ...texts }), body: '' };
    }),
    ...readme.contacts.map(({ name, address }, index): ReadmeRecord => {
      const data = { name: text(name || address), address, order: index + 1 };
      return { collection: 'lists', ...give.list(address, address.split('@')[0]), data, body: '' };
    }),
    ...readme.meetings.map(({ name }, index): ReadmeRecord => {
      const unknown = { state: 'unknown' };
      const data = { name: text(name), order: index + 1, rule: unknown, place: unknown };
      return { collection: 'series', ...give.series(name), data, body: '' };
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
      return { collection: 'subprojects', ...give.subproject(one.title), data, body: one.introduction.join('\n\n') };
    }),
  ];
}
