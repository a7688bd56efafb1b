// Whether node_modules holds what package-lock.json asks for on this platform, and `npm ci` when it does not.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alone } from './alone.mjs';
import { SetupError, withFirstOnPath } from './command.mjs';
import { runNpm } from './npm.mjs';
import { globalSettings } from './own-node.mjs';
import { isNeeded, nameOf, withoutProgram } from './platform.mjs';

/** @typedef {import('./platform.mjs').Platform} Platform */
/** @typedef {{ node: string, npm: string }} Programs */

/** npm writes this record last, after every package: an interrupted installation has none. */
const record = 'node_modules/.package-lock.json';

function read(/** @type {string} */ root, /** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SetupError(
      `${file} 不是有效的 JSON。请更正（例如合并时留下的冲突标记），或用 git checkout ${file} 恢复，然后重新运行。\n` +
        `${file} is not valid JSON. Correct it (a merge may have left its marks), or restore it with git checkout ${file}, then run again.`,
    );
  }
}

/** What npm has installed; undefined when it did not come to its end, or its record is damaged. */
function readRecord(/** @type {string} */ root) {
  try {
    return JSON.parse(readFileSync(join(root, record), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * What in node_modules differs from package-lock.json: paths of packages, or npm’s record, without which nothing is known.
 *
 * @param {string} root folder of package.json
 * @param {Platform} platform
 * @returns {string[]}
 * @throws {SetupError} when package.json and package-lock.json do not belong together
 */
export function missingPackages(root, platform) {
  const installed = readRecord(root);
  if (!installed) return [record];
  const [wanted, manifest] = [read(root, 'package-lock.json').packages, read(root, 'package.json')];
  for (const group of ['dependencies', 'devDependencies']) {
    if (JSON.stringify(wanted['']?.[group] ?? {}) === JSON.stringify(manifest[group] ?? {})) continue;
    throw new SetupError(
      `package.json 的 ${group} 与 package-lock.json 不一致。请恢复 package.json，或运行 npm install --package-lock-only 更新 package-lock.json，然后重新运行。\n` +
        `${group} of package.json differ from package-lock.json. Restore package.json, or update package-lock.json with npm install --package-lock-only, then run again.`,
    );
  }
  return Object.entries(wanted).flatMap(([path, entry]) => {
    const found = installed[path];
    if (path === '' || (!found && (entry.optional || entry.devOptional) && !isNeeded(entry, platform))) return [];
    const same = found?.version === entry.version && found.integrity === (entry.integrity ?? found.integrity);
    return same && existsSync(join(root, path, 'package.json')) ? [] : [path];
  });
}

/** npm of the project on Node of the project. */
function npmOf(/** @type {string} */ root, /** @type {Programs} */ { node, npm }) {
  const env = { ...withFirstOnPath(dirname(node)), npm_config_globalconfig: globalSettings(root) };
  return async (/** @type {string} */ title, /** @type {string[]} */ words) =>
    (await runNpm(title, [node, npm], words, { cwd: root, env })).failure;
}

/** Why npm left a package out: of one that is optional it does not say so, so that it is asked for it alone. */
async function whyMissing(/** @type {ReturnType<typeof npmOf>} */ npm, /** @type {string} */ spec) {
  const failure = await npm(`正在查询 Asking for ${spec}`, ['pack', '--dry-run', spec]);
  return (
    failure ??
    'npm 仓库中有该软件包，但 npm 未安装。请检查 npm 的设置 omit、os、cpu、libc 和 before，并确认仓库中的软件包与 package-lock.json 的校验值一致。\n' +
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

/** npm ci; returns what went wrong, in words, or undefined. */
async function install(/** @type {string} */ root, /** @type {Platform} */ platform, /** @type {Programs} */ programs) {
  const npm = npmOf(root, programs);
  // Whatever the machine's settings leave out. No package runs a script of its own: none of them needs to.
  const words = ['ci', '--include=dev', '--include=optional', '--ignore-scripts'];
  const failure = await npm('正在安装依赖 Installing packages', words);
  if (failure) return `依赖安装失败（npm ci）。Packages could not be installed (npm ci).\n${failure}`;
  const missing = missingPackages(root, platform);
  const [first] = missing;
  if (first === undefined) return undefined;
  const entry = read(root, 'package-lock.json').packages[first];
  const why = entry
    ? await whyMissing(npm, `${first.replace(/^.*node_modules\//, '')}@${entry.version}`)
    : '请检查磁盘空间和写入权限，然后重新运行。\nCheck the space on the disk and whether you can write there, then run again.';
  return (
    `npm ci 已完成，但缺少本机（${nameOf(platform)}）需要的软件包。npm ci is done, but packages that this machine needs are missing:\n` +
    `${missing.map((path) => `  ${path}`).join('\n')}\n${why}`
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
  const isComplete = () => missingPackages(root, platform).length === 0;
  if (isComplete()) return;
  await alone(root, async () => {
    // Another process may have installed them meanwhile.
    if (!isComplete()) await installAnew(root, platform, programs);
  });
}

async function installAnew(
  /** @type {string} */ root,
  /** @type {Platform} */ platform,
  /** @type {Programs} */ programs,
) {
  refuseUnsupported(root, platform);
  const forget = () => rmSync(join(root, record), { force: true });
  forget();
  const failure = await install(root, platform, programs);
  if (!failure) return;
  // So that the next run tries again.
  forget();
  throw new SetupError(failure);
}
