// The Node that runs the project and the npm that installs its packages: pinned in node.json, in a folder of their own.
// The machine's Node and npm only bring these two, with the settings of that npm for registry, proxy and certificates.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { alone } from './alone.mjs';
import { SetupError } from './command.mjs';
import { runNpm } from './npm.mjs';
import { nameOf } from './platform.mjs';

const pinned = JSON.parse(readFileSync(new URL('node.json', import.meta.url), 'utf8'));
const major = (/** @type {string} */ version) => Number(version.split('.')[0]);

/**
 * The package of Node for a platform. Undefined where the machine's own Node serves: there is no package, or none
 * whose checksum is known, and the machine's is new enough.
 */
function nodePackage(/** @type {import('./platform.mjs').Platform} */ platform) {
  const found = pinned.platforms[nameOf(platform)];
  const wanted = major(pinned.version);
  if (!found?.integrity && major(process.versions.node) >= wanted) return undefined;
  if (found) return { version: pinned.version, ...found };
  throw new SetupError(
    `本机（${nameOf(platform)}）没有可用的 Node ${wanted} 软件包，现有 Node ${process.versions.node}。请用系统的包管理器安装 Node ${wanted} 或更新的版本，然后重新运行。\n` +
      `There is no package of Node ${wanted} for this machine (${nameOf(platform)}), which has Node ${process.versions.node}. Install Node ${wanted} or later with the system’s package manager, then run again.`,
  );
}

/**
 * A package.json and a package-lock.json with these packages alone; npm compares what it gets with the checksums.
 *
 * @param {{ name: string, version: string, integrity?: string }[]} packages
 */
export function manifests(packages) {
  const dependencies = Object.fromEntries(packages.map(({ name, version }) => [name, version]));
  const entries = packages.map(({ name, ...entry }) => [`node_modules/${name}`, entry]);
  const locked = { lockfileVersion: 3, packages: { '': { dependencies }, ...Object.fromEntries(entries) } };
  return { manifest: JSON.stringify({ private: true, dependencies }), lock: JSON.stringify(locked) };
}

/** The machine's npm. On Windows npm.cmd would need a shell, so that its program is taken, which lies beside Node. */
function machineNpm() {
  if (process.platform !== 'win32') return ['npm'];
  return [process.execPath, join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')];
}

/** The environment for the machine's npm: not on a Node that an older checkout left in node_modules. */
function machineEnvironment(/** @type {string} */ root) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const own = join(root, 'node_modules', '.bin');
  return process.platform === 'win32'
    ? process.env
    : { ...process.env, PATH: folders.filter((folder) => folder !== own).join(delimiter) };
}

/** Makes an empty folder, one level at a time: else Node says of a disk that cannot be written that there is none. */
function makeFolder(/** @type {string} */ folder) {
  rmSync(folder, { recursive: true, force: true });
  if (!existsSync(dirname(folder))) mkdirSync(dirname(folder));
  mkdirSync(folder);
}

async function install(/** @type {string} */ root, /** @type {string} */ part) {
  const title = `正在安装项目自带的 Node ${pinned.version} Installing Node ${pinned.version} for this project`;
  const words = ['ci', '--ignore-scripts', '--engine-strict=false'];
  const { found, failure } = await runNpm(title, machineNpm(), words, { cwd: part, env: machineEnvironment(root) });
  if (!found)
    throw new SetupError(
      '未找到 npm。请安装 Node.js（18 或更新的版本，自带 npm），然后重新运行。\nnpm not found. Install Node.js (18 or later, which brings npm), then run again.',
    );
  if (failure)
    throw new SetupError(`项目自带的 Node 安装失败。Node for this project could not be installed.\n${failure}`);
}

/** Whether the Node that was installed starts at all: its C library may be too new for the machine. */
function mustStart(/** @type {string} */ node) {
  const { stdout, stderr, error } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (stdout?.trim() === `v${pinned.version}`) return;
  throw new SetupError(
    `${(stderr || error?.message || stdout || '').trim()}\n\nNode ${pinned.version} 在本机无法启动。它需要 glibc 2.28、macOS 13.5 或 Windows 10 以上的系统。\n` +
      `Node ${pinned.version} does not start on this machine. It needs glibc 2.28, macOS 13.5 or Windows 10, or later.`,
  );
}

/**
 * Node and npm of the project; installs them when they are not there.
 *
 * @param {string} root folder of package.json
 * @param {import('./platform.mjs').Platform} platform
 * @returns {Promise<{ node: string, npm: string }>} paths of the programs
 * @throws {SetupError} when they cannot be installed
 */
export async function ownNode(root, platform) {
  const folder = join(root, '.build', 'node');
  const wanted = nodePackage(platform);
  const program = platform.os === 'win32' ? 'node.exe' : 'node';
  const nodeIn = (/** @type {string} */ place) =>
    wanted ? join(place, 'node_modules', wanted.name, 'bin', program) : process.execPath;
  const npm = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const { manifest, lock } = manifests([...(wanted ? [wanted] : []), { name: 'npm', ...pinned.npm }]);
  const lockFile = join(folder, 'package-lock.json');
  const isComplete = () =>
    existsSync(lockFile) && readFileSync(lockFile, 'utf8') === lock && existsSync(nodeIn(folder)) && existsSync(npm);
  const bring = async () => {
    if (isComplete()) return;
    // Made beside its place and moved when it is whole, so that one that was interrupted is never taken for it.
    const part = `${folder}.part`;
    makeFolder(part);
    writeFileSync(join(part, 'package.json'), manifest);
    writeFileSync(join(part, 'package-lock.json'), lock);
    if (existsSync(join(root, '.npmrc'))) copyFileSync(join(root, '.npmrc'), join(part, '.npmrc'));
    await install(root, part);
    if (wanted) mustStart(nodeIn(part));
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
  };
  if (!isComplete()) await alone(root, bring);
  return { node: nodeIn(folder), npm };
}

/** Where the machine's npm keeps the settings for all users; npm on another Node reads those beside that one. */
export function globalSettings(/** @type {string} */ root) {
  const given = process.env['npm_config_globalconfig'];
  if (given) return given;
  const [program = '', ...words] = [...machineNpm(), 'config', 'get', 'globalconfig'];
  return spawnSync(program, words, { cwd: root, env: machineEnvironment(root), encoding: 'utf8' }).stdout.trim();
}
