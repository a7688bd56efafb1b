// Runs a script in a Node process of its own and measures it, with all Node processes that it starts.
import { mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';

export interface Usage {
  wallSeconds: number;
  /** CPU time of it and of all programs that it starts, in user mode. */
  userSeconds: number;
  /** The same with that of the system for them, such as writing files. */
  cpuSeconds: number;
  /** The most memory that one of its Node processes ever held. */
  maxRssBytes: number;
}

const preload = new URL('usage.ts', import.meta.url).href;

/** Runs its arguments as a command, and prints what that and all below it used, as POSIX has it: `0m1.50s 0m0.25s`. */
const timed = '"$@"; code=$?; times; exit $code';

/** Seconds in user mode and in the system, from the last line that `times` prints. */
const secondsFrom = (output: string): [user: number, system: number] => {
  const found = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(output);
  if (!found) throw new Error(`times 未输出用时：${output.slice(-100)}`);
  const [, userMinutes, user, systemMinutes, system] = found.map(Number) as [number, number, number, number, number];
  return [userMinutes * 60 + user, systemMinutes * 60 + system];
};

/**
 * Runs `script` with Node until it ends.
 * @throws Failure with what the script printed, when it fails; Stopped when it is stopped
 */
export async function runMeasured(
  script: string[],
  environment: Record<string, string>,
  signal?: AbortSignal,
): Promise<Usage> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'usage-'));
  const file = join(folder.path, 'usage.jsonl');
  const measuring = { NODE_OPTIONS: `--import=${preload}`, USAGE_FILE: file };
  const started = performance.now();
  const command = ['sh', '-c', timed, 'sh', process.execPath, ...script];
  const { ok, stdout, output } = await run(command, { environment: { ...environment, ...measuring }, signal });
  if (signal?.aborted) throw new Stopped('测量已中止。');
  if (!ok) throw new Failure(`${script.join(' ')} 失败：\n${output}`);
  const wallSeconds = (performance.now() - started) / 1000;
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const used = lines.map((line) => JSON.parse(line) as Pick<Usage, 'maxRssBytes'>);
  const [userSeconds, systemSeconds] = secondsFrom(stdout);
  return {
    wallSeconds,
    userSeconds,
    cpuSeconds: userSeconds + systemSeconds,
    maxRssBytes: Math.max(...used.map(({ maxRssBytes }) => maxRssBytes)),
  };
}
