// The subcommands of npm run publish: choosing one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSubcommand, type Subcommand } from '#scripts/kit/command-line.ts';

const said: string[][] = [];
const commands: Record<string, Subcommand> = {
  config: { about: '写出配置', run: async (given) => void said.push(given) },
  rollback: { about: '退回上一份', run: async () => assert.fail('not this one') },
};

test('the command that is named gets the rest of the line', async () => {
  await runSubcommand('npm run publish -- 命令 [选项]', commands, ['config', '--target', 'nginx']);
  assert.deepEqual(said, [['--target', 'nginx']]);
});

test('without a command, or with one that is not there, all of them are named with what they do', async () => {
  for (const [given, reason] of [
    [[], '未指定命令'],
    [['deplyo'], '未知命令：deplyo'],
    [['toString'], '未知命令：toString'],
  ] as const) {
    await assert.rejects(runSubcommand('npm run publish -- 命令 [选项]', commands, [...given]), {
      message: `${reason}\n用法：npm run publish -- 命令 [选项]\n  config    写出配置\n  rollback  退回上一份\n各命令的选项：在命令后添加 --help`,
    });
  }
});
