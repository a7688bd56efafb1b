// Where the site goes: a folder on this machine, or one on another machine over ssh. Both are worked on with the same scripts.
import { Failure } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';
import { explain, type Ssh, sshCommand, sshFrom } from './ssh.ts';

export interface Target {
  /** As it was given. */
  name: string;
  /** The folder that holds releases/ and current. */
  folder: string;
  /** Another machine, if it is one. */
  ssh?: Ssh;
}

/**
 * Reads `/absolute/path` or `user@host:/absolute/path`.
 * @throws Failure when it is neither
 */
export function targetFrom(name: string | undefined, environment: NodeJS.ProcessEnv): Target {
  const given = name ?? environment['PUBLISH_TO'];
  if (!given)
    throw new Failure(
      '没有说发布到哪里：用 --to，或环境变量 PUBLISH_TO，如 /srv/www/sig-infra 或 用户@主机:/srv/www/sig-infra',
    );
  const [, host, path = ''] = /^(?:((?:[\w.-]+@)?\w[\w.-]*):)?(\/.*)$/s.exec(given) ?? [];
  const folder = path.replace(/\/+$/, '');
  if (folder === '' || /[\n']/.test(folder))
    throw new Failure(`发布到 ${given}：应为绝对路径，或 用户@主机:绝对路径，如 /srv/www/sig-infra`);
  return { name: given, folder, ...(host && { ssh: sshFrom(host, environment) }) };
}

/** A program with its arguments, run where the target is. */
const commandOf = ({ ssh }: Target, command: string[]): string[] => (ssh ? sshCommand(ssh, command) : command);

/**
 * Runs one of the scripts there.
 * @throws Failure with what it said when it fails, or when the machine cannot be reached
 */
export async function runThere(
  target: Target,
  script: string,
  given: string[] = [],
  input?: string | NodeJS.ReadableStream,
  signal?: AbortSignal,
): Promise<string> {
  const command = commandOf(target, ['sh', '-c', script, 'sh', target.folder, ...given]);
  const { ok, code, stdout, stderr } = await run(command, { input, signal });
  if (ok) return stdout;
  throw new Failure(explain(target, stderr || `退出码 ${code}`));
}
