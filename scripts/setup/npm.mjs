// Runs npm and tells whether it did all it had to: it only warns of a file that it could not unpack, and ends well.
import { adviceFor } from './causes.mjs';
import { run } from './command.mjs';

const flags = ['--loglevel=warn', '--no-update-notifier', '--no-audit', '--no-fund'];

/** A file that was not written. One that was not found belongs to a package that npm is just taking away again. */
const torn = /TAR_ENTRY_ERROR (?!ENOENT)/;

/**
 * Runs npm with progress.
 *
 * @param {string} title what is going on, for people
 * @param {string[]} npm the program, as a command
 * @param {string[]} words
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ found: boolean, failure: string | undefined }>} found: whether there is npm; failure: what it said, with what to do
 */
export async function runNpm(title, npm, words, options) {
  const { ok, found, output } = await run(title, [...npm, ...words, ...flags], options);
  const lines = output.split('\n');
  const lost = lines.filter((line) => torn.test(line));
  if (ok && lost.length === 0) return { found, failure: undefined };
  const said = [...lines.filter((line) => !/^npm warn/i.test(line)), ...lost.slice(0, 3)].join('\n').trim();
  const advice = adviceFor(said) ?? '请按 npm 的提示处理，然后重新运行。\nDo what npm says, then run again.';
  return { found, failure: `${said}\n\n${advice}` };
}
