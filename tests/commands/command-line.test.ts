// What a wrong command line gets, the same from every command that takes options.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { shapeOf } from '#schemas/shape.ts';
import { type CommandLine, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, report } from '#scripts/kit/failure.ts';
import { readArguments, usageOfKind } from '#scripts/new/arguments.ts';
import { readGiven } from '#scripts/new/fields.ts';
import { kinds } from '#scripts/new/kinds.ts';
import { isWhole } from '../support/whole.ts';
import { wordingProblems } from '../support/wording.ts';

const execute = promisify(execFile);

const line = {
  calls: ['npm run it [选项]'],
  words: { 词: '一个词' },
  options: {
    out: { type: 'string', default: 'dist', value: '文件夹', help: '写到哪里' },
    force: { type: 'boolean' },
  },
  notes: ['退出码：0'],
  examples: ['npm run it -- --force'],
} as const satisfies CommandLine;
const usage =
  '用法：npm run it [选项]\n  词            一个词\n  --out 文件夹  写到哪里\n退出码：0\n示例：\n  npm run it -- --force';

describe('a command line', () => {
  test('gives its options and the other words', () => {
    const { values, positionals } = readCommandLine(['a', '--out', 'b'], { ...line, takesWords: true });
    assert.deepEqual([values.out, values.force, positionals], ['b', undefined, ['a']]);
  });

  for (const [given, said] of [
    [['--fast'], '未知选项：--fast'],
    [['--out'], '选项的值有误（缺少或多余）：--out <value>'],
    [['--force=1'], '选项的值有误（缺少或多余）：--force'],
    [['more'], '多余的参数：more'],
  ] as const)
    test(`that is wrong is told what, and the usage: ${given.join(' ')}`, () => {
      assert.throws(
        () => readCommandLine([...given], line),
        (error) => error instanceof Failure && error.message === `${said}\n${usage}`,
      );
    });
});

const scriptOf: Record<string, string> = { preview: 'serve' };

/** Runs what stands behind `npm` or `npm run`, without npm. */
const run = async (words: string[]) => {
  const [command = '', ...given] = words[0] === 'run' ? words.slice(1) : words;
  const file = `scripts/${scriptOf[command] ?? command}/main.ts`;
  const options = given[0] === '--' ? given.slice(1) : given;
  return await execute('node', [file, ...options]).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  );
};

const commands = [
  ['build', 'bench', 'changes', 'check', 'demo', 'dev', 'lock', 'live', 'preview', 'publish', 'start', 'test'],
  ['export readme', 'import minutes', 'meeting move', 'meeting cancel', 'bench build', 'bench live'],
  ['notice begin', 'notice update', 'notice close'],
  ['publish announce', 'publish config', 'publish deploy', 'publish rollback'],
].flat();

describe('every command', { concurrency: 2 }, () => {
  // All read their options with one function: the commands here show that it is reached.
  for (const command of commands.filter((_, index) => isWhole || index % 4 === 0))
    test(`npm run ${command} says in Chinese which option it does not have, and how it is used`, async () => {
      const { stderr } = await run(['run', ...command.split(' '), '--no-such']);
      assert.match(stderr, /未知选项：--no-such\n用法/);
    });

  for (const command of [...commands, 'new', 'new person'])
    test(`npm run ${command} -- --help prints how it is used and examples that the command takes, and does nothing else`, async () => {
      const { stdout } = await run(['run', ...command.split(' '), '--help']);
      const [usage = '', examples = ''] = stdout.split('示例：\n');
      assert.match(usage, /^用法/);
      assert.deepEqual(wordingProblems(usage.replace(/--[\w-]+|<[^>]*>/g, 'x')), []);
      const calls = examples.trim().split(/\n */);
      assert.ok(
        calls.every((call) => /^(PORT=\d+ )?npm /.test(call)),
        stdout,
      );
      for (const call of isWhole ? calls : []) {
        const words = call
          .replace(/^PORT=\d+ /, '')
          .split(' ')
          .slice(1);
        assert.match((await run([...words, '--help'])).stdout, /^用法/, call);
      }
    });
});

test('the usage of each kind of record has an example with every field that it needs', () => {
  for (const kind of kinds) {
    const usage = usageOfKind(kind);
    assert.doesNotMatch(usage, /\[object/);
    const [, example = ''] = /示例：\n {2}npm run new -- (.*)/.exec(usage) ?? [];
    const words = [...example.matchAll(/'[^']*'|\S+/g)].map(([word]) => word.replaceAll("'", ''));
    const { given, kind: name } = readArguments(words);
    const clock = { now: new Date('2026-11-24T08:00:00Z'), zone: 'Asia/Shanghai' };
    const data = readGiven(shapeOf(kind.collection), given, clock, ['date']);
    assert.deepEqual([name, Object.keys(data).sort()], [kind.name, given.map(([field]) => field).sort()]);
  }
});

test('what the disk refuses is told with what to do, a defect with its stack', (t) => {
  const told = t.mock.method(console, 'error', () => {});
  const before = process.exitCode;
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  const defect = new Error('nobody foresaw this');
  for (const error of [full, defect, new Failure('foreseen')]) report(error);
  process.exitCode = before;
  assert.deepEqual(
    told.mock.calls.map(({ arguments: given }) => given),
    [['ENOSPC: no space left on device, write\n磁盘空间不足。请腾出空间，然后重新运行。'], [defect], ['foreseen']],
  );
});
