// The steps of npm test, in the order of their lanes.
export interface TestStep {
  name: string;
  /** What it shows, for people. */
  about: string;
  /** The command; `totals` is the file that a test runner writes its `Totals` into. */
  command(totals: string): string[];
  /** Whether it reports totals. */
  counts: boolean;
  /** A step that makes what this one looks at: when that one failed in the same run, this one has nothing to say. */
  needs?: string;
  /** Steps of one lane run one after the other, lanes beside each other. */
  lane: 'source' | 'site';
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
  {
    name: 'format',
    about: '格式（prettier）',
    command: () => ['prettier', '--check', '.'],
    counts: false,
    lane: 'source',
  },
  {
    name: 'lint',
    about: '静态检查（biome）',
    command: () => ['biome', 'lint', '--error-on-warnings'],
    counts: false,
    lane: 'source',
  },
  { name: 'types', about: '类型（astro check）', command: () => ['astro', 'check'], counts: false, lane: 'source' },
  { name: 'unit', about: '单元测试', command: nodeTests('tests/unit/**/*.test.ts'), counts: true, lane: 'source' },
  {
    name: 'hosting',
    about: '真的 nginx 和 sshd',
    command: nodeTests('tests/hosting/**/*.test.ts'),
    counts: true,
    needs: 'build',
    lane: 'source',
  },
  {
    name: 'build',
    about: '构建站点',
    command: () => ['node', 'scripts/build/main.ts'],
    counts: false,
    lane: 'site',
  },
  {
    name: 'site',
    about: '构建结果',
    command: nodeTests('tests/site/**/*.test.ts'),
    counts: true,
    needs: 'build',
    lane: 'site',
  },
  {
    name: 'browser',
    about: '浏览器',
    command: () => ['playwright', 'test', '--reporter=list,./scripts/test/playwright-reporter.ts'],
    counts: true,
    needs: 'build',
    lane: 'site',
  },
  {
    name: 'machines',
    about: '各种 Node 和 npm',
    command: nodeTests('tests/machines/**/*.test.ts'),
    counts: true,
    lane: 'source',
    onlyInAll: true,
  },
];
