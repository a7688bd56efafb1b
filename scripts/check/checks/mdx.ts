// .mdx can be read, its components exist, and nothing in it is code.
import { isComponent } from '#markdown/allowed-mdx.ts';
import { mdxComponents } from '#markdown/mdx-components.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { bodyOf, isProse, type Mistake, nodesOf, refusedIn } from '#scripts/check/content/body.ts';
import { attributeOf, elementsOf } from '#scripts/check/content/mdx.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

const provided = Object.keys(mdxComponents);

/** What the MDX parser reports when it fails, and the same in Chinese. */
const reasons: [RegExp, string][] = [
  [/^Expected a closing tag for `(<[^`]+>)`.*/s, '标签 $1 没有结束'],
  [/^Unexpected closing .*/s, '多余的结束标签'],
  [/^Could not parse expression with acorn.*/s, '花括号中的内容不是注释'],
  [/^Could not parse import\/exports with acorn.*/s, 'import 或 export 有误'],
  [/^Unexpected end of file .*/s, '标签或花括号没有结束'],
  [/^Unexpected character `(.+?)` .*before name.*/s, '< 之后是 $1，不是标签名'],
];

const inChinese = (reason: string): string => {
  const [pattern = /$/, words = ''] = reasons.find(([known]) => known.test(reason)) ?? [];
  return reason.replace(pattern, words);
};

/** Where in the body the parser failed; for a tag without an end, where the tag begins, which only the reason has. */
const offsetOf = (body: string, { place, reason }: Mistake): number => {
  const [, line, column] = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason) ?? [];
  const point = place && 'start' in place ? place.start : place;
  if (!line) return point?.offset ?? 0;
  const before = body.split('\n').slice(0, Number(line) - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + Number(column) - 1;
};

const syntaxOf = (source: Source): Problem[] => {
  const { mistake } = bodyOf(source);
  if (!mistake) return [];
  const { body, bodyOffset } = source.record;
  const words = { found: inChinese(mistake.reason), expected: '标签和花括号成对' };
  const fix = '添加结束标签；正文中的 { 写成 \\{，< 写成 \\<';
  return [{ at: bodyOffset + offsetOf(body, mistake), ...words, fix }];
};

/** Attributes without which a component cannot be shown. */
const required: Record<string, string> = { Ask: 'question' };

/** A component that does not exist, with the nearest name; or without what it must have. */
const componentsOf = (source: Source): Problem[] =>
  elementsOf(source)
    .filter(({ name }) => isComponent(name))
    .flatMap((element): Problem[] => {
      const name = element.name ?? '';
      if (!provided.includes(name)) {
        const fix = suggest(name, provided, '删除该标签，或更正组件名');
        return [{ at: element, found: `未知组件 <${name}>`, expected: `可用的组件：${provided.join('、')}`, fix }];
      }
      const attribute = required[name];
      if (!attribute || attributeOf(element, attribute) !== undefined) return [];
      const found = `<${name}> 缺少属性 ${attribute}`;
      return [{ at: element, found, expected: `组件写成 <${name} ${attribute}="…" />`, fix: `添加 ${attribute}` }];
    });

/** Code, and attributes that a component does not take. */
const refusedOf = (source: Source): Problem[] =>
  refusedIn(source)
    .filter(({ kind }) => kind === 'mdx')
    .map(({ found, expected, fix, position }) => ({ at: { position }, found, expected, fix }));

/** Markdown has no components: `<Ask />` would silently disappear. */
const inMarkdown = (source: Source): Problem[] =>
  /<[A-Z]/.test(source.record.body)
    ? nodesOf(source, 'html').flatMap((node) => {
        const [tag] = /<[A-Z]\w*/.exec(node.value) ?? [];
        const fix = '将文件重命名为 .mdx，或删除组件';
        return tag ? [{ at: node, found: `.md 文件中有组件 ${tag}>`, expected: '组件只用于 .mdx 文件', fix }] : [];
      })
    : [];

const inMdx = (source: Source): Problem[] => [...syntaxOf(source), ...componentsOf(source), ...refusedOf(source)];

export const mdx: Check = {
  name: 'mdx',
  description: 'MDX 的语法正确，只使用规定的组件，没有代码',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(sources.filter(isProse), (source) => (source.path.endsWith('.mdx') ? inMdx(source) : inMarkdown(source))),
};
