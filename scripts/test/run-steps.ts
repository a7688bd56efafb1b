// Runs the steps of npm test one after the other, each to its end, whatever became of those before it.
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

/** Runs the steps and tells of each as soon as it ends; stops early only when the signal says so. */
export async function* runSteps(steps: TestStep[], signal: AbortSignal): AsyncGenerator<Outcome> {
  const failed = new Set<string>();
  for (const step of steps) {
    if (signal.aborted) return;
    const outcome =
      step.needs && failed.has(step.needs)
        ? { step, state: 'not run' as const, seconds: 0, output: `${step.needs} 失败，没有可看的结果`, totals: nothing }
        : await runStep(step, signal);
    if (outcome.state !== 'passed') failed.add(step.name);
    yield outcome;
  }
}

async function runStep(step: TestStep, signal: AbortSignal): Promise<Outcome> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'npm-test-'));
  const file = join(folder.path, 'totals.json');
  const started = performance.now();
  const { ok, output } = await run(step.command(file), { signal, environment: { TEST_TOTALS: file } });
  const seconds = (performance.now() - started) / 1000;
  const totals = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Totals) : nothing;
  if (step.counts && totals.passed + totals.failed + totals.skipped === 0) {
    // A runner that broke down before its first test, or found none, has shown nothing.
    const failure = { ...nothing, failed: 1 };
    return { step, state: 'failed', seconds, output: `${output}\n没有跑任何测试。`.trim(), totals: failure };
  }
  return { step, state: ok ? 'passed' : 'failed', seconds, output, totals };
}
