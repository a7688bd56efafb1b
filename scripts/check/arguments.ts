// The command line of `npm run check`.
import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import type { Finding } from './finding.ts';
import { type Format, formats } from './report.ts';

const commandLine = {
  calls: ['npm run check -- [选项] [路径…]   只列出这些文件和文件夹里的问题'],
  options: {
    format: {
      type: 'string',
      default: 'text',
      value: formats.join('|'),
      help: '给人看（默认）、给 GitHub Actions 作标注、给程序读',
    },
    fix: { type: 'boolean', default: false, help: '改好能自动改的，列出剩下的' },
    release: { type: 'boolean', default: false, help: '另外检查发布之前要写明的设置' },
    upkeep: {
      type: 'boolean',
      default: false,
      help: '不检查，列出待确认、空缺、落后和快到期的事，与 /upkeep/ 相同',
    },
    external: {
      type: 'boolean',
      default: false,
      help: '不检查内容，改为上网问外部链接，结果写入 data/live/links.json',
    },
    days: {
      type: 'string',
      value: '天数',
      of: 'external',
      help: '打得开的链接隔这么多天再问（默认 7）；打不开的隔一天',
    },
    endpoints: {
      type: 'string',
      value: '文件',
      of: 'external',
      help: '用文件中的地址代替链接的地址（JSON；只有这些地址可以在本机或内网）',
    },
  },
  takesWords: true,
  notes: ['退出码：0 没有错误 · 1 有错误 · 2 命令有误，或没有网络（--external）'],
} as const satisfies CommandLine;

export interface Arguments {
  format: Format;
  fix: boolean;
  release: boolean;
  /** Print what is open, missing, behind or about to run out, instead of checking. */
  upkeep: boolean;
  external: boolean;
  /** A link in order is asked again after so many days. */
  days: number;
  endpoints: string | undefined;
  /** Files and folders, absolute; empty for all. */
  paths: string[];
}

const isFormat = (value: string): value is Format => (formats as readonly string[]).includes(value);

const parse = (given: string[]) => readCommandLine(given, commandLine);

type Values = ReturnType<typeof parse>['values'];

/** The first two do something else than check the content, and so go with none of the others. */
const modes = ['external', 'upkeep', 'fix', 'release'] as const;

const problemsOf = (values: Values, paths: string[]): string[] => {
  const { format, external, upkeep, days, endpoints } = values;
  const absent = paths.filter((path) => !existsSync(path));
  const chosen = modes.filter((name) => values[name]);
  return [
    ...(isFormat(format) ? [] : [`--format ${format}：应为 ${formats.join(' | ')}`]),
    ...(absent.length > 0 ? [`没有这个文件或文件夹：${absent.join('、')}`] : []),
    ...((external || upkeep) && chosen.length > 1
      ? [`不能同时用：${chosen.map((name) => `--${name}`).join('、')}`]
      : []),
    ...(upkeep && (paths.length > 0 || format !== 'text')
      ? ['--upkeep 列出全部，只在终端显示，不写路径和 --format；给程序读的是站点的 /api/v1/upkeep.json']
      : []),
    ...(!external && (days ?? endpoints) !== undefined ? ['--days 和 --endpoints 只与 --external 同时用'] : []),
    ...(days === undefined || /^\d{1,3}$/.test(days) ? [] : [`--days ${days}：应为 0 到 999 的整数`]),
  ];
};

/** Throws a Failure with everything that is wrong, and the usage. */
export const readArguments = (given: string[]): Arguments => {
  const { values, positionals } = parse(given);
  const paths = positionals.map((path) => resolve(path));
  const problems = problemsOf(values, paths);
  const { format, days = '7', endpoints, ...flags } = values;
  if (problems.length > 0 || !isFormat(format)) throw misuse(commandLine, problems.join('\n'));
  return { ...flags, format, days: Number(days), endpoints, paths };
};

/** Whether a finding is in these files and folders. */
export const isWithin =
  (paths: string[]) =>
  ({ file }: Finding): boolean =>
    paths.length === 0 || paths.some((path) => `${resolve(file)}${sep}`.startsWith(`${path}${sep}`));
