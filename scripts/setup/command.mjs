// Runs one installing command: says what is going on and for how long, keeps the output for when it fails.
import { spawn } from 'node:child_process';

/** A failure that its message explains in full; nobody needs the stack. */
export class SetupError extends Error {}

/**
 * Runs a command. On a terminal a line counts the seconds; elsewhere one line says that it started.
 * Progress goes to stderr, so that the output of the npm script itself stays clean.
 *
 * @param {string} title what is going on, for people
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ok: boolean, found: boolean, output: string }>} found: whether there is such a command
 */
export function run(title, command, commandArguments, options) {
  const started = Date.now();
  const live = process.stderr.isTTY;
  const show = () => process.stderr.write(`\r${title}… ${Math.round((Date.now() - started) / 1000)} 秒`);
  if (live) show();
  else process.stderr.write(`${title}…\n`);
  const timer = live ? setInterval(show, 1000) : undefined;

  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    // A stopped installation must not run on alone: the next one would meet it half-way.
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    const finish = (/** @type {{ ok: boolean, found: boolean }} */ result) => {
      clearInterval(timer);
      process.off('SIGINT', forward).off('SIGTERM', forward);
      if (live) process.stderr.write('\n');
      resolve({ ...result, output: output.trim() });
    };
    child.on('error', (error) => finish({ ok: false, found: /** @type {any} */ (error).code !== 'ENOENT' }));
    child.on('close', (code) => finish({ ok: code === 0, found: true }));
  });
}
