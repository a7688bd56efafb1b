// How much a text may hold: a parser of Markdown or YAML takes time with the square of the length of some texts.
import type { Message } from '#scripts/check/finding.ts';
import { codeLines } from './fences.ts';

/** Characters of a line. */
const maxInLine = 5000;
/** Characters of a block: consecutive lines without an empty one, but for code, which is not parsed. */
const maxInBlock = 20_000;
/** Characters of a block that may be Markdown's: brackets, stars and the like. */
const maxMarks = 2000;
/** Quotations, lists and brackets within each other. */
const maxDepth = 50;

/** Of each of these a text has only so many: for each, some program looks at all others, or takes about two milliseconds. */
const counted: [pattern: RegExp, most: number, found: (count: number) => string, fix: string][] = [
  [/^[\s>*+-]*(`{3}|~{3})/gm, 1000, (count) => `代码块的围栏有 ${count} 行`, '拆成多篇，或合并代码块'],
  [/\[\^/g, 1000, (count) => `脚注的记号 [^ 有 ${count} 个`, '拆成多篇，或将脚注写入正文'],
  [/@/g, 2000, (count) => `记号 @ 有 ${count} 个`, '拆成多篇；命令输出只提供链接'],
  // A line that begins a quotation or a list behind one that does not: the parser looks at all others for each.
  [
    /^(?![ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])).*\n[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])/gm,
    2000,
    (count) => `引用和列表有 ${count} 处`,
    '拆成多篇；命令输出放入 ``` 代码块',
  ],
  // A block that does not end holds all that follow.
  [/^[\s>*+-]*:{3,}\w/gm, 100, (count) => `::: 块有 ${count} 个`, '拆成多篇'],
  [/www\.|:\/\//gi, 3000, (count) => `网址有 ${count} 个`, '拆成多篇，或只提供一个链接'],
];
/** Cells of a table: a row that is short gets all that the first one has. */
const maxCells = 20_000;

/** A mark that git leaves where two versions did not fit together. */
const conflict = /^(<{7}|>{7})( |$)/;

/** Why a text is not read, and where in it. */
export interface Excess extends Message {
  /** In characters. */
  offset: number;
}

const excess = (offset: number, found: string, expected: string, fix: string): Excess => {
  return { offset, found, expected, fix };
};

const marks = /[[\]*_~<>`!\\{}]/g;
const container = /[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$))/y;

const depthOf = (line: string): number => {
  let depth = 0;
  container.lastIndex = 0;
  while (container.test(line)) depth += 1;
  return depth;
};

/** Of a line that begins an item; what is further in is part of one, or code. */
const indentOf = (line: string): number => /^\s*(?=([*+-]|\d{1,9}[.)])\s)/.exec(line)?.[0].length ?? 0;

/** A row of stars or dashes, as under a heading or between paragraphs, holds nothing. */
const isRule = (line: string): boolean => /^[\s>]*([*_-])(?:\s*\1)*\s*$/.test(line);

interface Block {
  offset: number;
  length: number;
  marks: number;
  lines: number;
  /** In the line that has most of them. */
  bars: number;
  /** Brackets that are open at its end, and the most that ever were. */
  open: number;
  deepest: number;
}

const blockAt = (offset: number): Block => ({ offset, length: 0, marks: 0, lines: 0, bars: 0, open: 0, deepest: 0 });

const extended = (block: Block, line: string, isMarkdown: boolean): Block => {
  let { open, deepest } = block;
  for (const [bracket] of line.matchAll(/[[\]{}]/g)) {
    open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1));
    deepest = Math.max(deepest, open);
  }
  const more = isMarkdown ? (line.match(marks)?.length ?? 0) : 0;
  const length = block.length + line.length + 1;
  const bars = Math.max(block.bars, line.split('|').length);
  return { ...block, open, deepest, length, bars, lines: block.lines + 1, marks: block.marks + more };
};

const tooDeep = (offset: number, depth: number): Excess => {
  const fix = '删除多余的 >、-、[ 或 {；命令输出放入 ``` 代码块';
  return excess(offset, `引用、列表或括号嵌套 ${depth} 层`, `嵌套不超过 ${maxDepth} 层`, fix);
};

/** `lineOffset`: of its last line. */
const inBlock = (
  { offset, length, deepest, marks: amount, lines, bars }: Block,
  lineOffset: number,
): Excess | undefined => {
  if (length > maxInBlock) {
    const fix = '用空行分段；较长的表格或输出放入 ``` 代码块，或只提供链接';
    return excess(offset, `一段或一个表格有 ${length} 个字`, `一段或一个表格不超过 ${maxInBlock} 个字`, fix);
  }
  if (deepest > maxDepth) return tooDeep(lineOffset, deepest);
  if (lines * bars > maxCells)
    return excess(
      offset,
      `表格有 ${bars} 列、至少 ${lines} 行`,
      `一个表格不超过 ${maxCells} 格`,
      '分成多个表格，或只提供链接',
    );
  if (amount <= maxMarks) return undefined;
  const fix = '用空行分段；命令输出放入 ``` 代码块';
  return excess(offset, `一段中有 ${amount} 个 [ ] * _ < > 等记号`, `一段中的记号不超过 ${maxMarks} 个`, fix);
};

const inLine = (line: string, offset: number, isMarkdown: boolean): Excess | undefined => {
  if (conflict.test(line)) {
    const fix = '保留需要的内容，删除 <<<<<<<、=======、>>>>>>> 三行';
    return excess(offset, '文件中有 git 合并冲突的标记', '提交前解决合并冲突', fix);
  }
  // An item of a list stands at least two spaces further in than the one around it.
  const depth = isMarkdown && !isRule(line) ? Math.max(depthOf(line), Math.floor(indentOf(line) / 2)) : 0;
  return depth > maxDepth ? tooDeep(offset, depth) : undefined;
};

/** How far the text is YAML: all of it, or its front matter. */
const yamlIn = (text: string, isMarkdown: boolean): number =>
  isMarkdown ? (/^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n(?=---[ \t]*\r?\n)/.exec(text)?.[0].length ?? 0) : text.length;

/** The first excess of a text. */
export const excessIn = (text: string, isMarkdown: boolean): Excess | undefined => {
  const yamlEnd = yamlIn(text, isMarkdown);
  const lines = text.split('\n');
  const isCode = isMarkdown ? codeLines(lines) : [];
  for (const [pattern, most, found, fix] of isMarkdown ? counted : []) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > most) return excess(0, found(count), `一篇中不超过 ${most}`, fix);
  }
  let offset = 0;
  let block = blockAt(0);
  for (const [index, line] of lines.entries()) {
    const next = offset + line.length + 1;
    const isText = !isCode[index] && line.trim() !== '';
    if (line.length > maxInLine)
      return excess(offset, `一行有 ${line.length} 个字`, `一行不超过 ${maxInLine} 个字`, '分成多段或多行');
    // A parser of YAML takes the items of a list one by one: two hundred attendees are no long block.
    if (offset < yamlEnd && block.open === 0 && /^\s*- /.test(line)) block = blockAt(offset);
    block = isText ? extended(block, line, isMarkdown) : blockAt(next);
    const found = isText ? (inLine(line, offset, isMarkdown) ?? inBlock(block, offset)) : undefined;
    if (found) return found;
    offset = next;
  }
  return undefined;
};
