// Markdown that is none, or too much: a heading without its space or above the page's own, a link in full-width brackets, a code
// block without an end.
import type { Code, Heading, Nodes, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { bodyOf, isProse } from '../body.ts';
import type { Check, Edit, Words } from '../finding.ts';
import { at } from '../places.ts';
import type { Source } from '../read.ts';

const name = 'markdown';

interface Slip extends Words {
  /** In the body. */
  offset: number;
  edits?: Edit[];
}

/** What the body holds of a node; empty where the node has no place. */
const writtenOf = (body: string, { position }: Nodes) =>
  body.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

/** `##标题` at the beginning of a paragraph. */
const heading = (written: string, offset: number, bodyOffset: number): Slip[] => {
  const [mark] = /^#{1,6}(?=\p{Script=Han})|^#{2,6}(?=[A-Za-z])/u.exec(written) ?? [];
  const start = bodyOffset + offset;
  // The page has its title already.
  const right = mark === '#' ? '##' : mark;
  return mark
    ? [
        {
          ...{
            offset,
            found: `${mark} 后面没有空格，不成标题`,
            expected: `${right} 标题`,
            fix: mark === right ? `在 ${mark} 后面空一格` : `写成 ${right}，后面空一格`,
          },
          edits: [{ start, end: start + mark.length, text: `${right} ` }],
        },
      ]
    : [];
};

/** `[文字]（网址）`; where the address has become a link of its own, the text ends before it. */
const links = (written: string, offset: number, next: Nodes | undefined): Slip[] =>
  [...written.matchAll(/\[[^\][\n]{1,80}\]（\s?(?:$|(?:https?:|mailto:|\/)[^（）\n]{0,200}）?)/g)].flatMap(
    ({ 0: found, index }) =>
      found.endsWith('（') && next?.type !== 'link'
        ? []
        : [
            {
              ...{ offset: offset + index, found, expected: '[文字](网址)' },
              fix: '方括号和圆括号都用半角，中间不空格',
            },
          ],
  );

const inText = (source: Source, text: Text, index: number, next: Nodes | undefined): Slip[] => {
  const { body, bodyOffset } = source.record;
  const written = writtenOf(body, text);
  const offset = text.position?.start.offset ?? 0;
  return [...(index === 0 ? heading(written, offset, bodyOffset) : []), ...links(written, offset, next)];
};

/** A fence without an end takes the rest of the text, or of its list item, with it. */
const inCode = ({ record }: Source, code: Code): Slip[] => {
  const written = writtenOf(record.body, code);
  const [fence] = /^(?:`{3,}|~{3,})/.exec(written) ?? [];
  const last = written.slice(written.lastIndexOf('\n') + 1).replace(/^[>\s]*|\s*$/g, '');
  const isClosed = written.includes('\n') && fence !== undefined && last.startsWith(fence) && /^(`+|~+)$/.test(last);
  return fence && !isClosed
    ? [
        {
          ...{ offset: code.position?.start.offset ?? 0, found: `代码块没有结束，后面全成了代码` },
          ...{ expected: `代码前后各有一行 ${fence}`, fix: `在代码后面单独写一行 ${fence}` },
        },
      ]
    : [];
};

/** The page has its title already, from the front matter. */
const topmost = ({ position }: Heading): Slip => ({
  ...{ offset: position?.start.offset ?? 0, found: '一级标题', expected: '正文从二级标题开始：## 标题' },
  fix: '多写一个 #；页面的标题写在 title 里',
});

const inSource = (source: Source): Slip[] => {
  const found: Slip[] = [];
  if (!isProse(source) || !/^[ >*-]{0,9}#|^=+ *$|\]（|```|~~~/m.test(source.record.body)) return found;
  visit(bodyOf(source).tree, (node, index = 0, parent) => {
    if (node.type === 'text' && parent?.type === 'paragraph')
      found.push(...inText(source, node, index, parent.children[index + 1]));
    if (node.type === 'heading' && node.depth === 1) found.push(topmost(node));
    if (node.type === 'code') found.push(...inCode(source, node));
  });
  return found;
};

export const markdown: Check = {
  name,
  description: 'Markdown 写法起了作用：标题的 # 后有空格，从二级开始，链接用半角括号，代码块有结束',
  run: ({ sources }) =>
    sources.flatMap((source) =>
      inSource(source).map(({ offset, ...words }) => ({
        ...{ ...at(source, source.record.bodyOffset + offset), rule: name, severity: 'error' },
        ...words,
      })),
    ),
};
