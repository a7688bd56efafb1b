// The command line of `npm run check`.
import { resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from './finding.ts';
import { type Format, formats } from './report.ts';

export const usage = '用法：npm run check -- [--format text|github|json] [--release] [路径…]';

export interface Arguments {
  format: Format;
  release: boolean;
  /** Files and folders, absolute; empty for all. */
  paths: string[];
}

const isFormat = (value: string): value is Format => (formats as readonly string[]).includes(value);

/** Throws an error with a readable message where an option is unknown or has a wrong value. */
export const readArguments = (given: string[]): Arguments => {
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, release: { type: 'boolean', default: false } },
  });
  if (!isFormat(values.format)) throw new Error(`--format ${values.format}：应为 ${formats.join(' | ')}`);
  return { format: values.format, release: values.release, paths: positionals.map((path) => resolve(path)) };
};

/** The findings in these files and folders. */
export const within = (findings: Finding[], paths: string[]): Finding[] =>
  paths.length === 0
    ? findings
    : findings.filter(({ file }) => paths.some((path) => `${resolve(file)}${sep}`.startsWith(`${path}${sep}`)));
