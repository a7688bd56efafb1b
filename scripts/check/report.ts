// Findings → text for people, annotations for GitHub, JSON for programs.
import { styleText } from 'node:util';
import { columns as widthOf } from '#language/width.ts';
import { byPlace, type Finding } from './finding.ts';

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

/** By place, then by rule. */
export const sorted = (findings: Finding[]): Finding[] =>
  findings.toSorted((a, b) => byPlace(a, b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));

const count = (findings: Finding[], severity: Finding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** One problem at the top of a file may lead to thousands. */
const maxAlike = 20;

/** The findings to list, in their order, each with the line that stands for those left off after it. */
const listed = (findings: Finding[]): { finding: Finding; more: string[] }[] => {
  const groups = Map.groupBy(findings, ({ rule, file }) => `${rule}\0${file}`);
  const shown = new Set([...groups.values()].flatMap((alike) => alike.slice(0, maxAlike)));
  return findings
    .filter((finding) => shown.has(finding))
    .map((finding) => {
      const alike = groups.get(`${finding.rule}\0${finding.file}`) ?? [];
      const more = alike[maxAlike - 1] === finding ? alike.length - maxAlike : 0;
      return { finding, more: more > 0 ? [`此文件另有 ${more} 处同一规则的问题，未列出`] : [] };
    });
};

/** `已检查 136 个文件：2 个错误，1 个警告；其中 1 处可自动修复：npm run check -- --fix` */
const summary = ({ findings, files, fixed }: Result): string => {
  const found = `${count(findings, 'error')} 个错误，${count(findings, 'warning')} 个警告`;
  const fixable = findings.filter(({ edits }) => edits).length;
  const hint = fixable > 0 && !fixed ? `；其中 ${fixable} 处可自动修复：npm run check -- --fix` : '';
  return `已检查 ${files} 个文件：${findings.length === 0 ? '未发现问题' : `${found}${hint}`}${hint ? '' : '。'}`;
};

const escapedInCommand = (value: string) =>
  value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string) => escapedInCommand(value).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * One annotation for each finding, as a workflow command, then the summary, which is a line of the log.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
const github = (result: Result): string => {
  const annotations = listed(result.findings).map(({ finding, more }) => {
    const { file, line, column, severity, rule, found, expected, fix, proposal } = finding;
    const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
    const own = proposal ? [fix] : [`问题：${found}`, `要求：${expected}`, `处理：${fix}`];
    const words = [...own, ...more];
    return `::${severity} ${place}::${escapedInCommand(words.join('\n'))}`;
  });
  return [...annotations, escapedInCommand(summary(result))].join('\n');
};

export interface TerminalStyle {
  /** Columns of the terminal; absent where lines may be of any length. */
  columns?: number;
  colours?: boolean;
}

/** Characters that would act on the terminal, shown as escapes: a file name or a text may hold them. */
const visible = (text: string) =>
  text.replaceAll(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

/** Cut where the line is full; after a space if one is near. */
const wrapped = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const letter of text) {
    if (widthOf(line + letter) > columns) {
      const space = line.lastIndexOf(' ');
      const end = /[\x21-\x7e]/.test(letter) && space > line.length / 2 ? space + 1 : line.length;
      lines.push(line.slice(0, end).trimEnd());
      line = line.slice(end);
    }
    if (letter !== ' ' || line !== '' || lines.length === 0) line += letter;
  }
  return [...lines, line];
};

const indent = ' '.repeat(8);

/** `  问题：` with the lines after the first one under its text. */
const row = (label: string, text: string, { columns }: TerminalStyle): string => {
  const lines = text
    .split('\n')
    .map(visible)
    .flatMap((line) => (columns ? wrapped(line, Math.max(20, columns - indent.length)) : [line]));
  return `  ${label}：${lines.join(`\n${indent}`)}`;
};

const severities = {
  error: { label: '错误', colour: 'red' },
  warning: { label: '警告', colour: 'yellow' },
} as const;

const block = (finding: Finding, more: string[], style: TerminalStyle): string => {
  const { file, line, column, rule, found, expected, fix, proposal } = finding;
  const { label, colour } = severities[finding.severity];
  const styled = (format: Parameters<typeof styleText>[0], text: string) =>
    style.colours ? styleText(format, text, { validateStream: false }) : text;
  const heading = `${styled('bold', visible(`${file}:${line}:${column}`))}  ${styled(colour, label)}  ${styled('dim', rule)}`;
  if (proposal) return [`${heading}  ${visible(fix)}`, ...more.map((words) => `  （${words}）`), ''].join('\n');
  return [
    heading,
    row('问题', found, style),
    row('要求', expected, style),
    row('处理', fix, style),
    ...more.map((words) => `  （${words}）`),
    '',
  ].join('\n');
};

const fixedLines = (fixed: FixedFile[], notes: string[]): string[] => [
  ...fixed.map(({ file, findings }) => `已修复 ${visible(file)}：${findings} 处`),
  ...notes.map((note) => `未修改 ${visible(note)}`),
  ...(fixed.length === 0 && notes.length === 0 ? ['没有可自动修复的问题。'] : []),
  '',
];

const text = (result: Result, style: TerminalStyle): string => {
  const { findings, fixed, notes = [] } = result;
  const blocks = listed(findings).map(({ finding, more }) => block(finding, more, style));
  return [...(fixed ? fixedLines(fixed, notes) : []), ...blocks, summary(result)].join('\n');
};

/** How to write on a stream: in colours where it shows them and they are not switched off (https://no-color.org). */
export const terminalStyleOf = (stream: NodeJS.WriteStream): TerminalStyle => ({
  ...(stream.isTTY && { columns: stream.columns }),
  colours: styleText('red', '.', { stream }) !== '.',
});

/** For programs; the guide on the site's data describes it. */
const json = ({ findings, files, fixed, notes }: Result): string => {
  const counts = { files, errors: count(findings, 'error'), warnings: count(findings, 'warning') };
  return JSON.stringify({ ...counts, ...(fixed && { mended: fixed, notes }), findings }, null, 2);
};

const writers = { text, github, json };
export type Format = keyof typeof writers;
export const formats = Object.keys(writers) as Format[];

/** By default lines of any length, without colours. */
export const report = (result: Result, format: Format, style: TerminalStyle = {}): string =>
  writers[format]({ ...result, findings: sorted(result.findings) }, style);
