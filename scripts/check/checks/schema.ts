// Every record has the fields of its collection's schema, no others, and values of the right kind.
import { isNode } from 'yaml';
import { collections } from '#schemas/collections.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding, Message } from '#scripts/check/finding.ts';
import { type Issue, issuesOf, valueAt } from '#scripts/check/advice/issues.ts';
import { peopleOf } from '#scripts/check/content/people.ts';
import { atField, atKey, type FieldPath } from '#scripts/check/content/places.ts';
import { isVerbatim, type Source } from '#scripts/check/content/read.ts';
import { type Context, repair } from '#scripts/check/advice/repair.ts';
import { advice, choiceMeant, dotted, example, expectedOf, short } from '#scripts/check/advice/shape-words.ts';
import { withoutRepeats, tightly } from '#scripts/check/advice/issues.ts';
import { inline } from '#scripts/check/advice/shape-words.ts';
import { wideIndents } from '#scripts/check/advice/yaml-mistakes.ts';
import { alternatives, branches, type Shape, shapeOf, shapesAt, withValue } from '#schemas/shape.ts';

const missing = (path: FieldPath, key: string, shapes: Shape[]): Message => ({
  found: `缺少必填字段 ${dotted(path, key)}`,
  expected: `${key}: ${expectedOf(shapes)}`,
  fix: `加上 ${example(key, shapes)}，换成实际的内容`,
});

const unknown = (path: FieldPath, key: string, maps: Shape[]): Message => {
  const tight = tightly.exec(key);
  const names = [...new Set(maps.flatMap((shape) => Object.keys(shape.properties ?? {})))];
  return {
    found: `不认识的字段 ${dotted(path, key)}`,
    expected: names.length > 0 ? `只有这些字段：${names.join('、')}` : '这里不写字段',
    fix: tight ? `用半角冒号，后面空一格：${tight[1]}: ${tight[2]}` : suggest(key, names, '删去这个字段'),
  };
};

const wrong = (
  { kind, message }: Extract<Issue, { message: string }>,
  value: unknown,
  path: FieldPath,
  shapes: Shape[],
): Message => {
  const found = path.length > 0 ? `${dotted(path)}: ${short(value)}` : short(value);
  if (value === null) {
    const fix = '写上值；没有值的字段删去，空的列表写 []';
    return { found: `${dotted(path)}: 后面没有值`, expected: expectedOf(shapes), fix };
  }
  if (kind === 'type') return { found, expected: expectedOf(shapes), fix: advice(shapes) };
  if (kind === 'format') return { found, expected: message.replace(/^应为\s*/, ''), fix: advice(shapes) };
  const named = choiceMeant(String(value), shapes);
  if (named) return { found, expected: expectedOf(shapes), fix: `是不是想写 ${named}？` };
  const allowed = shapes.flatMap(alternatives).flatMap((shape) => shape.enum ?? shape.const ?? []);
  return { found, expected: expectedOf(shapes), fix: suggest(String(value), allowed.map(String), '改为其中之一') };
};

/** A wrong value as it was probably meant: the words that say so, and the edit where nothing else can have been meant. */
const withFix = (source: Source, path: FieldPath, shapes: Shape[], context: Context): Partial<RuleFinding> => {
  const node = path.length > 0 ? source.record.document?.getIn(path, true) : undefined;
  if (!isNode(node) || !node.range) return {};
  const [start, end] = node.range.map((offset) => source.record.yamlOffset + offset) as [number, number, number];
  const text = source.text.slice(start, end);
  const { schema: zod } = collections[source.collection];
  const isHere = (issue: Issue) => path.every((part, index) => issue.path[index] === part);
  const fits = (value: unknown) => !issuesOf(zod, withValue(source.data, path, value)).some(isHere);
  const found = repair(valueAt(source.data, path), text, shapes, context, fits);
  if (!found) return {};
  const key = path.at(-1);
  const right = inline(found.value);
  const fix = `${found.isSame ? '写成' : '是不是想写'} ${typeof key === 'string' ? `${key}: ` : ''}${right}${found.isSame ? '' : '？'}`;
  return { fix, ...(found.isSame && !text.includes('\n') ? { edits: [{ start, end, text: right }] } : {}) };
};

/** A file full of mistakes is not searched for what each may have meant. */
const maxFixes = 20;

const describe = (source: Source, issue: Issue, index: number, context: Context): RuleFinding => {
  const shape = shapeOf(source.collection);
  const shapes = (path: FieldPath) => shapesAt(shape, source.data, path);
  const { path } = issue;
  const frame = { ...atField(source, path) };
  if (issue.kind === 'missing') return { ...frame, ...missing(path, issue.key, shapes([...path, issue.key])) };
  const value = valueAt(source.data, path);
  if (issue.kind === 'unknown') {
    const maps = shapes(path).flatMap((one) => branches(one, value));
    return { ...frame, ...atKey(source, path, issue.key), ...unknown(path, issue.key, maps) };
  }
  const better = index < maxFixes ? withFix(source, path, shapes(path), context) : {};
  return { ...frame, ...wrong(issue, value, path, shapes(path)), ...better };
};

/** Where the front matter is missing or indented as YAML does not see it, the rule `yaml` says so, and nothing else need be said. */
const readable = (source: Source) => {
  const { data, record, text } = source;
  return (
    data !== undefined &&
    (record.document !== undefined || isVerbatim(source)) &&
    wideIndents(text.slice(record.yamlOffset, record.bodyOffset)).length === 0
  );
};

export const schema: Check = {
  name: 'schema',
  description: '每条记录的字段齐全、没有多余、值的写法正确',
  run: (site) => {
    const context = { zone: site.config?.zone, people: new Map(peopleOf(site).map(({ name: zh, id }) => [zh, id])) };
    return site.sources
      .filter(readable)
      .flatMap((source) =>
        withoutRepeats(issuesOf(collections[source.collection].schema, source.data), source).map((issue, index) =>
          describe(source, issue, index, context),
        ),
      );
  },
};
