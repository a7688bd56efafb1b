// What can be written in a record, field by field, read out of the shape of its schema: the reference under /contribute/.
import { stringify } from 'yaml';
import { exampleOf } from '../schemas/example.ts';
import { alternatives, choices, type Shape } from '../schemas/json-schema.ts';
import { aboutOf, examplesOf, inYaml, isPlain, typeOf, type Value, type ValueType, valuesOf } from './field-values.ts';

export interface Field {
  /** From the record to this field. */
  path: string[];
  /** Name in Chinese, where it has one. */
  name: string | undefined;
  type: ValueType;
  /** Collection whose ids may stand here. */
  to: string | undefined;
  required: boolean;
  /** Where only some kinds of the record have it: which field decides, and its values. */
  only: { field: string; values: string[] } | undefined;
  /** In Chinese; empty where its values say all. */
  about: string;
  /** The few values that it may have. */
  values: Value[];
  /** What stands where the field is left out. */
  fallback: string | undefined;
  /** How it is written: one line of YAML for each way. */
  examples: string[];
}

/** Id of a field's element on its page, and the anchor of links to it. */
export const anchorOf = (path: readonly string[]): string => path.join('-');

/** The field that says which of several kinds an object is. */
const decider = (objects: Shape[]): string | undefined =>
  Object.keys(objects[0]?.properties ?? {}).find((key) =>
    objects.every(({ properties }) => properties?.[key] && choices(properties[key])),
  );

/** The objects whose fields have entries of their own; not the several ways to name somebody. */
const groupsIn = (shape: Shape): Shape[] => {
  const inner = alternatives(shape).map((one) => one.items ?? one);
  const objects = inner.flatMap(alternatives).filter((one) => !isPlain(one));
  return objects.length > 1 && !decider(objects) ? [] : objects;
};

const union = (shapes: Shape[]): Shape => {
  const different = [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
  const [first = {}] = different;
  return different.length === 1 ? first : { ...(first.title && { title: first.title }), anyOf: different };
};

/** The fields of an object, or of the several kinds of it, each with the fields below it. */
const fieldsIn = (objects: Shape[], above: string[]): Field[] => {
  const key = objects.length > 1 ? decider(objects) : undefined;
  const names = [...new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  return names.flatMap((name) => {
    const having = objects.filter(({ properties }) => properties?.[name]);
    const shape = union(having.flatMap(({ properties }) => properties?.[name] ?? []));
    const groups = groupsIn(shape);
    const path = [...above, name];
    const kinds = having.flatMap(({ properties }) => choices((key && properties?.[key]) || {}) ?? []);
    const values = valuesOf(shape);
    const field: Field = {
      path,
      name: shape.title,
      type: typeOf(shape),
      to: shape.reference ?? shape.items?.reference,
      required: having.every(({ required }) => required?.includes(name)),
      only:
        key && having.length < objects.length
          ? { field: [...above, key].join('.'), values: kinds.map(String) }
          : undefined,
      about: aboutOf(shape),
      values,
      fallback: shape.default === undefined ? undefined : inYaml(shape.default),
      examples: values.length > 0 ? [] : examplesOf(shape, groups.length > 0),
    };
    return [field, ...fieldsIn(groups, path)];
  });
};

/** All fields of the records of a shape, in the order of the schema. */
export const fieldReference = (shape: Shape): Field[] => fieldsIn(alternatives(shape), []);

/** A record of this shape with every field that it may have, as YAML. */
export const wholeExample = (shape: Shape): string => {
  const [first = shape] = alternatives(shape);
  const entries = Object.entries(first.properties ?? {}).map(([name, property]) => [name, exampleOf(property)]);
  return stringify(Object.fromEntries(entries), { lineWidth: 0, singleQuote: true });
};
