// Where the site goes: a folder on this machine, or one on another machine over ssh. Both are worked on with the same scripts.
import type { SiteConfig } from '#schemas/site.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';
import type { Write } from '#scripts/kit/progress.ts';
import { isReleaseName, parseRelease, type Release } from './release.ts';
import * as scripts from './scripts.ts';
import { explain, type Ssh, sshCommand, sshFrom } from './ssh.ts';

export interface Target {
  name: string;
  /** The folder that holds releases/ and current. */
  folder: string;
  ssh?: Ssh;
}

export type Fetch = (address: URL, options: RequestInit) => Promise<Response>;

/** The site online, and what publishing and going back work with. */
export interface Live {
  target: Target;
  config: SiteConfig;
  /** Where visitors find it; absent: not checked. */
  address: string | undefined;
  fetch: Fetch;
  /** How many times the live address is asked, a second apart, before its answer counts. */
  attempts: number;
  /** How many seconds another run is waited for. */
  patience: number;
  write: Write;
  signal: AbortSignal;
}

/** Reads `/absolute/path` or `user@host:/absolute/path`. Throws a Failure when it is neither. */
export function targetFrom(name: string | undefined, environment: NodeJS.ProcessEnv): Target {
  const given = name ?? environment['PUBLISH_TO'];
  if (!given)
    throw new Failure(
      '未指定部署目标。请使用 --to 或环境变量 PUBLISH_TO，例如 /srv/www/sig-infra 或 用户@主机:/srv/www/sig-infra',
    );
  const [, host, path = ''] = /^(?:((?:[\w.-]+@)?\w[\w.-]*):)?(\/.*)$/s.exec(given) ?? [];
  const folder = path.replace(/\/+$/, '');
  if (folder === '' || /[\n']/.test(folder))
    throw new Failure(`部署目标 ${given} 应为绝对路径，或 用户@主机:绝对路径，例如 /srv/www/sig-infra`);
  return { name: given, folder, ...(host && { ssh: sshFrom(host, environment) }) };
}

/** The command line that runs one of the scripts there. */
export const commandThere = (target: Target, script: string, given: string[]): string[] => {
  const command = ['sh', '-c', script, 'sh', target.folder, ...given];
  return target.ssh ? sshCommand(target.ssh, command) : command;
};

/** Runs one of the scripts there. Throws a Failure with its output when it fails, or when the machine cannot be reached. */
export async function runThere(
  target: Target,
  script: string,
  given: string[] = [],
  signal?: AbortSignal,
  input?: string | NodeJS.ReadableStream,
): Promise<string> {
  const { ok, code, stdout, stderr } = await run(commandThere(target, script, given), { input, signal });
  if (ok) return stdout;
  throw new Failure(explain(target, stderr || `退出码 ${code}`));
}

/** The release that is online: its name, and its record if it has one. */
export async function readLive({ target, signal }: Live): Promise<{ name?: string; release?: Release }> {
  const [name = '', ...record] = (await runThere(target, scripts.readLive, [], signal)).split('\n');
  if (name === '') return {};
  return { name, ...(record.length > 0 && { release: parseRelease(record.join('\n')) }) };
}

/** The names of the releases that are kept. */
export const readNames = async ({ target, signal }: Live): Promise<string[]> =>
  (await runThere(target, scripts.list, [], signal)).split('\n').filter(isReleaseName);
