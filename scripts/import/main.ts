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
    'npm run import -- readme 文件 --out 目录   社区模板的 SIG README → 成员、邮件列表、会议系列、所辖项目',
  ],
  options: {
    series: {
      type: 'string',
      value: 'ID',
      help: '会议所属的系列（series/ 中的 ID）；省略时标题必须与系列名称完全一致',
    },
    out: {
      type: 'string',
      value: '目录',
      help: '写入指定的内容目录；minutes 默认为 src/content，或环境变量 SITE_CONTENT',
    },
    force: { type: 'boolean', default: false, help: '覆盖已有的文件' },
  },
  takesWords: true,
  notes: ['退出码：0 全部导入 · 1 有错误，未写入文件'],
  examples: [
    'npm run import -- minutes 纪要.md --series biweekly',
    'npm run import -- readme README.md --out mysig/content',
  ],
} as const satisfies CommandLine;

/** Writes the records, and returns the report on them. @throws Failure with what is wrong; nothing is written then */
function run(given: string[]): string {
  const { values, positionals } = readCommandLine(given, commandLine);
  const [kind, ...files] = positionals;
  if (kind !== 'minutes' && kind !== 'readme')
    throw misuse(
      commandLine,
      kind === undefined ? '未指定 minutes 或 readme' : `未知的导入种类：${kind}，应为 minutes 或 readme`,
    );
  const [file, ...more] = files;
  if (file === undefined) throw misuse(commandLine, '未指定要导入的文件');
  const { series, force } = values;
  const out = values.out && resolve(values.out);
  if (kind === 'minutes') {
    const target = out ?? contentFolder;
    const request = { files, series, out: target, force, zone: site.zone };
    const imported = importMinutes(request, readKnown(contentFolder, target));
    writeAll(imported);
    return minutesReport(imported);
  }
  if (more.length > 0) throw misuse(commandLine, `一次只能导入一个 README，多余：${more.join('、')}`);
  if (!out) throw misuse(commandLine, '未指定 --out（内容目录）');
  const imported = importReadme({ file, out, force }, readFacts(contentFolder).facts);
  writeAll(imported.files);
  return readmeReport(imported);
}

await reporting(() => console.log(run(process.argv.slice(2))));
