// npm test [-- STEP… | changed | all]: runs every check and test, only the steps named, or what a change can break, and sums up.
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { report, Stopped } from '#scripts/kit/failure.ts';
import { stoppable } from '#scripts/kit/programs.ts';
import { createStatusLine } from '#scripts/kit/progress.ts';
import { changedFiles, stepsFor } from './changed.ts';
import { sum, tablesIn, totalLine, withoutPassed } from './output.ts';
import { type Outcome, runSteps } from './run-steps.ts';
import { steps, stepsNamed, type TestStep } from './steps.ts';

const marks = { passed: '✔', failed: '✖', 'not run': '–' };

const commandLine = {
  calls: ['npm test [-- 步骤…]'],
  words: {
    ...Object.fromEntries(steps.map(({ name, about }) => [name, about])),
    changed: '只测试与主分支相比的修改可能影响的部分',
    all: '运行全部步骤和全部输入，约一小时',
  },
  takesWords: true,
  notes: ['未指定步骤时，运行日常的全部步骤'],
  examples: ['npm test', 'npm test -- changed', 'npm test -- unit site'],
} as const satisfies CommandLine;

async function chosen(names: string[]): Promise<TestStep[]> {
  const unknown = names.filter((name) => !Object.hasOwn(commandLine.words, name));
  if (unknown.length > 0) throw misuse(commandLine, `未知步骤：${unknown.join('、')}`);
  if (!names.includes('changed')) return stepsNamed(names);
  if (names.length > 1) throw misuse(commandLine, 'changed 会自动选择步骤，不能与其他步骤同时使用');
  const { base, files } = await changedFiles();
  const own = stepsFor(files);
  console.log(
    `与 ${base} 相比修改了 ${files.length} 个文件，需要测试：${own.map(({ name }) => name).join('、') || '无'}\n`,
  );
  return own;
}

const line = ({ step, state, seconds }: Outcome) =>
  `${marks[state]} ${step.name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} 秒  ${step.about}`;

function show(outcome: Outcome): void {
  console.log(line(outcome));
  if (outcome.state !== 'passed') console.log(`\n${withoutPassed(outcome.output)}\n`);
  else for (const table of tablesIn(outcome.output)) console.log(`\n${table}\n`);
  for (const reason of outcome.totals.reasons) console.log(`  跳过 ${reason}`);
}

async function testAll(signal: AbortSignal): Promise<void> {
  const names = readCommandLine(process.argv.slice(2), commandLine).positionals;
  const running = new Set<string>();
  const status = createStatusLine(process.stderr);
  const draw = () => {
    status.erase();
    if (process.stderr.isTTY && running.size > 0) status.draw(`正在运行：${[...running].join('、')}`);
  };
  const outcomes = await runSteps(await chosen(names), {
    signal,
    isWhole: names.includes('all'),
    begin: ({ name }) => {
      running.add(name);
      draw();
    },
    end: (outcome) => {
      running.delete(outcome.step.name);
      status.erase();
      show(outcome);
      draw();
    },
  });
  status.erase();
  if (signal.aborted) throw new Stopped('测试已中止。');
  const ordered = steps.flatMap(({ name }) => outcomes.filter((outcome) => outcome.step.name === name));
  console.log(`\n## 小结\n${ordered.map(line).join('\n')}\n`);
  console.log(totalLine(sum(outcomes.map(({ totals }) => totals))));
  if (outcomes.some(({ state }) => state !== 'passed')) process.exitCode = 1;
}

try {
  await stoppable(testAll);
} catch (error) {
  report(error);
}
