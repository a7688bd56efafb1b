// Findings → text for people, annotations for GitHub, JSON for programs.
import { styleText } from 'node:util';
import type { Finding } from './finding.ts';

// What a check came to: the findings in order, their counts, those to list, and the last line.

/** A file that --fix has changed, and how many findings that resolved. */
export interface FixedFile {
  file: string;
  findings: number;
}

export interface Result {
  findings: Finding[];
  /** How many files were read. */
  files: number;
  /** What --fix did; absent without it. */
  fixed?: FixedFile[];
  /** Files that --fix left alone, and why. */
  notes?: string[];
}

/** By file, line, column and rule, in an order that does not depend on the machine. */
export const sorted = (findings: Finding[]): Finding[] => {
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return findings.toSorted(
    (a, b) => before(a.file, b.file) || a.line - b.line || a.column - b.column || before(a.rule, b.rule),
  );
};

export const count = (findings: Finding[], severity: Finding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** One problem at the top of a file may lead to thousands. */
const maxAlike = 20;

export interface Listed {
  finding: Finding;
  /** Findings of the same rule in the same file that are left off after this one. */
  more: number;
}

/** The findings to list, in their order. */
export const listed = (findings: Finding[]): Listed[] => {
  const seen = new Map<string, Listed[]>();
  return findings.flatMap((finding) => {
    const key = `${finding.rule}\0${finding.file}`;
    const alike = seen.get(key) ?? [];
    seen.set(key, alike);
    const last = alike.at(-1);
    if (alike.length === maxAlike && last) last.more += 1;
    if (alike.length === maxAlike) return [];
    alike.push({ finding, more: 0 });
    return alike.slice(-1);
  });
};

export const moreAlike = (more: number): string => `这个文件里还有 ${more} 处同一规则的问题，没有列出`;

/** `检查了 136 个文件：2 个错误，1 个警告，其中 1 处可以用 npm run check -- --fix 改好。` */
export const summary = ({ findings, files, fixed }: Result): string => {
  const found = `${count(findings, 'error')} 个错误，${count(findings, 'warning')} 个警告`;
  const fixable = findings.filter(({ edits }) => edits).length;
  const hint = fixable > 0 && !fixed ? `，其中 ${fixable} 处可以用 npm run check -- --fix 改好` : '';
  return `检查了 ${files} 个文件：${findings.length === 0 ? '没有问题' : `${found}${hint}`}。`;
};

// Findings as annotations: workflow commands, https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

const escapedInCommand = (value: string) =>
  value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string) => escapedInCommand(value).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** One line for each finding, then the summary, which is a line of the log. */
export const github = (result: Result): string => {
  const annotations = listed(result.findings).map(({ finding, more }) => {
    const { file, line, column, severity, rule, found, expected, fix } = finding;
    const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
    const words = [`现为：${found}`, `应为：${expected}`, `改法：${fix}`, ...(more > 0 ? [moreAlike(more)] : [])];
    return `::${severity} ${place}::${escapedInCommand(words.join('\n'))}`;
  });
  return [...annotations, escapedInCommand(summary(result))].join('\n');
};

// Findings for a terminal: a block for each, wrapped to the width, with nothing in it that acts on the terminal.

export interface TerminalStyle {
  /** Columns of the terminal; absent where lines may be of any length. */
  columns?: number;
  colours?: boolean;
}

/** Controls, and what turns the writing: a file name or a text may hold them. */
const acting = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const codeOf = (letter: string) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
const visible = (text: string) => text.replaceAll(acting, codeOf);

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
const row = (label: string, text: string, { columns }: TerminalStyle): string => {
  const lines = text
    .split('\n')
    .map(visible)
    .flatMap((line) => (columns ? wrapped(line, Math.max(20, columns - indent.length)) : [line]));
  return `  ${label}：${lines.join(`\n${indent}`)}`;
};

const labels = { error: '错误', warning: '警告' };
const colours = { error: 'red', warning: 'yellow' } as const;

const block = (finding: Finding, more: number, style: TerminalStyle): string => {
  const { file, line, column, severity, rule, found, expected, fix } = finding;
  const styled = (format: Parameters<typeof styleText>[0], text: string) =>
    style.colours ? styleText(format, text, { validateStream: false }) : text;
  return [
    `${styled('bold', visible(`${file}:${line}:${column}`))}  ${styled(colours[severity], labels[severity])}  ${styled('dim', rule)}`,
    row('现为', found, style),
    row('应为', expected, style),
    row('改法', fix, style),
    ...(more > 0 ? [`  （${moreAlike(more)}）`] : []),
    '',
  ].join('\n');
};

const fixedLines = (fixed: FixedFile[], notes: string[]): string[] => [
  ...fixed.map(({ file, findings }) => `已改 ${visible(file)}：${findings} 处`),
  ...notes.map((note) => `没改 ${visible(note)}`),
  ...(fixed.length === 0 && notes.length === 0 ? ['没有可以自动改的。'] : []),
  '',
];

export const text = (result: Result, style: TerminalStyle): string => {
  const { findings, fixed, notes = [] } = result;
  const blocks = listed(findings).map(({ finding, more }) => block(finding, more, style));
  return [...(fixed ? fixedLines(fixed, notes) : []), ...blocks, summary(result)].join('\n');
};

/** How to write on a stream: in colours where it shows them and nobody asked for none (https://no-color.org). */
export const terminalStyleOf = (stream: NodeJS.WriteStream): TerminalStyle => ({
  ...(stream.isTTY && { columns: stream.columns }),
  colours: styleText('red', '.', { stream }) !== '.',
});

export const formats = ['text', 'github', 'json'] as const;
export type Format = (typeof formats)[number];

/** For programs; the guide on the site's data describes it. */
const json = ({ findings, files, fixed, notes }: Result): string => {
  const counts = { files, errors: count(findings, 'error'), warnings: count(findings, 'warning') };
  return JSON.stringify({ ...counts, ...(fixed && { mended: fixed, notes }), findings }, null, 2);
};

/** `style` is what the text is written on; by default lines of any length, without colours. */
export const report = (result: Result, format: Format, style: TerminalStyle = {}): string => {
  const inOrder = { ...result, findings: sorted(result.findings) };
  if (format === 'json') return json(inOrder);
  return format === 'github' ? github(inOrder) : text(inOrder, style);
};
