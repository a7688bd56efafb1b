// Markdown that a reader sees differently than the writer: cells that vanish, marks that stay, lines that become headings or code.
import type { Code, Heading, Nodes, Parents, Table, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { sourceCollection } from '#schemas/files.ts';
import { bodyOf, headingIdsOf, isProse, nodesOf } from '#scripts/check/content/body.ts';
import { rangeOf } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

const writtenOf = (source: Source, node: Nodes): string => {
  const { start, end } = rangeOf(source, node);
  return source.text.slice(start, end);
};

const inTable = (source: Source, { children: [header, ...rows] }: Table): Problem[] =>
  rows.flatMap((row): Problem[] => {
    const [expected, found] = [header?.children.length ?? 0, row.children.length];
    if (found === expected) return [];
    const isInCode =
      (row.children.map((cell) => writtenOf(source, cell)).find((cell) => (cell.match(/`/g)?.length ?? 0) % 2) ??
        '') !== '';
    const fix = isInCode
      ? '代码中的 | 写成 \\|'
      : found > expected
        ? '合并单元格，或在表头和 --- 行增加一列'
        : '补足单元格，空的单元格写成 | |';
    return [
      { at: row, found: `表格的这一行有 ${found} 格，表头有 ${expected} 格`, expected: '每行的格数与表头相同', fix },
    ];
  });

const footnote = /\[\^[^\]\s]+\]/;
const reference = /\[[^\][\n]+\]\[[^\][\n]+\]/;

/** What a text node still has in it of marks that became nothing. */
const leftovers: [pattern: RegExp, found: string, expected: string, fix: string][] = [
  [
    /~~/,
    '~~ 没有生效，或删除了其他文字',
    '~~ 的内侧紧邻文字，不紧邻标点',
    '将标点移到 ~~ 之外，或改用 <del> 和 </del>',
  ],
  [footnote, '脚注没有定义', '定义写成 [^1]: 内容', '添加定义'],
  [reference, '链接没有定义', '链接写成 [文字](网址)', '在括号中填写网址'],
];

const inText = (source: Source, text: Text): Problem[] =>
  leftovers.flatMap(([pattern, found, expected, fix]): Problem[] => {
    const [first] = pattern.exec(writtenOf(source, text).replaceAll(/\\./g, '  ')) ?? [];
    if (first === undefined || !pattern.test(text.value)) return [];
    const at = rangeOf(source, text).start + writtenOf(source, text).indexOf(first);
    // Two tags side by side look the same as a link.
    const severity = first.includes('][') ? 'warning' : 'error';
    return [{ at, severity, found: first === '~~' ? found : `${found}：${first}`, expected, fix }];
  });

/** `文字` directly above `---` is a heading. */
const inHeading = (source: Source, heading: Heading): Problem[] => {
  const line = /\n[ \t>]*-+[ \t]*$/.exec(writtenOf(source, heading));
  if (!line) return [];
  const start = rangeOf(source, heading).start + line.index;
  const edits = [{ start, end: start, text: '\n' }];
  return [
    {
      at: start + 1,
      found: '--- 紧接文字，上一段成为标题',
      expected: '标题写成 ## 标题；分隔线之前有空行',
      fix: '在 --- 之前添加空行',
      edits,
    },
  ];
};

/** Code by four spaces, which holds Chinese: an indented paragraph. */
const inCode = (source: Source, code: Code): Problem[] =>
  /^[ \t>]*(?:`{3}|~{3})/.test(writtenOf(source, code)) || !/\p{Script=Han}/u.test(code.value)
    ? []
    : [
        {
          at: code,
          found: '缩进四格的文字成为代码',
          expected: '段落没有缩进；代码放入 ``` 代码块',
          fix: '删除缩进，或改为代码块',
        },
      ];

/** Definitions that nothing uses: of footnotes they vanish with their text. */
const unused = (source: Source): Problem[] => {
  const used = new Set(
    nodesOf(source, 'footnoteReference', 'linkReference', 'imageReference').map(
      (one) => `${one.type === 'footnoteReference'}${one.identifier}`,
    ),
  );
  return nodesOf(source, 'footnoteDefinition', 'definition')
    .filter((one) => !used.has(`${one.type === 'footnoteDefinition'}${one.identifier}`))
    .map((one): Problem => ({
      at: one,
      severity: one.type === 'definition' ? 'warning' : 'error',
      found: `定义 ${one.identifier} 未被引用，不显示`,
      expected: '每个定义在正文中有引用',
      fix: '在正文中引用，或删除定义',
    }));
};

/** Ids that pages have besides those of a text; a page of a meeting has more. */
const frame = ['main', 'menu', 'search-text', 'search-status', 'record-changes'];
const ofMeetings = ['actions', 'agenda', 'decisions', 'minutes', 'questions'];

const collisions = (source: Source): Problem[] => {
  const taken = sourceCollection(source.collection) === 'meetings' ? [...frame, ...ofMeetings] : frame;
  const ids = headingIdsOf(source);
  return nodesOf(source, 'heading').flatMap((heading, index): Problem[] => {
    const id = ids[index] ?? '';
    return taken.includes(id)
      ? [
          {
            at: heading,
            found: `锚点 #${id} 与页面的部分同名`,
            expected: `锚点不是 ${taken.join('、')}`,
            fix: `在标题末尾写 [#text-${id}]`,
          },
        ]
      : [];
  });
};

const inNode = (source: Source, node: Nodes, parent: Parents | undefined): Problem[] => {
  if (node.type === 'table') return inTable(source, node);
  if (node.type === 'text' && parent?.type !== 'link') return inText(source, node);
  if (node.type === 'heading') return inHeading(source, node);
  return node.type === 'code' ? inCode(source, node) : [];
};

const problemsOf = (source: Source): Problem[] => {
  if (source.record.body.trim() === '')
    return /^(docs|news)$/.test(sourceCollection(source.collection)) && !source.unread
      ? [
          {
            at: source.record.bodyOffset,
            severity: 'warning',
            found: '正文为空',
            expected: '页面有正文',
            fix: '填写正文，或删除该文件',
          },
        ]
      : [];
  const found: Problem[] = [];
  visit(
    bodyOf(source).tree,
    (node, _index, parent) => void found.push(...inNode(source, node as Nodes, parent as Parents)),
  );
  return [...found, ...unused(source), ...collisions(source)];
};

export const rendering: Check = {
  name: 'rendering',
  description: '表格、脚注、删除线、分隔线和缩进的显示与书写一致，锚点不与页面冲突，正文不为空',
  given: () => null,
  run: (site, sources = site.sources) => inEach(sources.filter(isProse), problemsOf),
};
