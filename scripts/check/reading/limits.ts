// How much a text may hold. Reading Markdown and YAML takes time with the square of some texts; nobody writes such by hand.

/** Bytes of a file. */
export const mostBytes = 256 * 1024;
/** Characters of a line. */
export const mostInLine = 5000;
/** Characters of consecutive lines without an empty one; a code block counts for nothing, for inside it nothing is read. */
export const mostInBlock = 20_000;

export interface TooLong {
  what: 'line' | 'block';
  /** Where it begins, in characters. */
  offset: number;
  length: number;
}

const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** The mark that this line leaves code in: the one before, a new one, or none. */
const fenceAfter = (line: string, open: string): string => {
  const mark = fence.exec(line)?.[1] ?? '';
  if (open === '') return mark;
  const closes = mark.startsWith(open) && line.trim() === mark;
  return closes ? '' : open;
};

/** The first line or block that is too long, if there is one. */
export const tooLong = (text: string): TooLong | undefined => {
  let [offset, blockStart, open] = [0, 0, ''];
  for (const line of text.split('\n')) {
    if (line.length > mostInLine) return { what: 'line', offset, length: line.length };
    const inCode = open !== '';
    open = fenceAfter(line, open);
    const end = offset + line.length + 1;
    if (inCode || open !== '' || line.trim() === '') blockStart = end;
    else if (end - blockStart > mostInBlock) return { what: 'block', offset: blockStart, length: end - blockStart };
    offset = end;
  }
  return undefined;
};
