// Runs a script in a Node process of its own and measures it, with all Node processes that it starts.
import { mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';

export interface Usage {
  wallSeconds: number;
  /** CPU time in user mode of its Node processes with all their threads; programs that are not Node do not count. */
  userSeconds: number;
  /** The most memory that one of the processes ever held. */
  maxRssBytes: number;
}

const preload = new URL('usage.ts', import.meta.url).href;

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
  const command = [process.execPath, ...script];
  const { ok, output } = await run(command, { environment: { ...environment, ...measuring }, signal });
  if (signal?.aborted) throw new Stopped('测量已中止。');
  if (!ok) throw new Failure(`${script.join(' ')} 没有成功：\n${output}`);
  const wallSeconds = (performance.now() - started) / 1000;
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const used = lines.map((line) => JSON.parse(line) as Omit<Usage, 'wallSeconds'>);
  return {
    wallSeconds,
    userSeconds: used.reduce((sum, { userSeconds }) => sum + userSeconds, 0),
    maxRssBytes: Math.max(...used.map(({ maxRssBytes }) => maxRssBytes)),
  };
}
