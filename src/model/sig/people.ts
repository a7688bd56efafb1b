// Who holds which role, and what one person does: roles, duties, subprojects.
import type { RoleName } from '#schemas/shapes.ts';
import { type Data, type Facts, type RecordOf, get } from '#model/records/facts.ts';

type PersonEntry = RecordOf<'people'>;
type Term = Data<'people'>['roles'][number];

/** Days are `YYYY-MM-DD`; a term without dates has no known bounds, and `until` is the first day after it. */
const holdsOn = (term: Term, today: string): boolean =>
  (term.since === undefined || term.since <= today) && (term.until === undefined || today < term.until);

/** People who hold a role today, sorted as the records are. */
export const holders = (facts: Facts, role: RoleName, today: string): PersonEntry[] =>
  facts.people.filter((person) => person.data.roles.some((term) => term.role === role && holdsOn(term, today)));

/** Maintainers of subprojects who never held a role. */
export const otherMaintainers = (facts: Facts): PersonEntry[] => {
  const named = new Set(
    facts.subprojects.flatMap(({ data }) => data.maintainers ?? []).flatMap((m) => ('person' in m ? [m.person] : [])),
  );
  return facts.people.filter(({ id, data }) => named.has(id) && data.roles.length === 0);
};

/** People who held a role and hold none today. */
export const formerHolders = (facts: Facts, today: string): PersonEntry[] =>
  facts.people.filter(({ data }) => data.roles.length > 0 && !data.roles.some((term) => holdsOn(term, today)));

export interface Maintainer {
  /** Set where the charter names a role rather than a person. */
  role?: RoleName;
  people: PersonEntry[];
}

/** Who maintains a subproject; `undefined` where the charter does not say. */
export const maintainersOf = (facts: Facts, id: string, today: string): Maintainer[] | undefined =>
  get(facts.subprojects, id).data.maintainers?.map((maintainer) =>
    'person' in maintainer
      ? { people: [get(facts.people, maintainer.person)] }
      : { role: maintainer.role, people: holders(facts, maintainer.role, today) },
  );

/** People whose duties name a system of the subproject and who are not among its maintainers, as the members' list has them. */
export const relatedPeople = (facts: Facts, id: string, today: string): PersonEntry[] => {
  const { services } = get(facts.subprojects, id).data;
  const maintainers = new Set((maintainersOf(facts, id, today) ?? []).flatMap(({ people }) => people));
  return facts.people.filter(
    (person) => !maintainers.has(person) && person.data.services.some((service) => services.includes(service)),
  );
};

export interface Profile {
  person: PersonEntry;
  current: Term[];
  former: Term[];
  /** Subprojects maintained, by name or by role, in the charter's order. */
  maintains: { id: string; role?: RoleName }[];
}

/** All that the records say of one person. */
export const profile = (facts: Facts, id: string, today: string): Profile => {
  const person = get(facts.people, id);
  const current = person.data.roles.filter((term) => holdsOn(term, today));
  const former = person.data.roles.filter((term) => term.until !== undefined && term.until <= today);
  const maintains = facts.subprojects.flatMap((subproject) => {
    const own = (subproject.data.maintainers ?? []).find(
      (m) => ('person' in m && m.person === id) || ('role' in m && current.some(({ role }) => role === m.role)),
    );
    if (!own) return [];
    return ['role' in own ? { id: subproject.id, role: own.role } : { id: subproject.id }];
  });
  return { person, current, former, maintains };
};
