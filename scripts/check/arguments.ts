// The command line of `npm run check`.
import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../build/failure.ts';
import type { Finding } from './finding.ts';
import { type Format, formats } from './report.ts';

export const usage = `用法：npm run check -- [选项] [路径…]   只列出这些文件和文件夹里的问题
  --format text|github|json  给人看（默认）、给 GitHub Actions 作标注、给程序读
  --fix                      改好能自动改的，列出剩下的
  --release                  另外检查发布之前要写明的设置
  --upkeep                   不检查，列出待确认、空缺、落后和快到期的事，与 /upkeep/ 相同
退出码：0 没有错误 · 1 有错误 · 2 命令有误`;

export interface Arguments {
  format: Format;
  fix: boolean;
  release: boolean;
  /** Print what is open, missing, behind or about to run out, instead of checking. */
  upkeep: boolean;
  /** Files and folders, absolute; empty for all. */
  paths: string[];
}

const options = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  release: { type: 'boolean', default: false },
  upkeep: { type: 'boolean', default: false },
} as const;

const isFormat = (value: string): value is Format => (formats as readonly string[]).includes(value);

const parse = (given: string[]) => {
  try {
    return parseArgs({ args: given, allowPositionals: true, options });
  } catch (cause) {
    throw new Failure(`${(cause as Error).message}\n${usage}`, { cause });
  }
};

/** Throws a Failure with what is wrong, and the usage. */
export const readArguments = (given: string[]): Arguments => {
  const { values, positionals } = parse(given);
  const { format, fix, release, upkeep } = values;
  const paths = positionals.map((path) => resolve(path));
  const absent = paths.filter((path) => !existsSync(path));
  if (!isFormat(format)) throw new Failure(`--format ${format}：应为 ${formats.join(' | ')}\n${usage}`);
  if (absent.length > 0) throw new Failure(`没有这个文件或文件夹：${absent.join('、')}\n${usage}`);
  return { format, fix, release, upkeep, paths };
};

/** Whether a finding is in these files and folders. */
export const isWithin =
  (paths: string[]) =>
  ({ file }: Finding): boolean =>
    paths.length === 0 || paths.some((path) => `${resolve(file)}${sep}`.startsWith(`${path}${sep}`));
