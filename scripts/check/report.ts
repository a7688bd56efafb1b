// Findings → text for people, annotations for GitHub, JSON for programs.
import type { Finding } from './finding.ts';

export const formats = ['text', 'github', 'json'] as const;
export type Format = (typeof formats)[number];

/** By file, line, column and rule, in an order that does not depend on the machine. */
export const sorted = (findings: Finding[]): Finding[] => {
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...findings].sort(
    (a, b) => before(a.file, b.file) || a.line - b.line || a.column - b.column || before(a.rule, b.rule),
  );
};

const count = (findings: Finding[], severity: Finding['severity']) =>
  findings.filter((finding) => finding.severity === severity).length;

const labels = { error: '错误', warning: '警告' };

const text = (findings: Finding[], files: number): string => {
  const blocks = findings.map(({ file, line, column, severity, rule, found, expected, fix }) =>
    [
      `${file}:${line}:${column}  ${labels[severity]}  ${rule}`,
      `  现为：${found}`,
      `  应为：${expected}`,
      `  改法：${fix}`,
      '',
    ].join('\n'),
  );
  const errors = count(findings, 'error');
  const warnings = count(findings, 'warning');
  const summary = findings.length === 0 ? '没有问题' : `${errors} 个错误，${warnings} 个警告`;
  return [...blocks, `检查了 ${files} 个文件：${summary}。`].join('\n');
};

/** Workflow commands: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const github = (findings: Finding[]): string => {
  const escaped = (value: string) => value.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (value: string) => escaped(value).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return findings
    .map(({ file, line, column, severity, rule, found, expected, fix }) => {
      const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
      return `::${severity} ${place}::${escaped(`现为：${found}\n应为：${expected}\n改法：${fix}`)}`;
    })
    .join('\n');
};

const json = (findings: Finding[], files: number): string =>
  JSON.stringify({ files, errors: count(findings, 'error'), warnings: count(findings, 'warning'), findings }, null, 2);

/** The report; `files` is how many were read. */
export const report = (findings: Finding[], files: number, format: Format): string =>
  ({ text, github, json })[format](sorted(findings), files);
