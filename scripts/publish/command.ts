// What a subcommand of npm run publish is, and how one is chosen.
import { Failure } from '#scripts/kit/failure.ts';

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
