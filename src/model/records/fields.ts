// What can be written in a record, field by field, read out of the shape of its schema: the reference under /contribute/.
import { stringify } from 'yaml';
import { inLocale, type Locale } from '#language/locales.ts';
import { type Shape, alternatives, choices, decider, exampleOf, union } from '#schemas/shape.ts';

/** The interface has a word for each. */
type ValueType =
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

const isHole = ({ kind }: Shape) => kind === 'hole';

/** Whether a value is one thing, not a group of fields. */
const isPlain = ({ type, kind }: Shape): boolean => type !== 'object' || kind === 'localized' || kind === 'hole';

/** The value as it stands behind its field, in one line of YAML. */
const inYaml = (value: unknown): string =>
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
const typeOf = (shape: Shape): ValueType => {
  return typeOfOne(alternatives(shape).find((one) => !isHole(one)) ?? shape);
};

const valuesOf = (shape: Shape, locale: Locale) =>
  alternatives(shape).flatMap((one) =>
    (choices(one) ?? []).map(String).map((value) => {
      const { label, help = label } = one.meanings?.[value] ?? {};
      return { value, meaning: help && inLocale(help, locale) };
    }),
  );

/** What a field is for, without the meanings of its values. */
const aboutOf = (shape: Shape, locale: Locale): string => {
  const each = shape.help ? [shape.help] : alternatives(shape).flatMap(({ help }) => (help ? [help] : []));
  return [...new Set(each.map((help) => inLocale(help, locale)))].join(' · ');
};

const holes = [{ state: 'unknown' }, { state: 'none' }];

/** Every way to write a value, once; of a group whose fields have entries of their own, one way. */
const examplesOf = (shape: Shape, hasOwnFields: boolean): string[] => {
  const several = alternatives(shape);
  const ways = shape.examples
    ? shape.examples.slice(0, 1)
    : shape.type === 'array' && shape.items && !shape.items.examples
      ? alternatives(shape.items).map((item) => [exampleOf(item)])
      : several.filter((one) => !isHole(one)).map(exampleOf);
  const shown = hasOwnFields ? ways.slice(0, 1) : ways;
  return [...new Set([...shown, ...(several.some(isHole) ? holes : [])].map(inYaml))];
};

export interface Field {
  /** From the record to this field. */
  path: string[];
  /** What it is called, where it has a name. */
  name: string | undefined;
  type: ValueType;
  /** Collection whose ids may stand here. */
  to: string | undefined;
  required: boolean;
  /** Where only some kinds of the record have it: which field decides, and its values. */
  only: { field: string; values: string[] } | undefined;
  /** Empty where its values say all. */
  about: string;
  /** The few values that it may have, each with its meaning where the schema says it. */
  values: { value: string; meaning: string | undefined }[];
  /** What stands where the field is left out. */
  fallback: string | undefined;
  /** How it is written: one line of YAML for each way. */
  examples: string[];
}

/** Id of a field's element on its page, and the anchor of links to it. */
export const anchorOf = (path: readonly string[]): string => path.join('-');

/** The objects whose fields have entries of their own; not the several ways to name a person. */
const groupsIn = (shape: Shape): Shape[] => {
  const inner = alternatives(shape).map((one) => one.items ?? one);
  const objects = inner.flatMap(alternatives).filter((one) => !isPlain(one));
  return objects.length > 1 && !decider(objects) ? [] : objects;
};

/** The fields of an object, or of the several kinds of it, each with the fields below it. */
const fieldsIn = (objects: Shape[], above: string[], locale: Locale): Field[] => {
  const key = decider(objects);
  const names = [...new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  return names.flatMap((name) => {
    const having = objects.filter(({ properties }) => properties?.[name]);
    const shape = union(having.flatMap(({ properties }) => properties?.[name] ?? []));
    const groups = groupsIn(shape);
    const path = [...above, name];
    const kinds = having.flatMap(({ properties }) => choices((key && properties?.[key]) || {}) ?? []);
    const values = valuesOf(shape, locale);
    const field: Field = {
      path,
      name: shape.label && inLocale(shape.label, locale),
      type: typeOf(shape),
      to: shape.reference ?? shape.items?.reference,
      required: having.every(({ required }) => required?.includes(name)),
      only:
        key && having.length < objects.length
          ? { field: [...above, key].join('.'), values: kinds.map(String) }
          : undefined,
      about: aboutOf(shape, locale),
      values,
      fallback: shape.default === undefined ? undefined : inYaml(shape.default),
      examples: values.length > 0 ? [] : examplesOf(shape, groups.length > 0),
    };
    return [field, ...fieldsIn(groups, path, locale)];
  });
};

/** All fields of the records of a shape, in the order of the schema. */
export const fieldReference = (shape: Shape, locale: Locale): Field[] => fieldsIn(alternatives(shape), [], locale);

/** A record of this shape with every field that it may have, as YAML. */
export const wholeExample = (shape: Shape): string => {
  const [first = shape] = alternatives(shape);
  const entries = Object.entries(first.properties ?? {}).map(([name, property]) => [name, exampleOf(property)]);
  return stringify(Object.fromEntries(entries), { lineWidth: 0, singleQuote: true });
};
