// npm run meeting: plans, adds, moves, cancels or closes a meeting in one step, checked before it is written.
import { join } from 'node:path';
import { factsOf } from '#scripts/check/content/facts.ts';
import { read, readSettings, withFile } from '#scripts/check/content/read.ts';
import { freshFindings } from '#scripts/check/draft.ts';
import { report } from '#scripts/check/report.ts';
import { type CommandLine, misuse, readCommandLine, runSubcommand } from '#scripts/kit/command-line.ts';
import { Failure, reporting } from '#scripts/kit/failure.ts';
import { newFile, writeAll } from '#scripts/kit/files.ts';
import { shownPath } from '#scripts/new/draft.ts';
import { effectsOf } from './effects.ts';
import { add, cancel, hold, move, plan, type Setting, type Step } from './steps.ts';

/** Checks what a step would write, writes it where nothing is wrong, and says what changes for readers. */
const take = async (step: (setting: Setting) => Promise<Step>): Promise<void> => {
  const options = await readSettings();
  if ('found' in options) throw new Failure(`${options.file}：${options.found}`);
  const site = read(options);
  const { facts } = factsOf(site.sources);
  const clock = { now: options.now, zone: options.config?.zone ?? 'UTC' };
  const { path, text, notes } = await step({ ...clock, facts, folder: site.folder });
  const after = withFile(site, path, text);
  const fresh = freshFindings(site, after);
  const shown = report({ findings: fresh, files: after.sources.length, fixed: [], notes: [] }, 'text');
  if (fresh.some(({ severity }) => severity === 'error')) throw new Failure(`未写入文件，检查发现以下问题：\n${shown}`);
  writeAll([newFile(join(site.folder, path), text)]);
  console.log(`已写入 ${shownPath(join(site.folder, path))}`);
  console.log('对读者的影响（会议页、日历和订阅源）：');
  for (const line of effectsOf(facts, factsOf(after.sources).facts, clock)) console.log(`  ${line}`);
  for (const note of notes) console.log(`待补充：${note}`);
  if (fresh.length > 0) console.log(shown);
};

const call = 'npm run meeting --';

/** A step with its words, of which `optional` may be left out. */
const stepOf = (
  name: string,
  { about, words, optional = 0, example, reason = false }: Stepping,
  run: (words: string[], setting: Setting, reason: string) => Promise<Step>,
) => {
  const line = {
    calls: [`${call} ${name} ${words}${reason ? ' --reason 原因' : ''}`],
    options: { reason: { type: 'string', value: '原因', ...(reason && { help: '取消的原因，必填' }) } },
    takesWords: true,
    notes: [about],
    examples: [`${call} ${name} ${example}`],
  } as const satisfies CommandLine;
  return {
    about,
    takes: words,
    run: async (given: string[]) => {
      const { values, positionals } = readCommandLine(given, line);
      const most = words.split(' ').length;
      if (positionals.length > most || positionals.length < most - optional)
        throw misuse(line, `应有 ${most - optional || 1} 个参数：${words}`);
      if (Boolean(values.reason?.trim()) !== reason)
        throw misuse(line, reason ? '未指定 --reason' : '多余的选项 --reason');
      await take((setting) => run(positionals, setting, values.reason?.trim() ?? ''));
    },
  };
};

interface Stepping {
  about: string;
  words: string;
  optional?: number;
  example: string;
  reason?: boolean;
}

const steps = {
  plan: stepOf(
    'plan',
    { about: '准备下一次会议，列出初步的议题', words: '系列 [日期]', optional: 1, example: 'biweekly' },
    ([series = '', day], setting) => plan(series, day, setting),
  ),
  move: stepOf(
    'move',
    { about: '会议改期，网址保留原定日期', words: 'ID 时间', example: "2026-12-23-biweekly '2026-12-25 16:00'" },
    ([id = '', start = ''], setting) => move(id, start, setting),
  ),
  cancel: stepOf(
    'cancel',
    { about: '取消会议', words: 'ID', example: '2026-12-23-biweekly --reason 到会人数不足', reason: true },
    ([id = ''], setting, reason) => cancel(id, reason, setting),
  ),
  add: stepOf(
    'add',
    { about: '在规则之外另加会议', words: '系列 时间', example: "biweekly '2026-12-30 16:00'" },
    ([series = '', start = ''], setting) => add(series, start, setting),
  ),
  hold: stepOf('hold', { about: '会后标为已召开', words: 'ID', example: '2026-11-24-biweekly' }, ([id = ''], setting) =>
    hold(id, setting),
  ),
};

await reporting(() =>
  runSubcommand(`${call} 命令 [参数]`, steps, process.argv.slice(2), [
    "npm run meeting -- move 2026-12-23-biweekly '2026-12-25 16:00'",
  ]),
);
