// Whether node_modules holds what package-lock.json asks for, and `npm ci` when it does not.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, SetupError } from './command.mjs';

/** npm writes this record last, after every package and its install script: an interrupted installation has none. */
const record = 'node_modules/.package-lock.json';

/**
 * The first thing in node_modules that differs from package-lock.json, in words; undefined when all is there.
 *
 * @param {string} root folder of package.json
 * @returns {string | undefined}
 */
function missingPackage(root) {
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  if (!existsSync(join(root, record))) return record;
  const [wanted, installed, manifest] = [
    read('package-lock.json').packages,
    read(record).packages,
    read('package.json'),
  ];
  for (const group of ['dependencies', 'devDependencies']) {
    if (JSON.stringify(wanted['']?.[group] ?? {}) !== JSON.stringify(manifest[group] ?? {}))
      return `package.json ${group}`;
  }
  for (const [path, { version, integrity, optional, devOptional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    // What is optional and absent is made for another platform.
    if (!found && (optional || devOptional)) continue;
    if (found?.version !== version || found.integrity !== integrity) return path;
    if (!existsSync(join(root, path, 'package.json'))) return path;
  }
  // The `node` package is only a script that fetches Node itself.
  if (wanted['node_modules/node'] && !existsSync(join(root, 'node_modules/.bin/node'))) return 'node_modules/.bin/node';
  return undefined;
}

/** npm must not run on the Node that it is about to replace. */
const withoutOwnBin = (/** @type {string} */ root) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== join(root, 'node_modules', '.bin'))
    .join(delimiter);

const noNetwork = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;

/**
 * Installs the packages of package-lock.json when they are not there; otherwise does and says nothing.
 *
 * @param {string} root folder of package.json
 * @throws {SetupError} when npm is missing or fails, with npm's own words
 */
export async function installPackages(root) {
  if (missingPackage(root) === undefined) return;
  rmSync(join(root, record), { force: true });
  const flags = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  const env = { ...process.env, PATH: withoutOwnBin(root) };
  const { ok, found, output } = await run('正在安装依赖 Installing packages', 'npm', flags, { cwd: root, env });
  if (!found)
    throw new SetupError(
      '找不到 npm：请先安装 Node.js（18 或更新，自带 npm）。\nnpm not found: install Node.js (18 or later).',
    );
  if (!ok) {
    const hint = noNetwork.test(output)
      ? '看来连不上 npm 仓库：请检查网络、代理（HTTPS_PROXY）或 npm 的 registry 设置，然后重新运行。\nThe npm registry cannot be reached: check network, proxy and registry, then run again.'
      : '以上是 npm 的原话；处理后重新运行即可，装了一半的会重新装。\nThese are npm’s own words; mend it and run again.';
    throw new SetupError(`${output}\n\n依赖没有装上 Packages not installed (npm ci)。\n${hint}`);
  }
  const missing = missingPackage(root);
  if (missing === undefined) return;
  throw new SetupError(
    `npm ci 成功，但仍缺 ${missing}。若 npm 设置了 ignore-scripts 或 omit，请运行 npm ci --include=dev --ignore-scripts=false。\n` +
      `npm ci succeeded, but ${missing} is still missing: run npm ci --include=dev --ignore-scripts=false.`,
  );
}
