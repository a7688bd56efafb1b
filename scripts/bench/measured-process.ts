// Runs a script in a Node process of its own and measures it.
import { spawn } from 'node:child_process';
import { Failure, Stopped } from '../build/failure.ts';

export interface Usage {
  wallSeconds: number;
  /** CPU time in user mode of the process with all its threads; other programs that it starts do not count. */
  userSeconds: number;
  /** The most memory it ever held. */
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
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', preload, ...script], {
    env: { ...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  const [, output, errors, report] = child.stdio as unknown as NodeJS.ReadableStream[];
  const said: string[] = [];
  const reported: string[] = [];
  for (const stream of [output, errors]) stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  report?.setEncoding('utf8').on('data', (text: string) => reported.push(text));
  child.on('error', (error) => said.push(error.message));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const wallSeconds = (performance.now() - started) / 1000;
  if (signal?.aborted) throw new Stopped('测量已中止。');
  if (code !== 0) throw new Failure(`${script.join(' ')} 没有成功：\n${said.join('').trim()}`);
  return { wallSeconds, ...(JSON.parse(reported.join('')) as Omit<Usage, 'wallSeconds'>) };
}
