// .mdx can be read, its components exist, and every name in braces is defined.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mdxComponentNames } from '#components/prose/mdx-names.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { bodyOf, isProse, type Mistake, nodesOf } from '#scripts/check/content/body.ts';
import { attributeOf, elementsOf, expressionsOf, isComponent, ownNames } from '#scripts/check/content/mdx.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

const provided: string[] = [...mdxComponentNames];

/** What the MDX parser reports when it fails, and the same in Chinese. */
const reasons: [RegExp, string][] = [
  [/^Expected a closing tag for `(<[^`]+>)`.*/s, '标签 $1 没有结束'],
  [/^Unexpected closing .*/s, '多余的结束标签'],
  [/^Could not parse expression with acorn.*/s, '花括号里不是表达式'],
  [/^Could not parse import\/exports with acorn.*/s, 'import 或 export 有误'],
  [/^Unexpected end of file .*/s, '标签或花括号没有结束'],
  [/^Unexpected character `(.+?)` .*before name.*/s, '< 后面是 $1，不是标签名'],
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
  const words = { found: inChinese(mistake.reason), expected: '标签成对，花括号里是表达式' };
  const fix = '补上结束的标签；正文里的 { 写成 \\{，< 写成 \\<';
  return [{ at: bodyOffset + offsetOf(body, mistake), ...words, fix }];
};

/** Attributes without which a component cannot be shown. */
const required: Record<string, string> = { Ask: 'question' };

const componentsOf = (source: Source, names: string[]): Problem[] =>
  elementsOf(source)
    .filter(isComponent)
    .flatMap((element): Problem[] => {
      const [root = ''] = (element.name ?? '').split('.');
      const attribute = names.includes(root) ? undefined : required[root];
      if (attribute && attributeOf(element, attribute) === undefined) {
        const found = `<${root}> 没有写 ${attribute}`;
        return [{ at: element, found, expected: `<${root} ${attribute}="…" />`, fix: `加上 ${attribute}` }];
      }
      if (provided.includes(root) || names.includes(root)) return [];
      const fix = suggest(root, [...provided, ...names], '在文件开头 import 它，或者删去');
      return [{ at: element, found: `没有组件 <${element.name}>`, expected: provided.join('、'), fix }];
    });

/** Prose written for Markdown has braces that MDX takes for JavaScript. */
const undefinedIn = (source: Source, names: string[]): Problem[] =>
  expressionsOf(source).flatMap(({ written, used, node }) => {
    const known = ['props', 'frontmatter', 'undefined', ...names];
    const unknown = used.filter((name) => !known.includes(name) && !(name in globalThis));
    if (unknown.length === 0) return [];
    const found = `{${written}} 里的 ${unknown.join('、')} 没有定义`;
    const fix = `正文里的 { 写成 \\{，或者放进代码：\`{${written}}\``;
    return [{ at: node, found, expected: '已定义的名字', fix }];
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

/** Markdown has no components: `<Ask />` would silently disappear. */
const inMarkdown = (source: Source): Problem[] =>
  /<[A-Z]/.test(source.record.body)
    ? nodesOf(source, 'html').flatMap((node) => {
        const [tag] = /<[A-Z]\w*/.exec(node.value) ?? [];
        const fix = '把文件改名为 .mdx，或者删去组件';
        return tag ? [{ at: node, found: `.md 里的组件 ${tag}>`, expected: '组件只写在 .mdx 里', fix }] : [];
      })
    : [];

const inMdx = (source: Source, { folder }: Site): Problem[] => {
  const { names, imports } = ownNames(source);
  const missing = imports.filter(({ from }) => !isFound(from, join(folder, dirname(source.path))));
  return [
    ...syntaxOf(source),
    ...componentsOf(source, names),
    ...undefinedIn(source, names),
    ...missing.map(({ node, from }) => ({
      at: node,
      found: `import 的文件 ${from} 不存在`,
      expected: '相对本文件的路径',
      fix: '改正路径',
    })),
  ];
};

export const mdx: Check = {
  name: 'mdx',
  description: 'MDX 能读懂，用到的组件都存在',
  run: (site) =>
    inEach(site.sources.filter(isProse), (source) =>
      source.path.endsWith('.mdx') ? inMdx(source, site) : inMarkdown(source),
    ),
};
