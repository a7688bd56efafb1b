// .mdx can be read, its components exist, and nothing in braces is a name that nobody defined.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { mdxComponentNames } from '#components/prose/mdx-names.ts';
import { bodyOf, isProse } from '#scripts/check/content/body.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { expressionsOf, namesUsed, type Own, ownNames } from '#scripts/check/content/expressions.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding, Message } from '#scripts/check/finding.ts';
import { inChinese, offsetOfMistake } from '#scripts/check/advice/yaml-mistakes.ts';
import { attributeOf, type Element, elementsOf, isComponent } from '#scripts/check/content/mdx-nodes.ts';
import { at, atNode } from '#scripts/check/content/places.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';

const provided: string[] = [...mdxComponentNames];
const finding = (source: Source, node: Parameters<typeof atNode>[1], words: Message): RuleFinding => ({
  ...atNode(source, node),
  ...words,
});

const syntaxOf = (source: Source): RuleFinding[] => {
  const { mistake } = bodyOf(source);
  if (!mistake) return [];
  const { body, bodyOffset } = source.record;
  return [
    {
      ...at(source, bodyOffset + offsetOfMistake(body, mistake)),
      found: inChinese(mistake.reason),
      expected: '标签成对，花括号里是表达式',
      fix: '补上结束的标签；正文里的 { 写成 \\{，< 写成 \\<',
    },
  ];
};

/** Attributes without which a component cannot be shown. */
const required: Record<string, string> = { Ask: 'question' };

const componentOf = (source: Source, element: Element, names: string[]): RuleFinding[] => {
  const [root = ''] = (element.name ?? '').split('.');
  const attribute = names.includes(root) ? undefined : required[root];
  if (attribute && attributeOf(element, attribute) === undefined) {
    const expected = `<${root} ${attribute}="…" />`;
    return [finding(source, element, { found: `<${root}> 没有写 ${attribute}`, expected, fix: `加上 ${attribute}` })];
  }
  if (provided.includes(root) || names.includes(root)) return [];
  const fix = suggest(root, [...provided, ...names], '在文件开头 import 它，或者删去');
  return [finding(source, element, { found: `没有组件 <${element.name}>`, expected: provided.join('、'), fix })];
};

const componentsOf = (source: Source, tree: Root, names: string[]): RuleFinding[] =>
  elementsOf(tree)
    .filter(isComponent)
    .flatMap((element) => componentOf(source, element, names));

/** Prose written for Markdown has braces that MDX takes for JavaScript. */
const undefinedIn = (source: Source, tree: Root, names: string[]): RuleFinding[] =>
  expressionsOf(tree).flatMap(({ written, program, node }) => {
    const known = ['props', 'frontmatter', 'undefined', ...names];
    const unknown = namesUsed(program).filter((used) => !known.includes(used) && !(used in globalThis));
    if (unknown.length === 0) return [];
    const found = `{${written}} 里的 ${unknown.join('、')} 没有定义`;
    return [
      finding(source, node, {
        found,
        expected: '已定义的名字',
        fix: `正文里的 { 写成 \\{，或者放进代码：\`{${written}}\``,
      }),
    ];
  });

const isFound = (from: string, folder: string): boolean => {
  if (from.startsWith('.')) return existsSync(join(folder, from.replace(/\?.*$/, '')));
  if (from.startsWith('astro:')) return true;
  try {
    import.meta.resolve(from);
    return true;
  } catch {
    return false;
  }
};

const importsOf = (source: Source, imports: Own['imports'], { folder }: Site): RuleFinding[] =>
  imports
    .filter(({ from }) => !isFound(from, join(folder, dirname(source.path))))
    .map(({ node, from }) =>
      finding(source, node, { found: `import 的文件 ${from} 不存在`, expected: '相对本文件的路径', fix: '改正路径' }),
    );

/** Markdown knows no components: `<Ask />` would vanish without a word. */
const inMarkdown = (source: Source): RuleFinding[] => {
  const found: RuleFinding[] = [];
  if (!/<[A-Z]/.test(source.record.body)) return found;
  visit(bodyOf(source).tree, 'html', (node) => {
    const [tag] = /<[A-Z]\w*/.exec(node.value) ?? [];
    const fix = '把文件改名为 .mdx，或者删去组件';
    if (tag) found.push(finding(source, node, { found: `.md 里的组件 ${tag}>`, expected: '组件只写在 .mdx 里', fix }));
  });
  return found;
};

const inMdx = (source: Source, site: Site): RuleFinding[] => {
  const { tree } = bodyOf(source);
  const { names, imports } = ownNames(tree);
  return [
    ...syntaxOf(source),
    ...componentsOf(source, tree, names),
    ...undefinedIn(source, tree, names),
    ...importsOf(source, imports, site),
  ];
};

export const mdx: Check = {
  name: 'mdx',
  description: 'MDX 能读懂，用到的组件都存在',
  run: (site) =>
    site.sources
      .filter(isProse)
      .flatMap((source) => (source.path.endsWith('.mdx') ? inMdx(source, site) : inMarkdown(source))),
};
