// Ids for what a README names: those of the records that are there already, or else made from what is Latin in the name.
import type { Facts } from '../../../src/model/facts.ts';

export interface Given {
  id: string;
  /** Nobody has chosen it: to be renamed before anything points at it. */
  provisional: boolean;
}

/** Spaces between Chinese and Latin letters are a matter of typography. */
export const tight = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

const slug = (text: string): string => (text.match(/[A-Za-z0-9]+/g) ?? []).join('-').toLowerCase();

/** Whether enough of the name is Latin to call it by that: `Infra Team` is, `成员A` is not. */
const isTelling = (name: string): boolean => /[A-Za-z]{3}/.test(name);

/** Gives out ids of one kind of record, none twice. `known` finds a record that is there. */
export const idGiver = (kind: string, known: (name: string) => string | undefined) => {
  const taken = new Set<string>();
  return (name: string, latin = name): Given => {
    const found = known(name);
    const made = isTelling(latin) ? slug(latin) : '';
    let number = taken.size + 1;
    const numbered = () => `${kind}-${number}`;
    while (taken.has(numbered())) number += 1;
    const id = [found, made].find((each) => each && !taken.has(each)) ?? numbered();
    taken.add(id);
    return { id, provisional: id !== found && id !== made };
  };
};

export const knownIn = (facts: Facts) => ({
  person: (name: string) => facts.people.find(({ data }) => tight(data.name.zh) === tight(name))?.id,
  subproject: (title: string) => facts.subprojects.find(({ data }) => tight(data.title) === tight(title))?.id,
  list: (address: string) => facts.lists.find(({ data }) => tight(data.address) === tight(address))?.id,
  series: (name: string) => facts.series.find(({ data }) => tight(data.name.zh) === tight(name))?.id,
});
