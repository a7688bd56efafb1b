// Every record has the fields of its collection's schema, no others, and values of the right kind.
import { collections } from '../../../src/schemas/collections.ts';
import { suggest } from '../closest.ts';
import type { Check, Finding } from '../finding.ts';
import { type Issue, issuesOf, valueAt } from '../issues.ts';
import { atField, atKey, type FieldPath } from '../places.ts';
import type { Source } from '../read.ts';
import { alternatives, branches, inWords, type Shape, shapeOf, shapesAt } from '../../../src/schemas/json-schema.ts';

const name = 'schema';

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const dotted = (path: FieldPath, key?: string): string =>
  [...path, ...(key === undefined ? [] : [key])].reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`),
    '',
  );

/** The shapes in a few words, with what the schema says of the field where it says one thing. */
const expectedOf = (shapes: Shape[]): string => {
  const areChoices = shapes.every((shape) => shape.enum ?? shape.const);
  const kinds = [...new Set(shapes.map(inWords))].join(areChoices ? ' | ' : ' 或 ');
  const [description, ...others] = new Set(shapes.map((shape) => shape.description));
  return description && others.length === 0 ? `${kinds}（${description}）` : kinds;
};

const typeFix = (value: unknown, shapes: Shape[]): string => {
  const types = shapes.flatMap(alternatives).map(({ type }) => type);
  if (typeof value === 'string' && (types.includes('integer') || types.includes('number'))) return '去掉引号，只写数字';
  if ((typeof value === 'number' || typeof value === 'boolean') && types.includes('string'))
    return '写成文字，需要时用引号括起来';
  if (types.includes('array')) return '写成列表：[…]，或者每项一行、以 - 开头';
  return '按“应为”的写法改正';
};

const missing = (path: FieldPath, key: string, shapes: Shape[]) => ({
  found: `缺少必填字段 ${dotted(path, key)}`,
  expected: `${key}: ${expectedOf(shapes)}`,
  fix: `加上 ${key}: …`,
});

const unknown = (path: FieldPath, key: string, maps: Shape[]) => {
  const names = [...new Set(maps.flatMap((shape) => Object.keys(shape.properties ?? {})))];
  return {
    found: `不认识的字段 ${dotted(path, key)}`,
    expected: names.length > 0 ? `只有这些字段：${names.join('、')}` : '这里不写字段',
    fix: suggest(key, names, '删去这个字段'),
  };
};

const wrong = (
  { kind, message }: Extract<Issue, { message: string }>,
  value: unknown,
  path: FieldPath,
  shapes: Shape[],
) => {
  const found = path.length > 0 ? `${dotted(path)}: ${short(value)}` : short(value);
  if (kind === 'type') return { found, expected: expectedOf(shapes), fix: typeFix(value, shapes) };
  if (kind === 'format') return { found, expected: message.replace(/^应为/, ''), fix: '按“应为”的写法改正' };
  const allowed = shapes.flatMap(alternatives).flatMap((shape) => shape.enum ?? shape.const ?? []);
  return { found, expected: expectedOf(shapes), fix: suggest(String(value), allowed.map(String), '改为其中之一') };
};

const describe = (source: Source, issue: Issue): Finding => {
  const shape = shapeOf(source.collection);
  const shapes = (path: FieldPath) => shapesAt(shape, source.data, path);
  const frame = { rule: name, severity: 'error' as const };
  if (issue.kind === 'missing')
    return {
      ...atField(source, issue.path),
      ...frame,
      ...missing(issue.path, issue.key, shapes([...issue.path, issue.key])),
    };
  const value = valueAt(source.data, issue.path);
  const maps = shapes(issue.path).flatMap((one) => branches(one, value));
  if (issue.kind === 'unknown')
    return { ...atKey(source, issue.path, issue.key), ...frame, ...unknown(issue.path, issue.key, maps) };
  return { ...atField(source, issue.path), ...frame, ...wrong(issue, value, issue.path, shapes(issue.path)) };
};

/** Where the front matter itself is missing, the rule `yaml` says so, and nothing else need be said. */
const readable = ({ data, collection, record }: Source) =>
  data !== undefined && (record.document !== undefined || collection === 'charters');

export const schema: Check = {
  name,
  description: '每条记录的字段齐全、没有多余、值的写法正确',
  run: ({ sources }) =>
    sources
      .filter(readable)
      .flatMap((source) =>
        issuesOf(collections[source.collection].schema, source.data).map((issue) => describe(source, issue)),
      ),
};
