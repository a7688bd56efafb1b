// Space that is not seen and not meant: at the end of lines, full-width indents, spaces that do not break.
import { isProse, nodesOf } from '#scripts/check/content/body.ts';
import { rangeOf } from '#scripts/check/content/places.ts';
import { editable, type Source } from '#scripts/check/content/read.ts';
import { type Edit, type Message, replacing } from '#scripts/check/finding.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

/** In a text, two spaces between two lines are a line break. */
const isBreak = ({ text, record }: Source, { start, end }: Edit): boolean =>
  start >= record.bodyOffset && /\S {2,}$/.test(text.slice(start - 1, end)) && /^\r?\n.*\S/.test(text.slice(end));

const atLineEnds = (source: Source): Edit[] =>
  replacing(source.text, /(?<=^|\n|\S)[ \t\u3000]+(?=\r?(?:\n|$))/g, '').filter((edit) => !isBreak(source, edit));

/** Those of the text; the rule `yaml` checks the indents of fields. */
const wideIndents = ({ text, record }: Source): Edit[] =>
  replacing(text, /(?<=^[ \t]{0,3})\u3000+/gm, '').filter(({ start }) => start >= record.bodyOffset);

const kinds: (Message & { editsOf: (source: Source) => Edit[] })[] = [
  { found: '行末有空格', expected: '行末没有空格', fix: '删除；分段时空一行', editsOf: atLineEnds },
  { found: '段落开头有全角空格', expected: '段落开头没有缩进', fix: '删除', editsOf: wideIndents },
  {
    found: '文字中有不换行空格（U+00A0）',
    expected: '文字只使用普通空格',
    fix: '改为普通空格（通常在从网页复制时带入）',
    editsOf: ({ text }) => replacing(text, /\u00A0/g, ' '),
  },
];

/** Without those in code, which stays as it is; both come in the order of the text. */
const outsideCode = (source: Source, edits: Edit[]): Edit[] => {
  if (!isProse(source)) return edits;
  const code = nodesOf(source, 'code', 'inlineCode').map((node) => rangeOf(source, node));
  let next = 0;
  return edits.filter(({ start, end }) => {
    while ((code[next]?.end ?? Infinity) <= start) next += 1;
    return end <= (code[next]?.start ?? Infinity);
  });
};

/** One finding for all of a kind: they tend to be everywhere. */
const problemsOf = (source: Source): Problem[] => {
  if (!/[ \t](?:\r?\n|$)|[\u3000\u00A0]/.test(source.text)) return [];
  return kinds.flatMap(({ editsOf, ...message }): Problem[] => {
    const edits = outsideCode(source, editsOf(source));
    if (!edits[0]) return [];
    const found = edits.length > 1 ? `${message.found}，共 ${edits.length} 处` : message.found;
    return [{ at: edits[0].start, severity: 'warning', ...message, found, edits }];
  });
};

export const whitespace: Check = {
  name: 'whitespace',
  description: '没有行末空格、全角空格缩进和不换行空格',
  given: () => null,
  run: (site, sources = site.sources) => inEach(editable(sources), problemsOf),
};
