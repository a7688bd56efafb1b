// npm run publish -- COMMAND …: puts the built site online, goes back, prints what hosts are configured with, tells search engines.
import { Failure, report } from '#scripts/kit/failure.ts';

// What a subcommand of npm run publish is, and how one is chosen.

export interface Command {
  /** What it does, for people, in one line. */
  about: string;
  /** Does it with what stands after its name on the command line; throws a Failure where it cannot. */
  run(given: string[]): Promise<void>;
}

const usage = (commands: Record<string, Command>): string => {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`);
  return ['用法：npm run publish -- 命令 [选项]', ...lines].join('\n');
};

/**
 * Runs the command that `given` names first.
 * @throws Failure with all names when there is none of that name
 */
export async function runCommand(commands: Record<string, Command>, [name, ...given]: string[]): Promise<void> {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Failure(`${name === undefined ? '没有写命令' : `没有命令「${name}」`}\n${usage(commands)}`);
  await command.run(given);
}

/** Loaded when they are run, so that a mistake in site.config.ts is told in words by the one that needs it. */
const commands: Record<string, Command> = {
  deploy: {
    about: '把构建好的站点放上网：检查、上传、一步切换、看线上，不对就退回',
    run: async (given) => (await import('./deploy/commands.ts')).runDeploy(given),
  },
  rollback: {
    about: '退回上一份，或指名的一份',
    run: async (given) => (await import('./deploy/commands.ts')).runRollback(given),
  },
  config: {
    about: '写出托管的配置：nginx、EdgeOne Pages、COS',
    run: async (given) => (await import('./config.ts')).config(given),
  },
  announce: {
    about: '告诉搜索引擎哪些页面有变化：百度、IndexNow（必应等）',
    run: async (given) => (await import('./announce/announce.ts')).runAnnounce(given),
  },
};

try {
  await runCommand(commands, process.argv.slice(2));
} catch (error) {
  report(error);
}
