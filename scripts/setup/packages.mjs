// Whether node_modules holds what package-lock.json asks for on this platform, and `npm ci` when it does not.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { adviceFor } from './causes.mjs';
import { run, SetupError, withFirstOnPath } from './command.mjs';
import { isNeeded, withoutProgram } from './natives.mjs';
import { globalSettings } from './own-node.mjs';
import { nameOf } from './platform.mjs';

/** @typedef {import('./platform.mjs').Platform} Platform */
/** @typedef {{ node: string, npm: string }} Programs */

/** npm writes this record last, after every package: an interrupted installation has none. */
const record = 'node_modules/.package-lock.json';

const read = (/** @type {string} */ root, /** @type {string} */ file) =>
  JSON.parse(readFileSync(join(root, file), 'utf8'));

/**
 * What in node_modules differs from package-lock.json: paths of packages, or one other thing in words.
 *
 * @param {string} root folder of package.json
 * @param {Platform} platform
 * @returns {string[]}
 */
export function missingPackages(root, platform) {
  if (!existsSync(join(root, record))) return [record];
  const [wanted, installed, manifest] = [
    read(root, 'package-lock.json').packages,
    read(root, record).packages,
    read(root, 'package.json'),
  ];
  for (const group of ['dependencies', 'devDependencies']) {
    if (JSON.stringify(wanted['']?.[group] ?? {}) !== JSON.stringify(manifest[group] ?? {}))
      return [`package.json ${group}`];
  }
  return Object.entries(wanted).flatMap(([path, entry]) => {
    const found = installed[path];
    if (path === '' || (!found && (entry.optional || entry.devOptional) && !isNeeded(entry, platform))) return [];
    const same = found?.version === entry.version && found.integrity === (entry.integrity ?? found.integrity);
    return same && existsSync(join(root, path, 'package.json')) ? [] : [path];
  });
}

/** npm of the project on Node of the project, whatever the machine's settings leave out. */
function npm(/** @type {string} */ root, /** @type {Programs} */ programs, /** @type {string} */ settings) {
  const env = { ...withFirstOnPath(dirname(programs.node)), npm_config_globalconfig: settings };
  const flags = ['--loglevel=error', '--no-update-notifier'];
  return (/** @type {string} */ title, /** @type {string[]} */ words) =>
    run(title, [programs.node, programs.npm, ...words, ...flags], { cwd: root, env });
}

/** Why npm left a package out: it does not say so itself of one that is optional, so that it is asked for it alone. */
async function whyMissing(/** @type {ReturnType<typeof npm>} */ ask, /** @type {string} */ spec) {
  const { ok, output } = await ask(`正在查询 Asking for ${spec}`, ['pack', '--dry-run', spec]);
  if (!ok) return `${output.split('\n')[0]}\n${adviceFor(output) ?? ''}`.trim();
  return (
    '仓库里有，npm 没有安装。请检查 npm 的设置 omit、os、cpu、libc 和 before，并确认仓库中的软件包与 package-lock.json 的校验值一致。\n' +
    'The registry has it, but npm left it out. Check npm’s settings omit, os, cpu, libc and before, and whether the registry’s package has the checksum in package-lock.json.'
  );
}

function refuseUnsupported(/** @type {string} */ root, /** @type {Platform} */ platform) {
  const names = withoutProgram(read(root, 'package-lock.json').packages, platform);
  if (names.length === 0) return;
  const all = names.join(', ');
  throw new SetupError(
    `${all} 没有适用于本机（${nameOf(platform)}）的程序，无法构建。请在 Linux、macOS 或 Windows 的 x64 机器上运行。\n` +
      `${all}: no program for this machine (${nameOf(platform)}), so nothing can be built. Use an x64 machine with Linux, macOS or Windows.`,
  );
}

/**
 * Installs the packages of package-lock.json when they are not there; otherwise does and says nothing.
 *
 * @param {string} root folder of package.json
 * @param {Platform} platform
 * @param {Programs} programs
 * @throws {SetupError} when npm fails, with npm's own words, or leaves out what this platform needs
 */
export async function installPackages(root, platform, programs) {
  if (missingPackages(root, platform).length === 0) return;
  refuseUnsupported(root, platform);
  rmSync(join(root, record), { force: true });
  const ask = npm(root, programs, globalSettings(root));
  // No package runs a script of its own: none of them needs to.
  const flags = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { ok, output } = await ask('正在安装依赖 Installing packages', ['ci', ...flags]);
  if (!ok) {
    const advice = adviceFor(output) ?? '请按 npm 的提示处理，然后重新运行。\nDo what npm says, then run again.';
    throw new SetupError(`${output}\n\n依赖安装失败（npm ci）。Packages could not be installed.\n${advice}`);
  }
  const missing = missingPackages(root, platform);
  const [first] = missing;
  if (first === undefined) return;
  const entry = read(root, 'package-lock.json').packages[first];
  const why = entry ? await whyMissing(ask, `${first.replace(/^.*node_modules\//, '')}@${entry.version}`) : '';
  // Taken away, so that the next run tries again.
  rmSync(join(root, record), { force: true });
  throw new SetupError(
    `npm ci 已完成，但缺少本机（${nameOf(platform)}）需要的软件包。npm ci is done, but packages that this machine needs are missing:\n` +
      `${missing.map((path) => `  ${path}`).join('\n')}\n${why}`,
  );
}
