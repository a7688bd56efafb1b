// The fields of a record that is being made: those that were given, and those that it still lacks.
import {
  alternatives,
  branches,
  choices,
  decider,
  isMap,
  type Shape,
  shapesAt,
  union,
  withValue,
} from '#schemas/shape.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { refuse } from '#scripts/kit/failure.ts';
import { type Clock, isTypable, typedExample, valueOf } from './typed.ts';

export type Data = Record<string, unknown>;

export const wrong = '参数有误，未写入文件';

/** Field as it is written on the command line, `name` or `probe.kind`, and what was typed for it. */
export type Given = [field: string, typed: string];

/** What a field is for, and how a value of it is typed. */
export const inWords = (field: string, shape: Shape): string =>
  `--${field} ${typedExample(shape)}${shape.description ? `  ${shape.description}` : ''}`;

/** All fields that a record of this shape may have, by name. */
export const fieldsOf = (shape: Shape): Map<string, Shape> => {
  const names = new Set(alternatives(shape).flatMap(({ properties }) => Object.keys(properties ?? {})));
  return new Map([...names].map((name) => [name, union(shapesAt(shape, {}, [name]))]));
};

/** The fields that were given; `more` are options that are no fields. Throws a Failure with everything that is wrong. */
export const readGiven = (shape: Shape, given: Given[], clock: Clock, more: string[]): Data => {
  const mistakes: string[] = [];
  // Which kind of thing it is decides which other fields there are.
  const isChoice = ([field]: Given) => shapesAt(shape, {}, field.split('.')).some((one) => choices(one));
  const decidingFirst = [...given.filter(isChoice), ...given.filter((one) => !isChoice(one))];
  let filled: Data = {};
  for (const [field, typed] of decidingFirst) {
    const path = field.split('.');
    const shapes = shapesAt(shape, filled, path);
    const value = shapes.length > 0 ? valueOf(union(shapes), typed, clock) : undefined;
    if (value !== undefined) filled = withValue(filled, path, value);
    else if (shapes.length > 0) mistakes.push(`--${field} ${typed}：应为 ${inWords(field, union(shapes))}`);
    else {
      const names = [...fieldsOf(shape).keys(), ...more];
      mistakes.push(
        `未知选项 --${field}。${suggest(field, names, `可用的选项：${names.map((name) => `--${name}`).join(' ')}`)}`,
      );
    }
  }
  refuse(wrong, mistakes);
  return filled;
};

export interface Missing {
  path: string[];
  shape: Shape;
}

/** Required fields without a value, in the order of the schema; what depends on one of them comes once that one is known. */
export const missing = (shape: Shape, value: unknown, path: string[] = []): Missing[] => {
  const key = decider(alternatives(shape));
  if (value === undefined && !key && isTypable(shape)) return [{ path, shape }];
  const possible = branches(shape, value ?? {});
  const required = (possible[0]?.required ?? []).filter((name) =>
    possible.every((one) => one.required?.includes(name)),
  );
  if (value !== undefined && !isMap(value)) return [];
  return required.flatMap((name) => {
    const shapes = possible.flatMap(({ properties }) => properties?.[name] ?? []);
    return missing(union(shapes), (value as Data | undefined)?.[name], [...path, name]);
  });
};
