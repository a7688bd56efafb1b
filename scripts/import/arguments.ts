// The command line of `npm run import -- minutes`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../build/failure.ts';

export const usage = `用法：npm run import -- minutes 文件… [选项]
  --series 编号   这些会议属于哪个系列（series/ 中一条记录的编号）；不写则标题须与系列名完全一致
  --out 文件夹    写到这个内容文件夹（默认 src/content，或环境变量 SITE_CONTENT）
  --force         已有的文件也覆盖
退出码：0 全部导入 · 1 有错误（什么都没写）`;

export interface Arguments {
  files: string[];
  series: string | undefined;
  /** Absolute. */
  out: string | undefined;
  force: boolean;
}

const options = {
  series: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

/** Throws a Failure with what is wrong, and the usage. */
export function readArguments(given: string[]): Arguments {
  const parse = () => {
    try {
      return parseArgs({ args: given, options, allowPositionals: true });
    } catch (cause) {
      throw new Failure(`命令有误：${(cause as Error).message}\n${usage}`, { cause });
    }
  };
  const { values, positionals } = parse();
  const [kind, ...files] = positionals;
  if (kind !== 'minutes') throw new Failure(`只能导入 minutes，不能是「${kind ?? ''}」\n${usage}`);
  if (files.length === 0) throw new Failure(`没有写要导入的文件\n${usage}`);
  return { files, series: values.series, out: values.out && resolve(values.out), force: values.force };
}
