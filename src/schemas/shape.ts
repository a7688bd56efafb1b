// The shape of a record as JSON Schema, walked beside its data: what may stand at a field, and what it is called.
import { z } from 'astro/zod';
import type { Word } from '#language/locales.ts';
import { type CollectionName, collections } from './files.ts';
import type { Meanings } from './field.ts';

/** Where in a record: keys of maps and indexes of lists. */
export type FieldPath = readonly PropertyKey[];

export interface Shape {
  type?: string;
  /** Name of the field in Chinese. */
  title?: string;
  /** What the field is called. */
  label?: Word;
  /** What the field is for, where its values do not say it. */
  help?: Word;
  /** What each of its few values is called and means. */
  meanings?: Meanings;
  description?: string;
  format?: string;
  pattern?: string;
  default?: unknown;
  examples?: unknown[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  /** The collection whose ids may stand here. */
  reference?: string;
  /** Which of our own shapes a value has: `date`, `localized`, `hole` and so on, as shapes.ts names them. */
  kind?: string;
  /** The original charter may leave the field open. */
  open?: boolean;
}

/** A schema as JSON Schema for other readers, without the keywords that are our own. */
export const publicSchema = (schema: z.ZodType, params: z.core.ToJSONSchemaParams = {}) =>
  z.toJSONSchema(schema, {
    ...params,
    override: (context) => {
      const written = context.jsonSchema as Shape;
      params.override?.(context);
      for (const own of ['label', 'help', 'meanings', 'reference', 'kind', 'open'] as const) delete written[own];
    },
  });

const known = new Map<CollectionName, Shape>();

export const shapeOf = (name: CollectionName): Shape => {
  const shape =
    known.get(name) ?? (z.toJSONSchema(collections[name].schema, { io: 'input', unrepresentable: 'any' }) as Shape);
  known.set(name, shape);
  return shape;
};

/** Whether a value is a map of fields. */
export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values that a shape allows, where they are few and named. */
export const choices = ({ const: only, enum: several }: Shape) => several ?? (only === undefined ? undefined : [only]);

export const alternatives = (shape: Shape): Shape[] => (shape.anyOf ?? shape.oneOf)?.flatMap(alternatives) ?? [shape];

const fits = (shape: Shape, value: unknown): boolean => {
  if (isMap(value) !== (shape.type === 'object')) return false;
  if (Array.isArray(value) !== (shape.type === 'array')) return false;
  return Object.entries(shape.properties ?? {}).every(([key, property]) => {
    const inner = isMap(value) ? value[key] : undefined;
    return inner === undefined || (choices(property)?.includes(inner) ?? true);
  });
};

/** The branches of a union that the value can mean; all of them where it fits none. */
export const branches = (shape: Shape, value: unknown): Shape[] => {
  const all = alternatives(shape);
  const fitting = all.filter((branch) => fits(branch, value));
  return fitting.length > 0 ? fitting : all;
};

/** One shape for several: all that differ, with the name of the first and what each is for. */
export const union = (shapes: Shape[]): Shape => {
  const different = [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
  const [first = {}] = different;
  if (different.length < 2) return first;
  const description = [...new Set(different.flatMap(({ description = [] }) => description))].join(' · ');
  return { ...(first.label && { label: first.label }), ...(description && { description }), anyOf: different };
};

/** The field that says which of several kinds an object is; none is needed where there is one kind. */
export const decider = (kinds: Shape[]): string | undefined =>
  kinds.length < 2
    ? undefined
    : Object.keys(kinds[0]?.properties ?? {}).find((key) =>
        kinds.every(({ properties }) => properties?.[key] && choices(properties[key])),
      );

/** A copy of a record with the value at a path; maps that are missing on the way are made. */
export const withValue = <Data>(data: Data, [key, ...rest]: FieldPath, value: unknown): Data => {
  if (key === undefined) return value as Data;
  const inner = (data as Record<PropertyKey, unknown> | undefined)?.[key];
  const changed = withValue(inner, rest, value);
  return (Array.isArray(data) ? data.with(Number(key), changed) : { ...data, [key]: changed }) as Data;
};

interface Visit {
  path: FieldPath;
  value: unknown;
  shape: Shape;
}

/** Every value of a record with a shape that it may have; a value in several branches of a union comes several times. */
export function* walk(shape: Shape, value: unknown, path: FieldPath = []): Generator<Visit> {
  for (const branch of branches(shape, value)) {
    yield { path, value, shape: branch };
    if (Array.isArray(value) && branch.items)
      for (const [index, item] of value.entries()) yield* walk(branch.items, item, [...path, index]);
    if (!isMap(value)) continue;
    for (const [key, property] of Object.entries(branch.properties ?? {}))
      if (key in value) yield* walk(property, value[key], [...path, key]);
  }
}

const childOf = (shape: Shape, key: PropertyKey) =>
  typeof key === 'number' ? shape.items : shape.properties?.[String(key)];

/** The shapes that may stand at `path`, given what the record says around it; a union counts as one shape. */
export const shapesAt = (shape: Shape, value: unknown, [key, ...rest]: FieldPath): Shape[] => {
  if (key === undefined) return [shape];
  const inner = isMap(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  const inside = (branch: Shape) => {
    const child = childOf(branch, key);
    return child ? shapesAt(child, inner, rest) : [];
  };
  const found = branches(shape, value).flatMap(inside);
  return found.length > 0 ? found : alternatives(shape).flatMap(inside);
};

const typeNames: Record<string, string> = { string: '文字', integer: '整数', number: '数字', boolean: 'true 或 false' };

/** A shape in a few words: `整数`, `unknown | none`, `{person: ID}`. */
export const inWords = (shape: Shape): string => {
  const allowed = choices(shape);
  if (allowed) return allowed.join(' | ');
  if (shape.reference) return 'ID';
  if (shape.format === 'uri') return '网址';
  if (shape.anyOf ?? shape.oneOf) return [...new Set(alternatives(shape).map(inWords))].join(' 或 ');
  if (shape.type === 'array') return `列表，每项为 ${shape.items ? inWords(shape.items) : '任意值'}`;
  if (shape.type !== 'object') return typeNames[shape.type ?? ''] ?? '任意值';
  const properties = Object.entries(shape.properties ?? {});
  if (properties.length > 4) return `「字段: 值」，字段有 ${properties.map(([key]) => key).join('、')}`;
  const fields = properties.map(
    ([key, property]) => `${key}${shape.required?.includes(key) ? '' : '?'}: ${inWords(property)}`,
  );
  return `{${fields.join(', ')}}`;
};

/** An example of a value; of a record or an object, only what it must have. */
export const exampleOf = (shape: Shape): unknown => {
  if (shape.examples) return shape.examples[0];
  const allowed = choices(shape);
  if (allowed) return allowed[0];
  const [first = shape] = alternatives(shape);
  if (first !== shape) return exampleOf(first);
  if (shape.type === 'array') return shape.items ? [exampleOf(shape.items)] : [];
  const properties = Object.entries(shape.properties ?? {});
  const required = properties.filter(([key]) => shape.required?.includes(key));
  const shown = required.length > 0 ? required : properties.slice(0, 1);
  return Object.fromEntries(shown.map(([key, property]) => [key, exampleOf(property)]));
};
