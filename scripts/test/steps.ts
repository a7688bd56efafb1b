// The steps of npm test, in the order in which they start: what others need first, then the short ones, which tell soonest, then the long ones.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface TestStep {
  name: string;
  /** What it shows, for people. */
  about: string;
  /** The commands, one after the other until one fails; `totals` is the file that a test runner writes its `Totals` into. */
  commands(totals: string): string[][];
  environment?: Record<string, string>;
  /** Whether it reports totals. */
  counts?: boolean;
  /** A step that makes what this one looks at: when that one failed in the same run, this one is not run. */
  needs?: string;
  /** Too long for every run: only where it is named, or with `all`. */
  onlyInAll?: boolean;
}

const reporters = (totals: string) => [
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./scripts/test/node-reporter.ts', `--test-reporter-destination=${totals}`],
];

/** Tests that only read and compute run in one process, others in one for each file. A test that waits for ever fails by its name. */
export const nodeTests = (totals: string, files: string[], isolation: 'process' | 'none' = 'process', minutes = 3) => [
  ...['node', '--test', `--test-timeout=${minutes * 60_000}`, `--test-isolation=${isolation}`, '--test-concurrency=2'],
  ...reporters(totals),
  ...files,
];

export const browserTests = ['playwright', 'test', '--reporter=list,./scripts/test/playwright-reporter.ts'];

/** What was found well formatted, by content; other versions of the packages may find otherwise. */
const formatted = (): string =>
  `.build/formatted-${hash('sha256', readFileSync('package-lock.json')).slice(0, 12)}.json`;

const exampleSite = '.build/example-site';

export const steps: TestStep[] = [
  {
    name: 'build',
    about: '构建站点',
    commands: () => [['node', 'scripts/build/main.ts']],
  },
  {
    name: 'lint',
    about: '静态检查（biome）',
    commands: () => [['biome', 'lint', '--error-on-warnings']],
  },
  {
    name: 'format',
    about: '格式（prettier）',
    commands: () => [
      ['prettier', '--check', '--cache', '--cache-strategy=content', `--cache-location=${formatted()}`, '.'],
    ],
  },
  {
    name: 'types',
    about: '类型（astro check）',
    commands: () => [
      ['node', 'scripts/test/sync.ts'],
      ['astro', 'check', '--noSync'],
    ],
  },
  {
    name: 'browser',
    about: '浏览器',
    commands: () => [browserTests],
    counts: true,
    needs: 'build',
  },
  {
    name: 'commands',
    about: '各命令的运行',
    commands: (totals) => [nodeTests(totals, ['tests/commands/*.test.ts'])],
    counts: true,
  },
  {
    name: 'unit',
    about: '单元测试',
    commands: (totals) => [nodeTests(totals, ['tests/unit/**/*.test.ts'], 'none')],
    counts: true,
  },
  {
    name: 'hosting',
    about: '真实的 nginx 和 sshd',
    commands: (totals) => [nodeTests(totals, ['tests/hosting/**/*.test.ts'])],
    counts: true,
    needs: 'build',
  },
  {
    name: 'example',
    about: '示例站点的构建结果',
    commands: (totals) => [
      ['node', 'scripts/build/main.ts', '--out', exampleSite],
      nodeTests(totals, ['tests/site/*.test.ts', 'tests/example/*.test.ts'], 'none'),
    ],
    // On a machine that lies in another zone.
    environment: {
      SITE_CONTENT: 'examples/content',
      SITE_DIST: exampleSite,
      SITE_NOW: '2026-11-22T12:00:00Z',
      TZ: 'America/Los_Angeles',
    },
    counts: true,
  },
  {
    name: 'site',
    about: '构建结果',
    commands: (totals) => [nodeTests(totals, ['tests/site/*.test.ts', 'tests/founding/*.test.ts'], 'none')],
    counts: true,
    needs: 'build',
  },
  {
    name: 'hostile',
    about: '恶意内容',
    commands: (totals) => [nodeTests(totals, ['tests/hostile/*.test.ts'])],
    counts: true,
  },
  {
    name: 'whole',
    about: '五年的会议、模拟系统、有误的内容',
    commands: (totals) => [nodeTests(totals, ['tests/whole/*.test.ts'])],
    counts: true,
    onlyInAll: true,
  },
  {
    name: 'machines',
    about: '各种版本的 Node 和 npm',
    // Each installs Node and all packages from the registry, and builds the site twice.
    commands: (totals) => [nodeTests(totals, ['tests/machines/**/*.test.ts'], 'process', 30)],
    counts: true,
    onlyInAll: true,
  },
];

/** The steps named; without a name those of every run; with `all` every one. */
export const stepsNamed = (names: string[]): TestStep[] => {
  if (names.includes('all')) return steps;
  return steps.filter(({ name, onlyInAll }) => (names.length === 0 ? !onlyInAll : names.includes(name)));
};
