// The file that is imported → its lines, and the notes on them.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { maxBytes } from '#scripts/check/content/files.ts';
import { Failure } from '#scripts/kit/failure.ts';

export interface Line {
  /** From 1. */
  number: number;
  /** Without spaces at its end. */
  text: string;
  /** As it is, where it ends in the two spaces that break a line in Markdown, or is part of fenced code. */
  raw?: string;
  /** Within fenced code, the fences included. */
  isCode?: true;
}

const fence = /^\s{0,3}(`{3,}|~{3,})/;

/** Lines without byte order mark and line ends. Throws a TypeError where the bytes are not UTF-8. */
export function linesOf(bytes: Uint8Array): Line[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  let open: string | undefined;
  return text.split(/\r\n|\r|\n/).map((raw, index): Line => {
    const line: Line = { number: index + 1, text: raw.trimEnd() };
    const marks = fence.exec(raw)?.[1];
    const isCode = open !== undefined || marks !== undefined;
    if (open === undefined) open = marks;
    else if (marks?.startsWith(open) && line.text.trim() === marks) open = undefined;
    if (isCode) return { ...line, raw, isCode };
    return /\S {2,}$/.test(raw) ? { ...line, raw } : line;
  });
}

/** The lines of a file, or why it cannot be read. */
export function linesIn(file: string): Line[] | string {
  if (!existsSync(file)) return '文件不存在。请检查路径';
  const stats = statSync(file);
  if (stats.isDirectory()) return '这是一个目录，应为文件。请指定其中的文件';
  // A pipe would never end.
  if (!stats.isFile()) return '不是普通文件（例如管道或设备）。请指定 Markdown 文件';
  if (stats.size > maxBytes)
    return `文件为 ${Math.ceil(stats.size / 1024)} KB，应不超过 ${maxBytes / 1024} KB。请删除附件，或拆成多个文件后再导入`;
  try {
    const bytes = readFileSync(file);
    return bytes.includes(0) ? '文件含有 NUL 字节，不是文本。请在编辑器中另存为 UTF-8 后再导入' : linesOf(bytes);
  } catch (error) {
    if (error instanceof TypeError) return '文件不是 UTF-8 编码。请在编辑器中另存为 UTF-8 后再导入';
    throw error;
  }
}

/** Something about a line that the person who runs the import should know. */
export interface Note {
  /** Of the source file, from 1. */
  line: number;
  /** `unplaced`: part of the line is not in the record; `remark`: all of it is, but a person should check it. */
  kind: 'unplaced' | 'remark';
  message: string;
}

export type AddNote = (line: number, kind: Note['kind'], message: string) => void;

const labels = { unplaced: '未写入', remark: '请核对' };

/** The notes on a source, in the order of its lines, one text each. */
export const describeNotes = (source: string, notes: Note[]): string[] =>
  notes
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, kind, message }) => `${source}:${line}：${labels[kind]}：${message}`);

/** The failure with every mistake that keeps the sources from being imported. */
export const importFailure = (mistakes: string[]): Failure => new Failure(`${mistakes.join('\n')}\n未写入文件。`);

const marks =
  /^\s*(?:#{1,6}\s+|#{2,6}|[-*+•·]\s+|>\s*|\/\/\s*(?=\p{Script=Han})|(?:\p{Extended_Pictographic}\uFE0F?)+\s*)*/u;
const chineseNumber = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])\s*/;
const number = /^(?:[（(]?\d{1,2}[、.．)）](?!\d)|[①-⑳])\s*/;

/** A line without its Markdown marks and Chinese heading number: `## 一、会议时间：` → `会议时间：`. */
export const bare = (text: string): string => text.replace(marks, '').replace(chineseNumber, '').trim();

/** The same without emphasis: `**会议时间**：16:00` → `会议时间：16:00`. */
export const unmarked = (text: string): string =>
  text
    .replace(marks, '')
    .replaceAll(/\*\*|__/g, '')
    .replace(chineseNumber, '')
    .trim();

/** The words of a heading or list item, without any number. */
export const words = (text: string): string => bare(text).replace(number, '').trim();

/** Without who said it when, as a bot of a chat writes it: `… (alice, 12:14:01)`. */
export const unstamped = (text: string): string => text.replace(/\s*\([\w.-]+,\s*\d{1,2}:\d{2}:\d{2}\)$/, '');

/** `# Title`; `##Title` as loose minutes write it, while `#tag` is text. */
export const isHeading = (text: string): boolean => /^\s{0,3}#(?:\s+\S|#{1,5}\s*[^#\s])/.test(text);

/** 1 for `#` to 6; 7 for what is no heading of Markdown. */
export const levelOf = (text: string): number => (isHeading(text) ? (/#+/.exec(text)?.[0].length ?? 7) : 7);

/** The number of an unindented `3. …` line, as loose minutes write their headings. */
export const plainNumber = (text: string): number | undefined => {
  const found = /^(\d+)[、.．)）]\s*\S/.exec(text);
  return found ? Number(found[1]) : undefined;
};

/** `一、…` or `（一）…`, at the start of a line. */
export const hasChineseNumber = (text: string): boolean => chineseNumber.test(text.trimStart());

/** A line of nothing but emphasis, as loose minutes write headings: `**议题二**`. */
export const isBold = (text: string): boolean => /^\s*(?:\*\*|__)[^*_]+(?:\*\*|__)\s*[：:]?\s*$/.test(text);

/** A bullet or a numbered line, at any depth. */
export const isItem = (text: string): boolean =>
  /^\s*(?:[-*+•·]\s+|[（(]?\d{1,2}[、.．)）](?!\d)\s*|[①-⑳]\s*)\S/.test(text);

export const indentOf = (text: string): number => text.length - text.trimStart().length;

/** The words of minutes for nothing: of an item that is none. */
export const isNothing = (text: string): boolean =>
  /^(?:(?:本周|本次|会议)?(?:暂?无|没有)(?:待办|议题|结论|决议|事项)*|N\/?A|none|nil|null|nothing|TBD|to (?:be )?fill(?:ed)?(?: in)?|待(?:定|补充|填写?)|[-—–/.…]+)[。.]?$/i.test(
    text.trim(),
  );

/** The cells of a row of a Markdown table; `undefined` for another line. */
export const cellsOf = (text: string): string[] | undefined => {
  const row = text.trim();
  if (!/^\|.*\|$/.test(row)) return undefined;
  return row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => unmarked(cell.replaceAll('\\|', '|')));
};

/** The row between the header of a table and the rest. */
export const isRule = (cells: string[]): boolean => cells.every((cell) => /^:?-+:?$/.test(cell.trim()));
