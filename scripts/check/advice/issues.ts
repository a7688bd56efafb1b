// What zod found wrong with a record → the fields concerned, unions resolved to the branch that was meant.
import { z } from 'astro/zod';
import { type FieldPath, shapeOf, shapesAt, withValue } from '#schemas/shape.ts';
import { valueAt } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { closest } from './closest.ts';
import { dotted } from './shape-words.ts';

/** `missing` and `unknown` name a field of the map at `path`; the others are about the value at `path`. */
export type Issue =
  | { kind: 'missing'; path: FieldPath; key: string }
  | { kind: 'unknown'; path: FieldPath; key: string }
  | { kind: 'type' | 'choice' | 'format'; path: FieldPath; message: string };

type Raw = z.core.$ZodIssue;

const { localeError } = z.locales.zhCN();

/** The message of a schema without its own for a size; zod's Chinese for the rest. */
const inChinese: z.core.$ZodErrorMap = (issue) => {
  const unit = { string: ' 个字', array: ' 项' }[String(issue['origin'])] ?? '';
  if (issue.code === 'too_small') return `至少为 ${issue.minimum}${unit}`;
  if (issue.code === 'too_big') return `最多为 ${issue.maximum}${unit}`;
  return localeError(issue);
};

/** How far the value is from a branch: a wrong value is nearer than a missing or unknown field. */
const apart = (issues: Issue[]) =>
  issues.reduce((sum, { kind }) => sum + (kind === 'missing' || kind === 'unknown' ? 2 : 1), 0);

const unionIssues = (raw: z.core.$ZodIssueInvalidUnion, path: FieldPath, data: unknown): Issue[] => {
  const isOfAnotherType = (issue: Issue) => issue.kind === 'type' && issue.path.length === path.length;
  const viable = raw.errors
    .map((issues) => issues.flatMap((issue) => simplify(issue, data, path)))
    .filter((issues) => !issues.some(isOfAnotherType))
    .sort((a, b) => apart(a) - apart(b));
  const [best, next] = viable;
  if (best && (!next || apart(best) < apart(next))) return best;
  return [{ kind: 'type', path, message: '' }];
};

const simplify = (raw: Raw, data: unknown, outer: FieldPath = []): Issue[] => {
  const path = [...outer, ...raw.path];
  const { message } = raw;
  if (raw.code === 'unrecognized_keys') return raw.keys.map((key) => ({ kind: 'unknown', path, key }));
  if (path.length > 0 && valueAt(data, path) === undefined)
    return [{ kind: 'missing', path: path.slice(0, -1), key: String(path.at(-1)) }];
  if (raw.code === 'invalid_union')
    return raw.errors.length > 0 ? unionIssues(raw, path, data) : [{ kind: 'choice', path, message }];
  if (raw.code === 'invalid_type') return [{ kind: 'type', path, message }];
  if (raw.code === 'invalid_value') return [{ kind: 'choice', path, message }];
  return [{ kind: 'format', path, message }];
};

const parse = (schema: z.ZodType, data: unknown): Raw[] =>
  schema.safeParse(data, { error: inChinese }).error?.issues ?? [];

const keyOf = (issue: Issue) => JSON.stringify(issue);

/** Without a discriminator zod looks no further; what is wrong whichever branch was meant is wrong in any case. */
const behindDiscriminator = (schema: z.ZodType, data: unknown, raw: Raw): Issue[] => {
  if (raw.code !== 'invalid_union' || raw.errors.length > 0 || !('options' in raw)) return [];
  const [first = [], ...others] = (raw.options ?? []).map((option) => {
    const supposed = withValue(data, raw.path, option);
    return parse(schema, supposed).flatMap((issue) => simplify(issue, supposed));
  });
  return first.filter((issue) => others.every((issues) => issues.some((other) => keyOf(other) === keyOf(issue))));
};

/** Everything wrong with the record, each once. */
export const issuesOf = (schema: z.ZodType, data: unknown): Issue[] => {
  const raws = parse(schema, data);
  const issues = [
    ...raws.flatMap((raw) => simplify(raw, data)),
    ...raws.flatMap((raw) => behindDiscriminator(schema, data, raw)),
  ];
  return [...new Map(issues.map((issue) => [keyOf(issue), issue])).values()];
};

/** In braces, `zh:成员甲` and `zh：成员甲` are names without values. */
export const tightly = /^(\w+)[:：]\s*(.+)$/;

/** `sumary` or `summary：…`, and no `summary`: one mistake, reported at the field that is there. */
const isMisspelt = ({ kind, ...issue }: Issue, issues: Issue[]): boolean =>
  kind === 'missing' &&
  'key' in issue &&
  issues.some(
    (other) =>
      other.kind === 'unknown' &&
      dotted(other.path) === dotted(issue.path) &&
      closest(tightly.exec(other.key)?.[1] ?? other.key, [issue.key]) !== undefined,
  );

/** Each mistake once: of a value in a wrong form, the first thing that is wrong; an id in a wrong form is for `references`. */
export const withoutRepeats = (issues: Issue[], source: Source): Issue[] => {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const { kind, path } = issue;
    if (kind !== 'format') return !isMisspelt(issue, issues);
    const key = path.join('\0');
    if (seen.has(key)) return false;
    seen.add(key);
    return !shapesAt(shapeOf(source.collection), source.data, path).some(({ reference }) => reference);
  });
};
