// What a check came to: the findings in order, their counts, those to list, and the last line.
import type { Finding } from '../finding.ts';

/** A file that --fix has changed, and how many findings that mended. */
export interface Mended {
  file: string;
  findings: number;
}

export interface Result {
  findings: Finding[];
  /** How many files were read. */
  files: number;
  /** What --fix did; absent without it. */
  mended?: Mended[];
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

/** One slip at the top of a file may lead to thousands. */
const mostAlike = 20;

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
    if (alike.length === mostAlike && last) last.more += 1;
    if (alike.length === mostAlike) return [];
    alike.push({ finding, more: 0 });
    return alike.slice(-1);
  });
};

export const moreAlike = (more: number): string => `这个文件里还有 ${more} 处同一规则的问题，没有列出`;

/** `检查了 136 个文件：2 个错误，1 个警告，其中 1 处可以用 npm run check -- --fix 改好。` */
export const summary = ({ findings, files, mended }: Result): string => {
  const found = `${count(findings, 'error')} 个错误，${count(findings, 'warning')} 个警告`;
  const fixable = findings.filter(({ edits }) => edits).length;
  const hint = fixable > 0 && !mended ? `，其中 ${fixable} 处可以用 npm run check -- --fix 改好` : '';
  return `检查了 ${files} 个文件：${findings.length === 0 ? '没有问题' : `${found}${hint}`}。`;
};
