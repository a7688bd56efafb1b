// What somebody wrote for Markdown and Markdown does not take: each a place in the body, and how to fix it.
import type { Code, Heading, Html, Link, Nodes, Paragraph, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Edit, Message } from '#scripts/check/finding.ts';
import type { Source } from '#scripts/check/content/read.ts';

export interface Problem extends Message {
  /** In the body. */
  offset: number;
  edits?: Edit[];
}

/** What the body holds of a node; empty where the node has no place. */
const writtenOf = (body: string, { position }: Nodes) =>
  body.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

/** `##标题` at the beginning of a paragraph. */
const heading = (written: string, offset: number, bodyOffset: number): Problem[] => {
  const [mark] = /^#{1,6}(?=\p{Script=Han})|^#{2,6}(?=[A-Za-z])/u.exec(written) ?? [];
  const start = bodyOffset + offset;
  // The page has its title already.
  const right = mark === '#' ? '##' : mark;
  return mark
    ? [
        {
          offset,
          found: `${mark} 后面没有空格，不成标题`,
          expected: `${right} 标题`,
          fix: mark === right ? `在 ${mark} 后面空一格` : `写成 ${right}，后面空一格`,
          edits: [{ start, end: start + mark.length, text: `${right} ` }],
        },
      ]
    : [];
};

const parted = /\[[^\][\n]{1,80}\](?:（\s?|[ \t\n]\()(?:$|(?:https?:|mailto:|\/)[^（）()\n]{0,200}[）)]?)/g;

/** `[文字]（网址）` and `[文字] (网址)`; where the address has become a link of its own, the text ends before it. */
const links = (written: string, offset: number, next: Nodes | undefined): Problem[] =>
  [...written.matchAll(parted)].flatMap(({ 0: found, index }) =>
    /[（(]$/.test(found) && next?.type !== 'link'
      ? []
      : [
          {
            offset: offset + index,
            found,
            expected: '[文字](网址)',
            fix: '方括号和圆括号都用半角，中间不空格',
          },
        ],
  );

export const inText = (source: Source, text: Text, index: number, next: Nodes | undefined): Problem[] => {
  const { body, bodyOffset } = source.record;
  const written = writtenOf(body, text);
  const offset = text.position?.start.offset ?? 0;
  return [...(index === 0 ? heading(written, offset, bodyOffset) : []), ...links(written, offset, next)];
};

/** A fence without an end takes the rest of the text, or of its list item, with it. */
export const inCode = ({ record }: Source, code: Code): Problem[] => {
  const written = writtenOf(record.body, code);
  const [fence] = /^(?:`{3,}|~{3,})/.exec(written) ?? [];
  const last = written.slice(written.lastIndexOf('\n') + 1).replace(/^[>\s]*|\s*$/g, '');
  const isClosed = written.includes('\n') && fence !== undefined && last.startsWith(fence) && /^(`+|~+)$/.test(last);
  return fence && !isClosed
    ? [
        {
          offset: code.position?.start.offset ?? 0,
          found: `代码块没有结束，后面全成了代码`,
          expected: `代码前后各有一行 ${fence}`,
          fix: `在代码后面单独写一行 ${fence}`,
        },
      ]
    : [];
};

/** The page has its title already, from the front matter. */
export const topmost = ({ position }: Heading): Problem => ({
  offset: position?.start.offset ?? 0,
  found: '一级标题',
  expected: '正文从二级标题开始：## 标题',
  fix: '多写一个 #；页面的标题写在 title 里',
});

/** `-先备份` and lines of `1.先备份`, which Markdown joins to one paragraph; a paragraph of its own may begin with `1.`. */
const list = (written: string, start: number): Problem[] => {
  const items = [...written.matchAll(/^[ \t]*([-*+]|\d{1,2}[.)])(?=\p{Script=Han})/gmu)];
  const [first] = items;
  const mark = first?.[1] ?? '';
  if (first?.index !== 0 || (/\d/.test(mark) && items.length === 1)) return [];
  const edits = items.map(({ 0: whole, index }) => {
    const at = start + index + whole.length;
    return { start: at, end: at, text: ' ' };
  });
  const words = { found: `${mark} 后面没有空格，不成列表`, expected: `${mark} 一项`, fix: `在 ${mark} 后面空一格` };
  return [{ offset: 0, ...words, edits }];
};

/** Rows of a table without the line that makes them one. */
const table = (written: string): Problem[] =>
  /^\|.*\|[ \t]*\n[ \t]*\|.*\|/.test(written)
    ? [
        {
          offset: 0,
          found: '用 | 写的几行，不成表格',
          expected: '第二行是 | --- | --- |，一列一个',
          fix: '在第一行下面加上这一行；行与行之间不空行',
        },
      ]
    : [];

/** In the lines of a paragraph as they are written; offsets from the body's beginning. */
export const inParagraph = (source: Source, node: Paragraph): Problem[] => {
  const { body, bodyOffset } = source.record;
  const start = node.position?.start.offset ?? 0;
  const written = writtenOf(body, node);
  return [...list(written, bodyOffset + start), ...table(written)].map((problem) => ({ ...problem, offset: start }));
};

/** A comment without an end takes the rest of the text with it. */
export const inComment = ({ value, position }: Html): Problem[] =>
  value.startsWith('<!--') && !value.includes('-->')
    ? [
        {
          offset: position?.start.offset ?? 0,
          found: '注释没有结束，后面都不显示',
          expected: '<!-- 注释 -->',
          fix: '在注释后面写上 -->',
        },
      ]
    : [];

/** A link that nobody sees, and of which a screen reader has nothing to say. */
export const emptyLink = (link: Link): Problem[] =>
  toString(link, { includeImageAlt: false }) === '' && link.children.every(({ type }) => type === 'text')
    ? [
        {
          offset: link.position?.start.offset ?? 0,
          found: `链接没有文字：${link.url.slice(0, 60)}`,
          expected: '[文字](网址)',
          fix: '在方括号里写上它是什么',
        },
      ]
    : [];
