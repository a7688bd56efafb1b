// Runs another program of this project and keeps what it says.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export interface Result {
  ok: boolean;
  stdout: string;
  /** stdout and stderr in the order they came. */
  output: string;
}

/** The environment of programs of this project: what npm installed here comes first on the path. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const PATH = [join(process.cwd(), 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  return { ...process.env, PATH, ASTRO_TELEMETRY_DISABLED: '1' };
}

/**
 * Runs a command until it ends; resolves whether it succeeded. A signal stops it, and it is waited for even then, so that
 * nothing writes on into a folder that is about to be removed.
 */
export function run(command: string[], signal?: AbortSignal, environment: NodeJS.ProcessEnv = {}): Promise<Result> {
  const [program = '', ...programArguments] = command;
  return new Promise((resolve) => {
    const env = { ...ownEnvironment(), ...environment };
    const child = spawn(program, programArguments, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (error) => {
      output += error.message;
    });
    child.on('close', (code) => resolve({ ok: code === 0, stdout: stdout.trim(), output: output.trim() }));
  });
}

/**
 * Does work that Ctrl-C and SIGTERM can stop through the signal it is given. The second of them ends the process as usual,
 * and so do both once the work is done.
 */
export async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  }
}
