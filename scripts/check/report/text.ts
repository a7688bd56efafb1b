// Findings for a terminal: a block for each, wrapped to the width, with nothing in it that acts on the terminal.
import { styleText } from 'node:util';
import type { Finding } from '../finding.ts';
import { listed, type Mended, moreAlike, type Result, summary } from './result.ts';

export interface Paper {
  /** Columns of the terminal; absent where lines may be of any length. */
  columns?: number;
  colours?: boolean;
}

/** Controls, and what turns the writing: a file name or a text may hold them. */
const acting = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const escaped = (letter: string) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
const visible = (text: string) => text.replaceAll(acting, escaped);

/** A Han character, its punctuation and the like take two columns. */
const widthOf = (letter: string) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60\uFFE0-\uFFE6—…“”‘’]/u.test(
    letter,
  )
    ? 2
    : 1;

/** Cut where the line is full; after a space if one is near. */
const wrapped = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let [line, width] = ['', 0];
  for (const letter of text) {
    if (width + widthOf(letter) > columns) {
      const space = line.lastIndexOf(' ');
      const end = /[\x21-\x7e]/.test(letter) && space > line.length / 2 ? space + 1 : line.length;
      lines.push(line.slice(0, end).trimEnd());
      line = line.slice(end);
      width = [...line].reduce((sum, one) => sum + widthOf(one), 0);
    }
    if (letter === ' ' && line === '' && lines.length > 0) continue;
    line += letter;
    width += widthOf(letter);
  }
  return [...lines, line];
};

const indent = ' '.repeat(8);

/** `  现为：` with the lines after the first one under its text. */
const row = (label: string, text: string, { columns }: Paper): string => {
  const lines = text
    .split('\n')
    .map(visible)
    .flatMap((line) => (columns ? wrapped(line, Math.max(20, columns - indent.length)) : [line]));
  return `  ${label}：${lines.join(`\n${indent}`)}`;
};

const labels = { error: '错误', warning: '警告' };
const colours = { error: 'red', warning: 'yellow' } as const;

const block = (finding: Finding, more: number, paper: Paper): string => {
  const { file, line, column, severity, rule, found, expected, fix } = finding;
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    paper.colours ? styleText(format, text, { validateStream: false }) : text;
  return [
    `${style('bold', visible(`${file}:${line}:${column}`))}  ${style(colours[severity], labels[severity])}  ${style('dim', rule)}`,
    row('现为', found, paper),
    row('应为', expected, paper),
    row('改法', fix, paper),
    ...(more > 0 ? [`  （${moreAlike(more)}）`] : []),
    '',
  ].join('\n');
};

const mendedLines = (mended: Mended[], notes: string[]): string[] => [
  ...mended.map(({ file, findings }) => `已改 ${visible(file)}：${findings} 处`),
  ...notes.map((note) => `没改 ${visible(note)}`),
  ...(mended.length === 0 && notes.length === 0 ? ['没有可以自动改的。'] : []),
  '',
];

export const text = (result: Result, paper: Paper): string => {
  const { findings, mended, notes = [] } = result;
  const blocks = listed(findings).map(({ finding, more }) => block(finding, more, paper));
  return [...(mended ? mendedLines(mended, notes) : []), ...blocks, summary(result)].join('\n');
};

/** How to write on a stream: in colours where it shows them and nobody asked for none (https://no-color.org). */
export const paperOf = (stream: NodeJS.WriteStream): Paper => ({
  ...(stream.isTTY && { columns: stream.columns }),
  colours: styleText('red', '.', { stream }) !== '.',
});
