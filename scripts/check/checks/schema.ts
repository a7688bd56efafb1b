// Every record has the fields of its collection's schema, no others, and values of the right kind.
import { isNode } from 'yaml';
import { collections } from '#schemas/files.ts';
import { alternatives, branches, type FieldPath, type Shape, shapeOf, shapesAt, withValue } from '#schemas/shape.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { type Issue, issuesOf, tightly, withoutRepeats } from '#scripts/check/advice/issues.ts';
import { type Context, repair } from '#scripts/check/advice/repair.ts';
import { advice, choiceMeant, dotted, example, expectedOf, inline, short } from '#scripts/check/advice/shape-words.ts';
import { wideIndents } from '#scripts/check/advice/yaml-mistakes.ts';
import { peopleOf } from '#scripts/check/content/people.ts';
import { offsetOfKey, valueAt } from '#scripts/check/content/places.ts';
import { isVerbatim, type Source } from '#scripts/check/content/read.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

const missing = (path: FieldPath, key: string, shapes: Shape[]): Message => ({
  found: `缺少必填字段 ${dotted([...path, key])}`,
  expected: `必填字段 ${key}：${expectedOf(shapes)}`,
  fix: `添加 ${example(key, shapes)}，并替换为实际内容`,
});

/** `name：…` and `zh:成员甲` are taken for one long name of a field, up to the next colon. */
const unspaced = (path: FieldPath, key: string, value: unknown): Message | undefined => {
  const [, name = '', rest = ''] = tightly.exec(key) ?? [];
  if (!name) return undefined;
  const written = `${name}: ${rest}${value === null ? '' : `: ${String(value)}`}`;
  const field = dotted([...path, name]);
  return {
    found: key.charAt(name.length) === '：' ? `字段名 ${field} 后为全角冒号` : `字段 ${field} 的冒号后缺少空格`,
    expected: '字段名后为半角冒号和空格',
    fix: `改为 ${written}`,
  };
};

const unknown = (path: FieldPath, key: string, maps: Shape[]): Message => {
  const names = [...new Set(maps.flatMap((shape) => Object.keys(shape.properties ?? {})))];
  return {
    found: `未知字段 ${dotted([...path, key])}`,
    expected: names.length > 0 ? `可用字段：${names.join('、')}` : '此处不能有字段',
    fix: suggest(key, names, '删除该字段'),
  };
};

const wrong = (
  { kind, path, message }: Extract<Issue, { message: string }>,
  value: unknown,
  shapes: Shape[],
): Message => {
  const expected = expectedOf(shapes);
  if (value === null) {
    const fix = '填写字段的值；没有值时删除该字段，空列表填 []';
    return { found: `字段 ${dotted(path)} 没有值`, expected, fix };
  }
  const found = `${path.length > 0 ? `字段 ${dotted(path)} 的值` : '记录的内容'}无效：${short(value)}`;
  if (kind === 'type') return { found, expected, fix: advice(path, shapes) };
  if (kind === 'format') return { found, expected: message.replace(/^应为?\s*/, ''), fix: advice(path, shapes) };
  const named = choiceMeant(String(value), shapes);
  if (named) return { found, expected, fix: `核对后改为 ${named}` };
  const allowed = shapes.flatMap(alternatives).flatMap((shape) => shape.enum ?? shape.const ?? []);
  return { found, expected, fix: suggest(String(value), allowed.map(String), '改为其中一个值') };
};

/** A wrong value as it was probably meant: the words that say so, and the edit where nothing else can have been meant. */
const withFix = (source: Source, path: FieldPath, shapes: Shape[], context: Context): Partial<Problem> => {
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
  const written = `${typeof key === 'string' ? `${key}: ` : ''}${right}`;
  if (!found.isSame) return { fix: `核对后改为 ${written}` };
  return { fix: `改为 ${written}`, edits: text.includes('\n') ? undefined : [{ start, end, text: right }] };
};

/** A file full of mistakes is not searched for what each may have meant. */
const maxFixes = 20;

const problem = (source: Source, issue: Issue, index: number, context: Context): Problem => {
  const shapes = (path: FieldPath) => shapesAt(shapeOf(source.collection), source.data, path);
  const { path } = issue;
  if (issue.kind === 'missing') return { at: path, ...missing(path, issue.key, shapes([...path, issue.key])) };
  const value = valueAt(source.data, path);
  if (issue.kind === 'unknown') {
    const maps = shapes(path).flatMap((one) => branches(one, value));
    const inner = valueAt(source.data, [...path, issue.key]);
    const words = unspaced(path, issue.key, inner) ?? unknown(path, issue.key, maps);
    return { at: offsetOfKey(source, path, issue.key), ...words };
  }
  const better = index < maxFixes ? withFix(source, path, shapes(path), context) : {};
  return { at: path, ...wrong(issue, value, shapes(path)), ...better };
};

/** Where front matter is missing or indented with wide spaces, the rule `yaml` alone reports it. */
const isReadable = (source: Source) =>
  source.data !== undefined &&
  (source.record.document !== undefined || isVerbatim(source)) &&
  wideIndents(source).length === 0;

export const schema: Check = {
  name: 'schema',
  description: '记录的字段齐全、没有多余，值的写法正确',
  run: (site) => {
    const context = { zone: site.config?.zone, people: new Map(peopleOf(site).map(({ name: zh, id }) => [zh, id])) };
    return inEach(site.sources.filter(isReadable), (source) =>
      withoutRepeats(issuesOf(collections[source.collection].schema, source.data), source).map((issue, index) =>
        problem(source, issue, index, context),
      ),
    );
  },
};
