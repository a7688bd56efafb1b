// npm run import -- minutes FILE… | readme FILE --out DIR: what the community writes in formats of its own → records, all or none.
import { resolve } from 'node:path';
import { readFacts } from '#records/read-facts.ts';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, report as reportFailure } from '#scripts/kit/failure.ts';
import { writeAll } from '#scripts/kit/files.ts';
import { contentFolder, site } from '#site.ts';
import { importMinutes } from './import-minutes.ts';
import { readKnown } from './known.ts';
import { importReadme, readmeReport } from './readme/import-readme.ts';
import { report } from './report.ts';

// The command line of `npm run import -- minutes|readme`.

const commandLine = {
  calls: [
    'npm run import -- minutes 文件… [选项]   社区格式的会议纪要 → 会议',
    'npm run import -- readme 文件 --out 文件夹   社区模板的 SIG README → 成员、邮件列表、会议系列、所辖项目',
  ],
  options: {
    series: {
      type: 'string',
      value: '编号',
      help: '这些会议属于哪个系列（series/ 中一条记录的编号）；不写则标题须与系列名完全一致',
    },
    out: {
      type: 'string',
      value: '文件夹',
      help: '写到这个内容文件夹；minutes 不写就是 src/content，或环境变量 SITE_CONTENT',
    },
    force: { type: 'boolean', default: false, help: '已有的文件也覆盖' },
  },
  takesWords: true,
  notes: ['退出码：0 全部导入 · 1 有错误（什么都没写）'],
} as const satisfies CommandLine;

type Arguments = {
  files: string[];
  force: boolean;
} & ({ kind: 'minutes'; series: string | undefined; out: string | undefined } | { kind: 'readme'; out: string });

/** Throws a Failure with what is wrong, and the usage. */
function readArguments(given: string[]): Arguments {
  const { values, positionals } = readCommandLine(given, commandLine);
  const [kind, ...files] = positionals;
  if (kind !== 'minutes' && kind !== 'readme')
    throw misuse(commandLine, `只能导入 minutes 或 readme，不能是「${kind ?? ''}」`);
  if (files.length === 0) throw misuse(commandLine, '没有写要导入的文件');
  const { series, force } = values;
  const out = values.out && resolve(values.out);
  if (kind === 'minutes') return { kind, files, series, out, force };
  if (files.length > 1) throw misuse(commandLine, `一次导入一个 README，多了 ${files.slice(1).join('、')}`);
  if (!out) throw misuse(commandLine, '没有用 --out 写明放到哪个内容文件夹');
  return { kind, files, out, force };
}

function minutes({ files, series, out = contentFolder, force }: Arguments & { kind: 'minutes' }): string {
  const known = readKnown(contentFolder, out);
  const result = importMinutes({ files, series, out: resolve(out), force, zone: site.zone }, known);
  if ('mistakes' in result) throw new Failure(`${result.mistakes.join('\n')}\n什么都没有写。`);
  writeAll(result.imported);
  return report(result.imported);
}

function readme({ files: [file = ''], out, force }: Arguments & { kind: 'readme' }): string {
  const result = importReadme({ file, out, force }, readFacts(contentFolder).facts);
  if ('mistakes' in result) throw new Failure(`${result.mistakes.join('\n')}\n什么都没有写。`);
  writeAll(result.files);
  return readmeReport(result);
}

try {
  const given = readArguments(process.argv.slice(2));
  console.log(given.kind === 'minutes' ? minutes(given) : readme(given));
} catch (error) {
  reportFailure(error);
}
