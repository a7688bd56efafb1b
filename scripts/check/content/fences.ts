// Which lines of a text are surely code between fences. What may be read as text in the end counts as text: behind a fence that
// stands in HTML, or in a list that has ended, a parser goes on reading (https://spec.commonmark.org/0.31.2/#html-blocks).

const fence = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;
/** Quotations and list items that a line begins with. */
const containers = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;

/** Blocks that do not end at an empty line: how they begin and what ends them. `{` begins one in MDX. */
const long: [begin: RegExp, end: RegExp][] = [
  [/^<(script|pre|style|textarea)\b/i, /<\/(script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
  [/^\{/, /\}/],
];
const emptyLine = /^\s*$/;

interface State {
  /** The fence of the code that a line is in. */
  code?: { mark: string; indent: number } | undefined;
  /** What ends the HTML that a line may be in. */
  html?: RegExp | undefined;
}

/** What ends the block of HTML that a line may begin. */
const htmlAfter = (line: string): RegExp | undefined => {
  const text = line.replace(containers, '');
  const [begin, end] = long.find(([start]) => start.test(text)) ?? [/^<[a-z/]/i, emptyLine];
  return begin.test(text) && !end.test(text) ? end : undefined;
};

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

const next = (line: string, { code, html }: State): State => {
  const isInside = code && (emptyLine.test(line) || indentOf(line) >= code.indent);
  if (code && isInside) return { code: line.trim().startsWith(code.mark) && !/[^`~\s]/.test(line) ? undefined : code };
  if (html) return { html: html.test(line) ? undefined : html };
  const [, indent = '', mark] = fence.exec(line) ?? [];
  return mark ? { code: { mark, indent: indent.length } } : { html: htmlAfter(line) };
};

/** For each line, whether it is code, the fences included. */
export const codeLines = (lines: string[]): boolean[] => {
  let state: State = {};
  return lines.map((line) => {
    const before = state.code;
    state = next(line, state);
    return (
      state.code !== undefined ||
      (before !== undefined && state.html === undefined && line.trim().startsWith(before.mark))
    );
  });
};
