// npm run changes -- <base> [--head REF] [--format text|markdown|json]: what a change of the content means, from the records.
import { git } from '#records/git.ts';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { reporting } from '#scripts/kit/failure.ts';
import { contentFolder, site } from '#site.ts';
import { compareTrees } from './compare.ts';
import { type Format, formats, reportIn } from './report.ts';
import { changedElsewhere, commitOf, parting, treeOf, workingTree } from './trees.ts';

const commandLine = {
  calls: ['npm run changes -- <起点> [选项]'],
  words: { '<起点>': '分支、标签或提交，如 main；从两者的共同祖先开始比较' },
  options: {
    head: { type: 'string', value: '提交', help: '比较的终点（默认为当前文件，包括未提交的修改）' },
    format: {
      type: 'string',
      default: 'text',
      value: formats.join('|'),
      help: '输出格式：文本（默认）、用于 pull request 的 Markdown、JSON',
    },
  },
  takesWords: true,
  notes: ['退出码：0 比较完成 · 1 命令有误，或提交不存在'],
  examples: ['npm run changes -- main', 'npm run changes -- HEAD --format markdown'],
} as const satisfies CommandLine;

const isFormat = (value: string): value is Format => (formats as readonly string[]).includes(value);

function readArguments(given: string[]) {
  const { values, positionals } = readCommandLine(given, commandLine);
  const [base, ...others] = positionals;
  if (!base) throw misuse(commandLine, '未指定比较的起点，如 npm run changes -- main');
  if (others.length > 0) throw misuse(commandLine, `只能指定一个起点，多余：${others.join('、')}`);
  const { head, format } = values;
  if (!isFormat(format)) throw misuse(commandLine, `--format ${format}：应为 ${formats.join(' | ')}`);
  return { base, head, format };
}

const short = (commit: string) => commit.slice(0, 10);

await reporting(() => {
  const { base, head, format } = readArguments(process.argv.slice(2));
  const to = head === undefined ? undefined : commitOf(contentFolder, head);
  const from = parting(contentFolder, commitOf(contentFolder, base), to ?? 'HEAD');
  const after = to ? treeOf(contentFolder, to) : workingTree(contentFolder);
  const compared = compareTrees(treeOf(contentFolder, from), after, site.languages);
  const title = `${base}（${short(from)}）到${to ? ` ${head}（${short(to)}）` : '当前文件'}`;
  const folder = git(contentFolder, 'rev-parse', '--show-prefix').trim();
  const elsewhere = changedElsewhere(contentFolder, from, to);
  console.log(reportIn(format, { title, folder, elsewhere, ...compared }));
});
