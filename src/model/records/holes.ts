// What the original charter leaves open: TBD, N/A, or not mentioned.
import { askedCollections, type SourceCollection } from '#schemas/collections.ts';
import { alternatives, shapeOf } from '#schemas/shape.ts';
import type { Hole } from '#schemas/shapes.ts';
import type { Subject } from './questions.ts';
import type { Facts } from './facts.ts';

export type ValueState = 'known' | 'unknown' | 'none' | 'unsaid';

export const isHole = (value: unknown): value is Hole =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 1 && 'state' in value;

/** Which of the four things a field says. */
export const stateOf = (value: unknown): ValueState => {
  if (value === undefined) return 'unsaid';
  return isHole(value) ? value.state : 'known';
};

export interface HoleFound {
  subject: Required<Subject>;
  state: Exclude<ValueState, 'known'>;
  file: string;
}

/** The fields of a collection's records that the original charter may leave open, as its schema says. */
export const openFields = (collection: SourceCollection): string[] => {
  const all = alternatives(shapeOf(collection)).flatMap(({ properties = {} }) => Object.entries(properties));
  return [...new Set(all.filter(([, { open }]) => open).map(([field]) => field))];
};

/** Every hole of the records, by collection, then by record. */
export const holesOf = (facts: Facts): HoleFound[] =>
  askedCollections.flatMap((collection) => {
    const fields = openFields(collection);
    return facts[collection].flatMap(({ id, file, data }) =>
      fields.flatMap((field) => {
        const state = stateOf((data as Record<string, unknown>)[field]);
        return state === 'known' ? [] : [{ subject: { collection, id, field }, state, file }];
      }),
    );
  });

/** How many there are of each kind. */
export const countHoles = (holes: Pick<HoleFound, 'state'>[]): Record<HoleFound['state'], number> => {
  const count = { unknown: 0, none: 0, unsaid: 0 };
  for (const { state } of holes) count[state] += 1;
  return count;
};
