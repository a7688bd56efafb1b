// Runs a script in a Node process of its own and measures it, with all Node processes that it starts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
 * @throws Failure with what the script said, when it fails; Stopped when somebody stops it
 */
export async function runMeasured(
  script: string[],
  environment: Record<string, string>,
  signal?: AbortSignal,
): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), 'usage-'));
  const file = join(folder, 'usage.jsonl');
  try {
    const wallSeconds = await runToEnd(script, { ...environment, ...loading(file) }, signal);
    const used = readFileSync(file, 'utf8').trim().split('\n').map(toUsed);
    return {
      wallSeconds,
      userSeconds: used.reduce((sum, { userSeconds }) => sum + userSeconds, 0),
      maxRssBytes: Math.max(...used.map(({ maxRssBytes }) => maxRssBytes)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Used = Omit<Usage, 'wallSeconds'>;
const toUsed = (line: string) => JSON.parse(line) as Used;
const loading = (file: string) => ({ NODE_OPTIONS: `--import=${preload}`, USAGE_FILE: file });

/** The seconds that it took. */
async function runToEnd(
  script: string[],
  environment: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<number> {
  const started = performance.now();
  const { ok, output } = await run([process.execPath, ...script], { environment, signal });
  if (signal?.aborted) throw new Stopped('测量已中止。');
  if (!ok) throw new Failure(`${script.join(' ')} 没有成功：\n${output}`);
  return (performance.now() - started) / 1000;
}
