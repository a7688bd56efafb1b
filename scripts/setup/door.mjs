// Sets up what is missing and runs a command on the project's own Node.
// Plain JavaScript with built-ins only, because it runs on the machine's own Node (18 or later) before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError, withFirstOnPath } from './command.mjs';
import { adviceFor } from './npm.mjs';
import { ownNode } from './own-node.mjs';
import { installPackages } from './packages.mjs';
import { thisPlatform } from './platform.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mainOf = (/** @type {string} */ command) => join('scripts', command, 'main.ts');

/** What Node is given: a command of this project, or a file with its folder or options of Node as they stand. */
function nodeArguments(/** @type {string[]} */ [command = '', ...given]) {
  if (/[/-]/.test(command)) return [command, ...given];
  const main = mainOf(command);
  if (command && existsSync(join(root, main))) return ['--import', './scripts/setup/compiled.mjs', main, ...given];
  const known = readdirSync(join(root, 'scripts')).filter((name) => existsSync(join(root, mainOf(name))));
  throw new SetupError(
    `未知命令：${command || '（空）'}。可用的命令：${known.join('、')}。\nUnknown command: ${command || '(none)'}. Commands: ${known.join(', ')}.`,
  );
}

/** Runs Node to its end and ends this process as that one ended. */
function runNode(/** @type {string} */ node, /** @type {string[]} */ words) {
  return new Promise((resolve) => {
    const child = spawn(node, words, { cwd: root, env: withFirstOnPath(dirname(node)), stdio: 'inherit' });
    // A terminal sends Ctrl-C to both, and the command decides what it means; other signals are for it alone.
    process.on('SIGINT', () => {});
    for (const name of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(name, () => child.kill(name));
    child.on('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : code));
  });
}

/** Does something and reports why it failed, where that is known. */
async function reporting(/** @type {() => Promise<void>} */ work) {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const advice = error instanceof SetupError ? '' : adviceFor(code ?? '');
    if (advice === undefined) throw error;
    const text = `${message}\n${advice}`.trim();
    if (text) console.error(text);
  }
}

/** Installs what is missing and returns the project's own Node; with `extras`, what only the tests need. */
async function setUp(/** @type {string[]} */ extras) {
  const platform = thisPlatform();
  const programs = await ownNode(root, platform);
  await installPackages(root, platform, programs);
  const failed = extras.length > 0 && (await runNode(programs.node, ['scripts/setup/for-tests.mjs', ...extras]));
  // It has reported why.
  if (failed) throw new SetupError('');
  return programs.node;
}

/**
 * Sets up what is missing.
 *
 * @param {string[]} extras `--browser`, `--engines`, `all` engines, `--servers`
 */
export const setUpOnly = (extras) =>
  reporting(async () => {
    await setUp(extras);
  });

/**
 * Sets up what is missing, then runs a command and ends as it ends.
 *
 * @param {string[]} commandLine
 */
export const runCommand = (commandLine) =>
  reporting(async () => {
    const words = nodeArguments(commandLine);
    const [command, ...given] = commandLine;
    const all = given.filter((word) => word === 'all');
    const node = await setUp(command === 'test' ? ['--browser', '--engines', ...all, '--servers'] : []);
    process.exitCode = await runNode(node, words);
  });
