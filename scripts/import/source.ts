// The bytes of a minutes file → its lines.

export interface Line {
  number: number;
  text: string;
}

/** Lines without byte order mark and line ends. Throws a TypeError where the bytes are not UTF-8. */
export function linesOf(bytes: Uint8Array): Line[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return text.split(/\r\n|\r|\n/).map((line, index) => ({ number: index + 1, text: line.trimEnd() }));
}

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
