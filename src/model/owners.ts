// Whose an action is: a person on record, a name, a role, everyone, nobody.
import type { Action } from '../schemas/meeting.ts';
import type { Facts } from './facts.ts';

/** As written in the record, or `nobody` where no owner is written. */
export type Owner = Action['owners'][number] | 'nobody';

/** One text for each owner, the same wherever it is written. */
export const ownerKey = (owner: Owner): string => {
  if (typeof owner === 'string') return owner;
  if ('person' in owner) return `person ${owner.person}`;
  return 'role' in owner ? `role ${owner.role}` : `name ${JSON.stringify([owner.name, owner.affiliation])}`;
};

/** The owners of an action, each once. */
export const ownersOf = ({ owners }: Action): Owner[] => {
  const found = new Map<string, Owner>(owners.map((owner) => [ownerKey(owner), owner]));
  return found.size > 0 ? [...found.values()] : ['nobody'];
};

/** People in the order of the records, then roles, other names, everyone, nobody. */
export const inOrder = (facts: Facts, owners: Owner[]): Owner[] => {
  const people = new Map(facts.people.map(({ id }, place) => [id, place]));
  const rank = (owner: Owner): number => {
    if (owner === 'nobody') return people.size + 3;
    if (owner === 'everyone') return people.size + 2;
    if ('person' in owner) return people.get(owner.person) ?? people.size;
    return people.size + ('role' in owner ? 0 : 1);
  };
  return [...owners].sort((a, b) => rank(a) - rank(b));
};
