// What may stand at a field: the type of its value, the few values that it may have, and how each is written.
import { stringify } from 'yaml';
import { exampleOf } from '../schemas/example.ts';
import { alternatives, choices, type Shape } from '../schemas/json-schema.ts';
import { meaningsOf } from '../schemas/meanings.ts';

/** The interface has a word for each. */
export type ValueType =
  | 'text'
  | 'number'
  | 'date'
  | 'instant'
  | 'instant-or-date'
  | 'local-time'
  | 'address'
  | 'id'
  | 'localized'
  | 'choice'
  | 'list'
  | 'group';

export interface Value {
  value: string;
  /** Where the description says it. */
  meaning: string | undefined;
}

const isHole = ({ kind }: Shape) => kind === 'hole';

/** Whether a value is one thing, not a group of fields. */
export const isPlain = ({ type, kind }: Shape): boolean => type !== 'object' || kind === 'localized' || kind === 'hole';

/** The value as it stands behind its field, in one line of YAML. */
export const inYaml = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
    .trim()
    .replace(/\[ (.*?) \]/g, '[$1]');

const typeOfOne = (shape: Shape): ValueType => {
  if (shape.reference || shape.kind === 'id') return 'id';
  if (shape.kind) return shape.kind as ValueType;
  if (choices(shape)) return 'choice';
  if (shape.format === 'uri') return 'address';
  if (shape.type === 'integer') return 'number';
  return shape.type === 'array' ? 'list' : shape.type === 'object' ? 'group' : 'text';
};

/** Of a value that may be written in several ways, the type of the first; its examples show all. */
export const typeOf = (shape: Shape): ValueType => {
  const [first = shape] = alternatives(shape).filter((one) => !isHole(one));
  return typeOfOne(first);
};

export const valuesOf = (shape: Shape): Value[] => {
  const values = alternatives(shape).flatMap((one) => choices(one) ?? []);
  const described = alternatives(shape).map(({ description = '' }) => description);
  const { each } = meaningsOf(values, described.join(' · '));
  return values.map((value, index) => ({ value: String(value), meaning: each?.[index] }));
};

/** What a field is for, without the meanings of its values. */
export const aboutOf = (shape: Shape): string => {
  const each = [...new Set(alternatives(shape).map(({ description = '' }) => description))];
  const text = shape.description ?? each.join(' · ');
  const { about } = meaningsOf(
    alternatives(shape).flatMap((one) => choices(one) ?? []),
    text,
  );
  return about.replace(/：$/, '');
};

const holes = [{ state: 'unknown' }, { state: 'none' }];

/** Every way to write a value, once; of a group whose fields have entries of their own, one way. */
export const examplesOf = (shape: Shape, hasOwnFields: boolean): string[] => {
  const several = alternatives(shape);
  const ways = shape.examples
    ? shape.examples.slice(0, 1)
    : shape.type === 'array' && shape.items && !shape.items.examples
      ? alternatives(shape.items).map((item) => [exampleOf(item)])
      : several.filter((one) => !isHole(one)).map(exampleOf);
  const shown = hasOwnFields ? ways.slice(0, 1) : ways;
  return [...new Set([...shown, ...(several.some(isHole) ? holes : [])].map(inYaml))];
};
