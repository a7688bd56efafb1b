// Runs other programs, and lets Ctrl-C stop what is going on.
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { delimiter, join } from 'node:path';

export interface Result {
  ok: boolean;
  code: number | null;
  stdout: string;
  stderr: string;
  /** stdout and stderr in the order they came. */
  output: string;
}

interface RunOptions {
  /** Stops the program. */
  signal?: AbortSignal | undefined;
  /** Variables beside those of this process. */
  environment?: NodeJS.ProcessEnv;
  /** It gets only what a program needs to run, no token or password: it reads what others wrote. */
  withoutSecrets?: boolean;
  folder?: string;
  /** For its standard input. */
  input?: string | NodeJS.ReadableStream | undefined;
  /** It does not end with this process, or its terminal: what must not be left half done. */
  detached?: boolean;
  /** A program with `endWithParent`: it ends with this process, however that ends. */
  attached?: boolean;
  /** It uses the terminal itself, and none of its output is kept. */
  inTerminal?: boolean;
}

/**
 * Variables that hold no secret, by name: of the system (https://nodejs.org/api/os.html names those of Windows), of the terminal,
 * of Node, and our own. A list of what is a secret would never be whole.
 */
const harmless =
  /^(path|home|user|logname|shell|lang|language|lc_\w+|tz|tmpdir|temp|tmp|term|colorterm|columns|lines|no_color|force_color|ci|node_options|node_extra_ca_certs|node_v8_coverage|uv_threadpool_size|xdg_cache_home|site_\w+|systemroot|systemdrive|windir|comspec|pathext|userprofile|homedrive|homepath|appdata|localappdata|programdata|programfiles(\(x86\))?)$/i;

/** The variables of this process that hold no secret. */
export const withoutSecretsOf = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => harmless.test(name)));

/** The environment of programs of this project: what npm installed here comes first on the path. */
const ownEnvironment = (withoutSecrets: boolean): NodeJS.ProcessEnv => {
  const PATH = [join(process.cwd(), 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const given = withoutSecrets ? withoutSecretsOf(process.env) : process.env;
  return { ...given, PATH, ASTRO_TELEMETRY_DISABLED: '1' };
};

/**
 * Runs a command until it ends, and never throws. A signal stops it, and it is waited for even then, so that nothing writes
 * on into a folder that is about to be removed.
 */
export function run(
  [program = '', ...given]: string[],
  { signal, environment, folder, input, inTerminal, withoutSecrets = false, detached, attached }: RunOptions = {},
): Promise<Result> {
  return new Promise((resolve) => {
    const streams: StdioOptions = [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'];
    const child: ChildProcess = spawn(program, given, {
      env: { ...ownEnvironment(withoutSecrets), ...environment },
      stdio: inTerminal ? 'inherit' : attached ? [...streams, 'ipc'] : streams,
      detached: detached === true,
      ...(folder && { cwd: folder }),
      ...(signal && { signal }),
    });
    const printed = { stdout: '', stderr: '', output: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        printed[name] += text;
        printed.output += text;
      });
    }
    child.on('error', ({ message }) => {
      printed.stderr += message;
      printed.output += message;
    });
    child.on('close', (code) => {
      const { stdout, stderr, output } = printed;
      resolve({ ok: code === 0, code, stdout: stdout.trim(), stderr: stderr.trim(), output: output.trim() });
    });
    // A program that ends before it has read all reports the reason itself.
    child.stdin?.on('error', () => {});
    if (typeof input === 'object') input.pipe(child.stdin as NodeJS.WritableStream);
    else child.stdin?.end(input ?? '');
  });
}

/** Ends this program when the one that started it as `attached` is gone, even by a kill. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
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
