// npm run check: does the content make sense? Exit code 1 if any finding is an error, 2 if the command itself is wrong.
import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Facts } from '#model/records/facts.ts';
import { type Item, kinds, unseen, type UpkeepSource, upkeepOf } from '#model/upkeep/upkeep.ts';
import { aboutWhat, responsibleNames, whatToDo } from '#model/upkeep/what.ts';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { endWithParent, stoppable } from '#scripts/kit/programs.ts';
import { createProgress } from '#scripts/kit/progress.ts';
import { wordsOf } from '#words/words.ts';
import { factsOf } from './content/facts.ts';
import { read, readSettings } from './content/read.ts';
import { endpointsOf, readEndpoints } from './external/ask.ts';
import { findingsOf, runExternal, summaryOf } from './external/run.ts';
import type { Finding } from './finding.ts';
import { check } from './fix.ts';
import { passedFile } from './passed.ts';
import { type Format, formats, report, type Result, terminalStyleOf } from './report.ts';

const commandLine = {
  calls: ['npm run check -- [选项] [路径…]'],
  options: {
    format: {
      type: 'string',
      default: 'text',
      value: formats.join('|'),
      help: '输出格式：文本（默认）、GitHub 标注、供程序读取的 JSON',
    },
    fix: { type: 'boolean', default: false, help: '自动修复可修复的问题，列出其余问题' },
    release: { type: 'boolean', default: false, help: '同时检查公开发布所需的设置' },
    upkeep: {
      type: 'boolean',
      default: false,
      help: '列出待处理事项（不检查内容），与 /upkeep/ 相同',
    },
    external: {
      type: 'boolean',
      default: false,
      help: '检查外部链接（不检查内容），结果写入 data/live/links.json',
    },
    days: {
      type: 'string',
      value: '天数',
      of: 'external',
      help: '可访问的链接的检查间隔（默认 7）；无法访问的为 1 天',
    },
    endpoints: {
      type: 'string',
      value: '文件',
      of: 'external',
      help: '用 JSON 文件中的网址替换链接；只有这些网址可以位于本机或内网',
    },
  },
  takesWords: true,
  notes: [
    '指定路径时，只列出这些文件和目录的问题',
    '退出码：0 没有错误 · 1 有错误 · 2 命令有误，或没有网络（--external）',
  ],
  examples: ['npm run check', 'npm run check -- --fix', 'npm run check -- src/content/people'],
} as const satisfies CommandLine;

const isFormat = (value: string): value is Format => (formats as string[]).includes(value);

/** The first two do something else than check the content, and so go with none of the others. */
const modes = ['external', 'upkeep', 'fix', 'release'] as const;

/** `paths` are files and folders, absolute; none for all. Throws a Failure with everything that is wrong, and the usage. */
const readArguments = (given: string[]) => {
  const { values, positionals } = readCommandLine(given, commandLine);
  const { format, external, upkeep, days = '7', endpoints } = values;
  const paths = positionals.map((path) => resolve(path));
  const absent = positionals.filter((path) => !existsSync(path));
  const chosen = modes.filter((name) => values[name]);
  const problems = [
    !isFormat(format) && `--format ${format}：应为 ${formats.join(' | ')}`,
    absent.length > 0 && `文件或目录不存在：${absent.join('、')}`,
    (external || upkeep) &&
      chosen.length > 1 &&
      `以下选项不能同时使用：${chosen.map((name) => `--${name}`).join('、')}`,
    upkeep &&
      (paths.length > 0 || format !== 'text') &&
      '--upkeep 不能与路径或 --format 同时使用；供程序读取的是站点的 /api/v1/upkeep.json',
    !external && (values.days ?? endpoints) !== undefined && '--days 和 --endpoints 仅用于 --external',
    !/^\d{1,3}$/.test(days) && `--days ${days}：应为 0 到 999 的整数`,
  ].filter((problem) => problem !== false);
  if (problems.length > 0 || !isFormat(format)) throw misuse(commandLine, problems.join('\n'));
  return { ...values, format, days: Number(days), paths };
};

type Arguments = ReturnType<typeof readArguments>;

const progress = createProgress(process.stderr, () => performance.now());

/** Whether a finding is in these files and folders. */
const isWithin =
  (paths: string[]) =>
  ({ file }: Finding): boolean =>
    paths.length === 0 || paths.some((path) => `${resolve(file)}${sep}`.startsWith(`${path}${sep}`));

const print = (result: Result, { format }: Arguments): void =>
  console.log(report(result, format, terminalStyleOf(process.stdout)));

/** `--external`: progress and warnings on stderr, the links that are not in order on stdout. Exit code 0: a broken link stops nothing. Throws a Failure where no link could be requested. */
const checkExternal = async (given: Arguments): Promise<number> => {
  const settings = await readSettings();
  if ('rule' in settings) throw new Failure(`${settings.file} 有误。请先运行 npm run check 并按提示修正。`);
  const endpoints = given.endpoints === undefined ? endpointsOf({}) : readEndpoints(given.endpoints);
  const warn = (line: string) => console.error(line);
  const run = await stoppable((signal) =>
    runExternal(settings, { endpoints, days: given.days, progress, signal, warn }),
  );
  progress.end();
  console.error(summaryOf(run));
  print({ findings: findingsOf(run).filter(isWithin(given.paths)), files: run.files }, given);
  return 0;
};

const line = (facts: Facts, item: Item): string => {
  const { text } = aboutWhat(facts, item, 'zh');
  const who = responsibleNames(facts, item.responsible, 'zh');
  const place = item.line ? `${item.file}:${item.line}` : item.file;
  return `  ${text}：${whatToDo(item, 'zh')}\n    ${wordsOf('zh').upkeep.ask(who)} · ${place}`;
};

/** `--upkeep`: everything to do, kind by kind, as /upkeep/ has it. */
const upkeepText = (source: UpkeepSource): string => {
  const words = wordsOf('zh').upkeep;
  const parts = kinds.map((kind) => {
    const items = upkeepOf(source, kind);
    const { title, none } = words.kinds[kind];
    const unknown = unseen(source, kind);
    const rows =
      items.length > 0 ? items.map((item) => line(source.facts, item)) : [`  ${unknown ? words[unknown] : none}`];
    return [`${title}：${words.count(items.length)}`, ...rows].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
};

/** Prints it for this site; returns the exit code, 1 where the content or site.config.ts has a mistake in it. */
const printUpkeep = async (): Promise<number> => {
  const settings = await readSettings();
  try {
    if ('rule' in settings) throw new Error(`${settings.file} 有误`);
    const { upkeepSource } = await import('#records/upkeep.ts');
    const { facts, invalid } = factsOf(read(settings).sources);
    if (invalid[0]) throw new Error(`${invalid[0].file} 有误`);
    console.log(upkeepText(upkeepSource(facts)));
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}。请先运行 npm run check 并按提示修正。`);
    return 1;
  }
};

const checkContent = async (given: Arguments): Promise<number> => {
  const settings = await readSettings();
  const { fix, release } = given;
  const result =
    'rule' in settings
      ? { findings: [settings], files: 0 }
      : check(settings, {
          fix,
          release,
          isShown: isWithin(given.paths),
          progress,
          passed: passedFile(settings.folder),
        });
  progress.end();
  print(result, given);
  const isFaulty = result.findings.some(({ severity }) => severity === 'error') || (result.notes ?? []).length > 0;
  return isFaulty ? 1 : 0;
};

endWithParent();
try {
  const given = readArguments(process.argv.slice(2));
  process.exitCode = await (given.upkeep ? printUpkeep() : given.external ? checkExternal(given) : checkContent(given));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  progress.end();
  console.error(error.message);
  process.exitCode = error instanceof Stopped ? 130 : 2;
}
