// The figures of all rounds as a table for a terminal.
import type { Round } from './round.ts';

const columns: [heading: string, cell: (round: Round) => string][] = [
  ['纪要', ({ meetings }) => String(meetings)],
  ['页面', ({ sizes }) => String(sizes.pages)],
  ['用时 s', ({ build }) => build.wallSeconds.toFixed(1)],
  ['用户 CPU s', ({ build }) => build.userSeconds.toFixed(1)],
  ['最大内存 MB', ({ build }) => (build.maxRssBytes / 1e6).toFixed(0)],
  ['HTML 中位 B', ({ sizes }) => String(sizes.html.median)],
  ['最大 B', ({ sizes }) => String(sizes.html.max)],
  ['brotli 中位 B', ({ sizes }) => String(sizes.brotli.median)],
  ['最大 B', ({ sizes }) => String(sizes.brotli.max)],
  ['索引用时 s', ({ search }) => search.wallSeconds.toFixed(1)],
  ['索引 B', ({ search }) => String(search.bytes)],
];

/** A Han character takes two columns of a terminal. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);

/** One line for the headings and one for each round, aligned to the right. */
export function table(rounds: Round[]): string {
  const lines = [columns.map(([heading]) => heading), ...rounds.map((round) => columns.map(([, cell]) => cell(round)))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => width(line[index] ?? ''))));
  return lines
    .map((line) => line.map((text, index) => ' '.repeat((widths[index] ?? 0) - width(text)) + text).join('  '))
    .join('\n');
}
