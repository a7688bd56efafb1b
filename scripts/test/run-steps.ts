// Runs the steps of npm test, some beside each other, each to its end, whatever became of the others.
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

/** Three steps keep two cores busy: each waits now and then for a disk, a server or a browser. */
const atOnce = 3;

/** The outcomes in the order in which the steps ended; fewer than steps only when the signal stopped them. */
export async function runSteps(steps: TestStep[], watching: Watching): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...steps];
  const running = new Set<Promise<void>>();
  const names = new Set(steps.map(({ name }) => name));
  const outcomeOf = (name?: string) => outcomes.find(({ step }) => step.name === name);
  const isReady = ({ needs }: TestStep) => !needs || !names.has(needs) || outcomeOf(needs) !== undefined;
  const runOne = async (step: TestStep): Promise<void> => {
    watching.begin?.(step);
    const outcome: Outcome =
      (outcomeOf(step.needs)?.state ?? 'passed') === 'passed'
        ? await runStep(step, watching)
        : { step, state: 'not run', seconds: 0, output: `未运行：${step.needs} 失败`, totals: nothing };
    outcomes.push(outcome);
    watching.end?.(outcome);
  };
  for (;;) {
    const next = watching.signal.aborted || running.size === atOnce ? -1 : waiting.findIndex(isReady);
    const [step] = next < 0 ? [] : waiting.splice(next, 1);
    if (step) {
      const run: Promise<void> = runOne(step).finally(() => running.delete(run));
      running.add(run);
    } else if (running.size > 0) await Promise.race(running);
    else return outcomes;
  }
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
    return { step, state: 'failed', seconds, output: `${output}\n未运行任何测试。`.trim(), totals: failure };
  }
  return { step, state: ok ? 'passed' : 'failed', seconds, output, totals };
}
