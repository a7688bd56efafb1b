// Runs one installing command: says what is going on and for how long, keeps the output for when it fails.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A failure that its message explains in full, without the stack. */
export class SetupError extends Error {}

/** Where servers are, which are often not on the path of a user. */
const systemFolders = ['/usr/sbin', '/usr/local/sbin', '/sbin'];

/**
 * Path of a program; undefined when it is not installed.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export const findProgram = (name) =>
  [...(process.env.PATH ?? '').split(delimiter), ...systemFolders]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/**
 * The environment with a folder first on the path.
 *
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv}
 */
export function withFirstOnPath(folder) {
  // Windows writes Path; a second PATH beside it would be the one that is not read.
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const others = (process.env[name] ?? '').split(delimiter).filter((each) => each !== folder);
  return { ...process.env, [name]: [folder, ...others].join(delimiter) };
}

/**
 * Runs a command. On a terminal the line counts the seconds; elsewhere it begins at the start and is completed at the end.
 * Progress goes to stderr, so that the output of the npm script itself stays clean.
 *
 * @param {string} title what is going on, for people
 * @param {string[]} command
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ok: boolean, found: boolean, output: string }>} found: whether there is such a command
 * @throws {SetupError} when it is stopped
 */
export function run(title, [command = '', ...commandArguments], options) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const live = process.stderr.isTTY;
  const stopping = '正在停止，再按一次 Ctrl-C 立即结束 Stopping, Ctrl-C again ends it at once';
  let stopped = false;
  const show = () => process.stderr.write(`\r${stopped ? stopping : title}… ${seconds()}`);
  if (live) show();
  else process.stderr.write(`${title}… `);
  const timer = live ? setInterval(show, 1000) : undefined;

  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    // A stopped installation must not run on alone: the next one would meet it half-way.
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      // npm may take long to end: the second signal ends it at once.
      child.kill(stopped ? 'SIGKILL' : signal);
      if (!stopped) process.stderr.write(live ? '\n' : `\n${stopping}… `);
      stopped = true;
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    const finish = (/** @type {{ ok: boolean, found: boolean }} */ result) => {
      clearInterval(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      const end = `${result.ok ? '完成 done' : '失败 failed'}, ${seconds()}\n`;
      process.stderr.write(live ? `\r${stopped ? stopping : title}… ${end}` : end);
      if (stopped) reject(new SetupError('安装已中止，再次运行时会继续。\nStopped; the next run continues.'));
      else resolve({ ...result, output: output.trim() });
    };
    let found = true;
    child.on('error', (error) => {
      found = /** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT';
    });
    // Comes after an error, too.
    child.on('close', (code, signal) => {
      // It could not say so itself.
      if (signal) output += `\n${signal}: ${[command, ...commandArguments].join(' ')}`;
      finish({ ok: code === 0, found });
    });
  });
}
