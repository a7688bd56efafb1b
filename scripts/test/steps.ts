// The steps of npm test, in order, and running them one after the other, each to its end, whatever became of those before it.
import { existsSync, mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '#scripts/kit/programs.ts';
import { nothing, type Totals } from './output.ts';

export interface TestStep {
  name: string;
  /** What it shows, for people. */
  about: string;
  /** The command; `totals` is the file that a test runner writes its `Totals` into. */
  command(totals: string): string[];
  /** Whether it reports totals. */
  counts?: boolean;
  /** A step that makes what this one looks at: when that one failed in the same run, this one has nothing to say. */
  needs?: string;
  /** Too long for every run: only where it is named, or with `all`. */
  onlyInAll?: boolean;
}

const nodeTests = (files: string) => (totals: string) => [
  'node',
  '--test',
  // Of one test: one that waits for ever is told by its name.
  '--test-timeout=180000',
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./scripts/test/node-reporter.ts', `--test-reporter-destination=${totals}`],
  files,
];

export const steps: TestStep[] = [
  { name: 'format', about: '格式（prettier）', command: () => ['prettier', '--check', '.'] },
  { name: 'lint', about: '静态检查（biome）', command: () => ['biome', 'lint', '--error-on-warnings'] },
  { name: 'types', about: '类型（astro check）', command: () => ['astro', 'check'] },
  { name: 'unit', about: '单元测试', command: nodeTests('tests/unit/**/*.test.ts'), counts: true },
  { name: 'build', about: '构建站点', command: () => ['node', 'scripts/build/main.ts'] },
  { name: 'site', about: '构建结果', command: nodeTests('tests/site/**/*.test.ts'), counts: true, needs: 'build' },
  {
    name: 'hosting',
    about: '真的 nginx 和 sshd',
    command: nodeTests('tests/hosting/**/*.test.ts'),
    counts: true,
    needs: 'build',
  },
  {
    name: 'browser',
    about: '浏览器',
    command: () => ['playwright', 'test', '--reporter=list,./scripts/test/playwright-reporter.ts'],
    counts: true,
    needs: 'build',
  },
  {
    name: 'machines',
    about: '各种 Node 和 npm',
    command: nodeTests('tests/machines/**/*.test.ts'),
    counts: true,
    onlyInAll: true,
  },
];

/** The steps named; without a name those of every run; with `all` every one. */
export const stepsNamed = (names: string[]): TestStep[] => {
  if (names.includes('all')) return steps;
  return steps.filter(({ name, onlyInAll }) => (names.length === 0 ? !onlyInAll : names.includes(name)));
};

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
