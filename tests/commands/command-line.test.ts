// What a wrong command line gets, the same from every command that takes options.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { type CommandLine, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, report } from '#scripts/kit/failure.ts';

const line = {
  calls: ['npm run it [选项]'],
  words: { 词: '一个词' },
  options: {
    out: { type: 'string', default: 'dist', value: '文件夹', help: '写到哪里' },
    force: { type: 'boolean' },
  },
  notes: ['退出码：0'],
} as const satisfies CommandLine;
const usage = '用法：npm run it [选项]\n  词            一个词\n  --out 文件夹  写到哪里\n退出码：0';

describe('a command line', () => {
  test('gives its options and the other words', () => {
    const { values, positionals } = readCommandLine(['a', '--out', 'b'], { ...line, takesWords: true });
    assert.deepEqual([values.out, values.force, positionals], ['b', undefined, ['a']]);
  });

  for (const [given, said] of [
    [['--fast'], '没有这个选项：--fast'],
    [['--out'], '选项的值不对（缺少，或多写了）：--out <value>'],
    [['--force=1'], '选项的值不对（缺少，或多写了）：--force'],
    [['more'], '多出的参数：more'],
  ] as const)
    test(`that is wrong is told what, and the usage: ${given.join(' ')}`, () => {
      assert.throws(
        () => readCommandLine([...given], line),
        (error) => error instanceof Failure && error.message === `${said}\n${usage}`,
      );
    });
});

for (const command of [
  ['build'],
  ['bench'],
  ['changes'],
  ['check'],
  ['export', 'readme'],
  ['import', 'minutes'],
  ['live'],
  ['publish', 'announce'],
  ['publish', 'config'],
  ['publish', 'deploy'],
  ['publish', 'rollback'],
]) {
  const [folder, ...words] = command;
  const run = (option: string) =>
    spawnSync('node', [`scripts/${folder}/main.ts`, ...words, option], { encoding: 'utf8' });

  test(`npm run ${command.join(' ')} says in Chinese which option it does not have, and how it is used`, () => {
    const { status, stderr } = run('--no-such');
    assert.notEqual(status, 0);
    assert.match(stderr, /没有这个选项：--no-such\n用法/);
  });

  test(`npm run ${command.join(' ')} -- --help prints how it is used`, () => {
    const { status, stdout } = run('--help');
    assert.equal(status, 0);
    assert.match(stdout, /^用法/);
  });
}

test('what the disk refuses is told with what to do, a defect with its stack', (t) => {
  const told = t.mock.method(console, 'error', () => {});
  const before = process.exitCode;
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const defect = new Error('nobody foresaw this');
  for (const error of [full, defect, new Failure('foreseen')]) report(error);
  process.exitCode = before;
  assert.deepEqual(
    told.mock.calls.map(({ arguments: given }) => given),
    [['ENOSPC: no space left on device, write\n磁盘空间不足。请腾出空间，然后重新运行。'], [defect], ['foreseen']],
  );
});
