// What a system stands on, and what stands on it.
import type { Facts } from '#model/records/facts.ts';

type Services = Pick<Facts, 'services'>;

/** Ids of the systems that one needs, as its record says. */
export const needs = ({ services }: Services, id: string): string[] => {
  const found = services.find((one) => one.id === id)?.data.dependsOn;
  return found && 'value' in found ? found.value : [];
};

/** Ids of all that an outage of a system affects, nearest first; itself among them where it stands in a circle. */
export const affectedBy = (facts: Services, id: string): string[] => {
  const found = new Set<string>();
  let broken = [id];
  while (broken.length > 0) {
    const isNew = (one: string) => !found.has(one) && needs(facts, one).some((needed) => broken.includes(needed));
    broken = facts.services.map((one) => one.id).filter(isNew);
    for (const one of broken) found.add(one);
  }
  return [...found];
};
