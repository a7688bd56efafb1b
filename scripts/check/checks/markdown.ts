// Markdown that is none, or too much: headings, lists, links and tables that do not become any, code and comments without an end.
import type { Code, Link, Paragraph, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { bodyOf, isProse } from '#scripts/check/content/body.ts';
import { rangeOf } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

/** `##标题` at the beginning of a paragraph. */
const heading = (written: string, start: number): Problem[] => {
  const [mark] = /^#{1,6}(?=\p{Script=Han})|^#{2,6}(?=[A-Za-z])/u.exec(written) ?? [];
  if (!mark) return [];
  // The page has its title already.
  const right = mark === '#' ? '##' : mark;
  return [
    {
      at: start,
      found: `${mark} 后面没有空格，不成标题`,
      expected: `${right} 标题`,
      fix: mark === right ? `在 ${mark} 后面空一格` : `写成 ${right}，后面空一格`,
      edits: [{ start, end: start + mark.length, text: `${right} ` }],
    },
  ];
};

const parted = /\[[^\][\n]{1,80}\](?:（\s?|[ \t\n]\()(?:$|(?:https?:|mailto:|\/)[^（）()\n]{0,200}[）)]?)/g;

/** `[文字]（网址）` and `[文字] (网址)`; where the address has become a link of its own, the text ends before it. */
const links = (written: string, start: number, isBeforeLink: boolean): Problem[] =>
  [...written.matchAll(parted)]
    .filter(([found]) => isBeforeLink || !/[（(]$/.test(found))
    .map(({ 0: found, index }) => ({
      at: start + index,
      found,
      expected: '[文字](网址)',
      fix: '方括号和圆括号都用半角，中间不空格',
    }));

const inText = (source: Source, text: Text, index: number, { children }: Paragraph): Problem[] => {
  const { start, end } = rangeOf(source, text);
  const written = source.text.slice(start, end);
  const isBeforeLink = children[index + 1]?.type === 'link';
  return [...(index === 0 ? heading(written, start) : []), ...links(written, start, isBeforeLink)];
};

/** A fence without an end takes the rest of the text, or of its list item, with it. */
const inCode = (source: Source, code: Code): Problem[] => {
  const { start, end } = rangeOf(source, code);
  const written = source.text.slice(start, end);
  const [fence] = /^(?:`{3,}|~{3,})/.exec(written) ?? [];
  const last = written.slice(written.lastIndexOf('\n') + 1).replace(/^[>\s]*|\s*$/g, '');
  const isClosed = written.includes('\n') && fence !== undefined && last.startsWith(fence) && /^(`+|~+)$/.test(last);
  if (!fence || isClosed) return [];
  const fix = `在代码后面单独写一行 ${fence}`;
  return [{ at: start, found: `代码块没有结束，后面全成了代码`, expected: `代码前后各有一行 ${fence}`, fix }];
};

/** `-先备份` and lines of `1.先备份`, which Markdown joins to one paragraph; a paragraph of its own may begin with `1.`. */
const list = (written: string, start: number): Problem[] => {
  const items = [...written.matchAll(/^[ \t]*([-*+]|\d{1,2}[.)])(?=\p{Script=Han})/gmu)];
  const [first] = items;
  const mark = first?.[1] ?? '';
  if (first?.index !== 0 || (/\d/.test(mark) && items.length === 1)) return [];
  const ends = items.map(({ 0: whole, index }) => start + index + whole.length);
  return [
    {
      at: start,
      found: `${mark} 后面没有空格，不成列表`,
      expected: `${mark} 一项`,
      fix: `在 ${mark} 后面空一格`,
      edits: ends.map((end) => ({ start: end, end, text: ' ' })),
    },
  ];
};

/** Rows of a table without the line that makes them one. */
const table = (written: string, at: number): Problem[] => {
  if (!/^\|.*\|[ \t]*\n[ \t]*\|.*\|/.test(written)) return [];
  const fix = '在第一行下面加上这一行；行与行之间不空行';
  return [{ at, found: '用 | 写的几行，不成表格', expected: '第二行是 | --- | --- |，一列一个', fix }];
};

const inParagraph = (source: Source, paragraph: Paragraph): Problem[] => {
  const { start, end } = rangeOf(source, paragraph);
  const written = source.text.slice(start, end);
  return [...list(written, start), ...table(written, start)];
};

/** A link that no reader sees, and that a screen reader cannot read out. */
const isEmpty = (link: Link): boolean =>
  toString(link, { includeImageAlt: false }) === '' && link.children.every(({ type }) => type === 'text');

const suspect = /^[ >*-]{0,9}#|^=+ *$|\]\s?[（(]|```|~~~|^[ \t]*(?:[-*+]|\d{1,2}[.)])\p{Script=Han}|^\||<!--/mu;

const problemsOf = (source: Source): Problem[] => {
  const found: Problem[] = [];
  visit(bodyOf(source).tree, (node, index = 0, parent) => {
    if (node.type === 'text' && parent?.type === 'paragraph') found.push(...inText(source, node, index, parent));
    if (node.type === 'paragraph') found.push(...inParagraph(source, node));
    if (node.type === 'code') found.push(...inCode(source, node));
    if (node.type === 'heading' && node.depth === 1) {
      const fix = '多写一个 #；页面的标题写在 title 里';
      found.push({ at: node, found: '一级标题', expected: '正文从二级标题开始：## 标题', fix });
    }
    // A comment without an end takes the rest of the text with it.
    if (node.type === 'html' && node.value.startsWith('<!--') && !node.value.includes('-->')) {
      const words = { found: '注释没有结束，后面都不显示', expected: '<!-- 注释 -->', fix: '在注释后面写上 -->' };
      found.push({ at: node, ...words });
    }
    if (node.type === 'link' && isEmpty(node)) {
      const words = { found: `链接没有文字：${node.url.slice(0, 60)}`, expected: '[文字](网址)' };
      found.push({ at: node, ...words, fix: '在方括号里写上它是什么' });
    }
  });
  return found;
};

export const markdown: Check = {
  name: 'markdown',
  description: 'Markdown 写法起了作用：标题、列表、链接、表格成形，标题从二级开始，代码块和注释有结束',
  run: ({ sources }) =>
    inEach(
      sources.filter((source) => isProse(source) && suspect.test(source.record.body)),
      problemsOf,
    ),
};
