// Space that nobody sees and nobody meant: at the end of lines, full-width indents, spaces that do not break.
import { visit } from 'unist-util-visit';
import { bodyOf, isProse } from '#scripts/check/content/body.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { Edit, RuleFinding, Message } from '#scripts/check/finding.ts';
import { at } from '#scripts/check/content/places.ts';
import { isVerbatim, type Source } from '#scripts/check/content/read.ts';

const atLineEnds = ({ text, record }: Source): Edit[] => {
  let end = -1;
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.flatMap((line, index) => {
    const start = end + 1;
    end = text.indexOf('\n', start);
    const length = line.trimEnd().length;
    const tail = line.slice(length);
    // In a text, two spaces before another line are a line break.
    const isBreak =
      start >= record.bodyOffset && length > 0 && /^ {2,}$/.test(tail) && Boolean(lines[index + 1]?.trim());
    return /^[ \t\u3000]+$/.test(tail) && !isBreak
      ? [{ start: start + length, end: start + line.length, text: '' }]
      : [];
  });
};

const replaced =
  (pattern: RegExp, by: string) =>
  ({ text }: Source): Edit[] =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, text: by }));

/** Those of the text: what indents fields is for the rule `yaml`. */
const wideIndents = (source: Source): Edit[] =>
  replaced(/(?<=^[ \t]{0,3})\u3000+/gm, '')(source).filter(({ start }) => start >= source.record.bodyOffset);

const kinds: [words: Message, edits: (source: Source) => Edit[]][] = [
  [{ found: '行末的空格', expected: '行末没有空格', fix: '删去；要分段就空一行' }, atLineEnds],
  [{ found: '段落开头的全角空格', expected: '段落不缩进，版式由页面负责', fix: '删去' }, wideIndents],
  [
    { found: '不换行空格（U+00A0）', expected: '普通空格', fix: '换成普通空格；多半是从网页复制时带进来的' },
    replaced(/\u00A0/g, ' '),
  ],
];

/** Without those in code, which stays as it is; both come in the order of the text. */
const outsideCode = (source: Source, edits: Edit[]): Edit[] => {
  const code: { start: number; end: number }[] = [];
  const { bodyOffset } = source.record;
  visit(bodyOf(source).tree, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode')
      code.push({
        start: bodyOffset + (node.position?.start.offset ?? 0),
        end: bodyOffset + (node.position?.end.offset ?? 0),
      });
  });
  let next = 0;
  return edits.filter(({ start, end }) => {
    while ((code[next]?.end ?? Infinity) <= start) next += 1;
    return end <= (code[next]?.start ?? Infinity);
  });
};

/** One finding for all of a kind: they tend to be everywhere. */
const inSource = (source: Source): RuleFinding[] => {
  if (!/[ \t](?:\r?\n|$)|[\u3000\u00A0]/.test(source.text)) return [];
  return kinds.flatMap(([words, editsOf]): RuleFinding[] => {
    const edits = isProse(source) ? outsideCode(source, editsOf(source)) : editsOf(source);
    const [first] = edits;
    if (!first) return [];
    const found = edits.length > 1 ? `${words.found}，共 ${edits.length} 处` : words.found;
    return [{ ...at(source, first.start), severity: 'warning', ...words, found, edits }];
  });
};

export const whitespace: Check = {
  name: 'whitespace',
  description: '没有行末的空格、全角空格缩进和不换行空格',
  run: ({ sources }) => sources.filter((source) => !isVerbatim(source)).flatMap(inSource),
};
