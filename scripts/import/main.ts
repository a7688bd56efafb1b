// npm run import -- minutes FILE… | readme FILE --out DIR: what the community writes in formats of its own → records, all or none.
import { resolve } from 'node:path';
import { readFacts } from '#records/read-facts.ts';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { reporting } from '#scripts/kit/failure.ts';
import { writeAll } from '#scripts/kit/files.ts';
import { contentFolder, site } from '#site.ts';
import { importMinutes, minutesReport } from './import-minutes.ts';
import { readKnown } from './known.ts';
import { importReadme, readmeReport } from './readme/import-readme.ts';

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

/** Writes the records, and returns the report on them. @throws Failure with what is wrong; nothing is written then */
function run(given: string[]): string {
  const { values, positionals } = readCommandLine(given, commandLine);
  const [kind, ...files] = positionals;
  if (kind !== 'minutes' && kind !== 'readme')
    throw misuse(commandLine, `只能导入 minutes 或 readme，不能是「${kind ?? ''}」`);
  const [file, ...more] = files;
  if (file === undefined) throw misuse(commandLine, '没有写要导入的文件');
  const { series, force } = values;
  const out = values.out && resolve(values.out);
  if (kind === 'minutes') {
    const target = out ?? contentFolder;
    const request = { files, series, out: target, force, zone: site.zone };
    const imported = importMinutes(request, readKnown(contentFolder, target));
    writeAll(imported);
    return minutesReport(imported);
  }
  if (more.length > 0) throw misuse(commandLine, `一次导入一个 README，多了 ${more.join('、')}`);
  if (!out) throw misuse(commandLine, '没有用 --out 写明放到哪个内容文件夹');
  const imported = importReadme({ file, out, force }, readFacts(contentFolder).facts);
  writeAll(imported.files);
  return readmeReport(imported);
}

await reporting(() => console.log(run(process.argv.slice(2))));
