// What npm test reads out of its runners: totals, reasons of skipped tests, tables.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runSteps } from '#scripts/test/run-steps.ts';
import { stepsNamed, type TestStep } from '#scripts/test/steps.ts';
import { sum, tablesIn, totalLine, withoutPassed } from '#scripts/test/output.ts';

const outcomesOf = (steps: TestStep[], isWhole = false) =>
  runSteps(steps, { signal: new AbortController().signal, isWhole });

const step = (name: string, code: string, more: Partial<TestStep> = {}): TestStep => ({
  name,
  about: '',
  commands: () => [[process.execPath, '-e', code]],
  counts: false,
  ...more,
});

test('a run of node’s tests is counted, failures and skipped ones with their reasons included', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'totals-'));
  const file = join(folder, 'sample.test.mjs');
  writeFileSync(
    file,
    `import { describe, test } from 'node:test';
     describe('suite', () => { test('good', () => {}); test('bad', () => { throw new Error(); }); });
     test('later', { skip: '没有纪要' }, () => {});
     test('inside', (context) => context.skip('没有网络'));`,
  );
  const commands = (totals: string) => [
    [
      process.execPath,
      '--test',
      '--test-reporter=./scripts/test/node-reporter.ts',
      `--test-reporter-destination=${totals}`,
      file,
    ],
  ];
  const environment = process.env['NODE_TEST_CONTEXT'];
  delete process.env['NODE_TEST_CONTEXT']; // otherwise node takes the inner run for a part of this one
  const [outcome] = await outcomesOf([step('unit', '', { commands, counts: true })]);
  if (environment !== undefined) process.env['NODE_TEST_CONTEXT'] = environment;
  rmSync(folder, { recursive: true });
  assert.equal(outcome?.state, 'failed');
  assert.deepEqual(outcome?.totals, {
    passed: 1,
    failed: 1,
    skipped: 2,
    reasons: ['later：没有纪要', 'inside：没有网络'],
  });
});

test('a failing step does not keep the next ones from running, except those that look at what it makes', async () => {
  const outcomes = await outcomesOf([
    step('build', 'console.log("why"); process.exit(1)'),
    step('site', '', { needs: 'build' }),
    step('lint', ''),
  ]);
  const stateOf = new Map(outcomes.map(({ step: { name }, state }) => [name, state]));
  assert.deepEqual(
    ['build', 'site', 'lint'].map((name) => stateOf.get(name)),
    ['failed', 'not run', 'passed'],
  );
  assert.equal(outcomes.find(({ step: { name } }) => name === 'build')?.output, 'why');
});

test('steps run beside each other, and one waits for what it needs from another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  const file = JSON.stringify(join(folder, 'made'));
  const outcomes = await outcomesOf([
    // Ends only once the build has begun.
    step('unit', `while (!require('fs').existsSync(${file}));`),
    step('hosting', `console.log(require('fs').readFileSync(${file}, 'utf8'))`, { needs: 'build' }),
    step('build', `require('fs').writeFileSync(${file}, 'site')`),
  ]);
  rmSync(folder, { recursive: true });
  assert.deepEqual(outcomes.map(({ step: { name }, state }) => `${name} ${state}`).sort(), [
    'build passed',
    'hosting passed',
    'unit passed',
  ]);
  assert.equal(outcomes.find(({ step: { name } }) => name === 'hosting')?.output, 'site');
});

test('a run that is stopped ends what runs and waits for nothing', async () => {
  const stop = new AbortController();
  const begun: string[] = [];
  const outcomes = await runSteps(
    [
      step('unit', 'setInterval(() => {}, 1000)'),
      step('hosting', '', { needs: 'build' }),
      step('build', 'setInterval(() => {}, 1000)'),
    ],
    {
      signal: stop.signal,
      begin: ({ name }) => {
        begun.push(name);
        if (begun.length === 2) stop.abort();
      },
    },
  );
  assert.deepEqual(begun, ['unit', 'build']);
  assert.deepEqual(
    outcomes.map(({ state }) => state),
    ['failed', 'failed'],
  );
});

test('the commands of a step run until one fails', async () => {
  const say = (text: string, code = 0) => [process.execPath, '-e', `console.log('${text}'); process.exit(${code})`];
  const [outcome] = await outcomesOf([
    step('example', '', { commands: () => [say('one'), say('two', 1), say('three')] }),
  ]);
  assert.deepEqual([outcome?.state, outcome?.output], ['failed', 'one\ntwo']);
});

test('only in a whole run are tests told to take all of their inputs', async () => {
  for (const isWhole of [false, true]) {
    const [outcome] = await outcomesOf([step('site', 'console.log(process.env.TEST_ALL)')], isWhole);
    assert.equal(outcome?.output, isWhole ? '1' : String(process.env['TEST_ALL']));
  }
});

test('a runner that breaks down before its first test, or finds none, counts as one failure', async () => {
  for (const code of ['process.exit(1)', '']) {
    const [outcome] = await outcomesOf([step('browser', code, { counts: true })]);
    assert.equal(outcome?.state, 'failed');
    assert.equal(outcome?.totals.failed, 1);
    assert.match(outcome?.output ?? '', /未运行任何测试/);
  }
});

test('the last line sums up all runners', () => {
  const one = { passed: 2, failed: 1, skipped: 0, reasons: [] };
  assert.equal(totalLine(sum([one, { ...one, skipped: 3 }])), '4 passed, 2 failed, 3 skipped');
});

test('tables are picked out of a runner’s output, each to its end', () => {
  const budget = '## 页面重量\n| 页面 | 字节 |\n| --- | --- |\n| / | 9000 |';
  const output = `✔ good (1ms)\n${budget.replace('\n', '\n\n')}\n✔ next (2ms)\n- not a table\n## 二\n  a  1\n\nrest\n## 三\n  -  3 skipped.spec.ts`;
  assert.deepEqual(tablesIn(output), [budget, '## 二\n  a  1', '## 三']);
});

test('of a failed run, the tests that passed are left out', () => {
  assert.equal(
    withoutPassed('▶ suite\n  ✔ good (1ms)\n  ✖ bad (1ms)\n  ✓  2 fine.spec.ts\nError: ✔\n'),
    '▶ suite\n  ✖ bad (1ms)\nError: ✔\n',
  );
});

test('the steps that take long run only by name or with all', () => {
  const namesOf = (names: string[]) => stepsNamed(names).map(({ name }) => name);
  assert.ok(!namesOf([]).includes('machines'));
  assert.ok(namesOf(['all']).includes('machines'));
  assert.deepEqual(namesOf(['machines', 'unit']), ['unit', 'machines']);
});
