// Runs the steps of npm test: the lanes beside each other, the steps of a lane one after the other, each to its end, whatever became of the others.
import { existsSync, mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '#scripts/kit/programs.ts';
import { nothing, type Totals } from './output.ts';
import type { TestStep } from './steps.ts';

export interface Outcome {
  step: TestStep;
  state: 'passed' | 'failed' | 'not run';
  seconds: number;
  /** Everything the step printed. */
  output: string;
  totals: Totals;
}

export interface Watching {
  signal: AbortSignal;
  /** Tests run with all of their inputs. */
  isWhole?: boolean;
  begin?(step: TestStep): void;
  end?(outcome: Outcome): void;
}

/** The outcomes in the order in which the steps ended; fewer than steps only when the signal stopped them. */
export async function runSteps(steps: TestStep[], watching: Watching): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const ended = new Map(steps.map(({ name }) => [name, Promise.withResolvers<Outcome['state']>()]));
  const runOne = async (step: TestStep): Promise<void> => {
    const stateOfNeed = await (step.needs ? ended.get(step.needs)?.promise : undefined);
    if (watching.signal.aborted) return;
    watching.begin?.(step);
    const outcome: Outcome =
      stateOfNeed === undefined || stateOfNeed === 'passed'
        ? await runStep(step, watching)
        : { step, state: 'not run', seconds: 0, output: `${step.needs} 失败，没有可看的结果`, totals: nothing };
    outcomes.push(outcome);
    watching.end?.(outcome);
    ended.get(step.name)?.resolve(outcome.state);
  };
  const lanes = Map.groupBy(steps, ({ lane }) => lane);
  await Promise.all(
    [...lanes.values()].map(async (lane) => {
      for (const step of lane) await runOne(step);
      // Where the signal stopped the lane, nothing waits for its steps.
      for (const { name } of lane) ended.get(name)?.resolve('not run');
    }),
  );
  return outcomes;
}

async function runStep(step: TestStep, { signal, isWhole = false }: Watching): Promise<Outcome> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'npm-test-'));
  const file = join(folder.path, 'totals.json');
  const environment = { ...step.environment, TEST_TOTALS: file, ...(isWhole && { TEST_ALL: '1' }) };
  const started = performance.now();
  let [ok, output] = [true, ''];
  for (const command of step.commands(file)) {
    if (!ok) break;
    const result = await run(command, { signal, environment });
    ok = result.ok;
    output = `${output}\n${result.output}`.trim();
  }
  const seconds = (performance.now() - started) / 1000;
  const totals = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Totals) : nothing;
  if (step.counts && totals.passed + totals.failed + totals.skipped === 0) {
    // A runner that broke down before its first test, or found none, has shown nothing.
    const failure = { ...nothing, failed: 1 };
    return { step, state: 'failed', seconds, output: `${output}\n没有跑任何测试。`.trim(), totals: failure };
  }
  return { step, state: ok ? 'passed' : 'failed', seconds, output, totals };
}
