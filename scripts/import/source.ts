// The file that is imported → its lines, and the notes on them.
import { existsSync, readFileSync } from 'node:fs';
import { Failure } from '#scripts/kit/failure.ts';

export interface Line {
  number: number;
  text: string;
}

/** Lines without byte order mark and line ends. Throws a TypeError where the bytes are not UTF-8. */
export function linesOf(bytes: Uint8Array): Line[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return text.split(/\r\n|\r|\n/).map((line, index) => ({ number: index + 1, text: line.trimEnd() }));
}

/** The lines of a file, or why it cannot be read. */
export function linesIn(file: string): Line[] | string {
  if (!existsSync(file)) return '文件不存在。请检查路径';
  try {
    return linesOf(readFileSync(file));
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

const marks = /^\s*(?:#{1,6}\s*|[-*+]\s+|>\s*)*/;
const chineseNumber = /^[一二三四五六七八九十]+[、.．]\s*/;
const number = /^[（(]?\d+[、.．)）]\s*/;

/** A line without its Markdown marks and Chinese heading number: `## 一、会议时间：` → `会议时间：`. */
export const bare = (text: string): string => text.replace(marks, '').replace(chineseNumber, '').trim();

/** The words of a heading or list item, without any number. */
export const words = (text: string): string => bare(text).replace(number, '').trim();

export const isHeading = (text: string): boolean => /^\s{0,3}#{1,6}\s*\S/.test(text);

/** The number of an unindented `3. …` line, as loose minutes write their headings. */
export const plainNumber = (text: string): number | undefined => {
  const found = /^(\d+)[、.．)）]\s*\S/.exec(text);
  return found ? Number(found[1]) : undefined;
};

/** A bullet or a numbered line, at any depth. */
export const isItem = (text: string): boolean => /^\s*(?:[-*+]\s+|\d+[、.．)）]\s*)\S/.test(text);

export const indentOf = (text: string): number => text.length - text.trimStart().length;
