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
      found: `${mark} 后缺少空格，未识别为标题`,
      expected: `标题写成 ${right} 标题`,
      fix: mark === right ? `在 ${mark} 后添加一个空格` : `改为 ${right}，其后添加一个空格`,
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
      found: `链接的括号有误：${found}`,
      expected: '链接写成 [文字](网址)，括号为半角，中间没有空格',
      fix: '改为半角括号，并删除中间的空格',
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
  const fix = `在代码之后添加单独一行 ${fence}`;
  return [{ at: start, found: `代码块没有结束，其后的内容都成为代码`, expected: `代码块前后各有一行 ${fence}`, fix }];
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
      found: `${mark} 后缺少空格，未识别为列表`,
      expected: `列表项写成 ${mark} 内容`,
      fix: `在 ${mark} 后添加一个空格`,
      edits: ends.map((end) => ({ start: end, end, text: ' ' })),
    },
  ];
};

/** Rows of a table without the line that makes them one. */
const table = (written: string, at: number): Problem[] => {
  if (!/^\|.*\|[ \t]*\n[ \t]*\|.*\|/.test(written)) return [];
  const fix = '在第一行之后添加这一行；表格的各行之间没有空行';
  return [{ at, found: '表格语法不完整，未识别为表格', expected: '表格的第二行为 | --- | --- |，每列一个 ---', fix }];
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
      const fix = '改为二级标题（##）；页面标题填写在 title 字段中';
      found.push({ at: node, found: '正文中有一级标题', expected: '正文的标题从二级开始：## 标题', fix });
    }
    // A comment without an end takes the rest of the text with it.
    if (node.type === 'html' && node.value.startsWith('<!--') && !node.value.includes('-->')) {
      const words = {
        found: '注释没有结束，其后的内容都不显示',
        expected: '注释写成 <!-- 注释 -->',
        fix: '在注释之后添加 -->',
      };
      found.push({ at: node, ...words });
    }
    if (node.type === 'link' && isEmpty(node)) {
      const words = { found: `链接没有文字：${node.url.slice(0, 60)}`, expected: '链接写成 [文字](网址)' };
      found.push({ at: node, ...words, fix: '在方括号中填写目标的标题' });
    }
  });
  return found;
};

export const markdown: Check = {
  name: 'markdown',
  description: 'Markdown 的标题、列表、链接和表格有效，标题从二级开始，代码块和注释完整',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(
      sources.filter((source) => isProse(source) && suspect.test(source.record.body)),
      problemsOf,
    ),
};
