// The other browsers that the tests open the site in: Firefox and WebKit as Debian has them, and old Chromiums from the registry.
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { alone } from './alone.mjs';
import { canUseApt } from './browser.mjs';
import { findProgram, run, SetupError, withFirstOnPath } from './command.mjs';
import { runNpm } from './npm.mjs';
import { globalSettings, manifests } from './own-node.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Programs for Linux on x64, packed for machines without a screen. @type {Record<string, { version: string, integrity: string }>} */
const chromiums = JSON.parse(readFileSync(new URL('old-chromium.json', import.meta.url), 'utf8'));
const chromiumPackage = '@sparticuz/chromium';
const chromiumIn = (/** @type {string} */ major) => join(root, '.build', 'browsers', `chromium-${major}`, 'chromium');

const apt = 'apt-get install -y --no-install-recommends';
const webkitPackages = 'webkit2gtk-driver xvfb python3-gi gir1.2-webkit2-4.1';

/** @typedef {{ path: string } | { missing: string }} Program where it is, or why it is not and the command that installs it */

/** @returns {Program} `FIREFOX_PATH` as it is, else Debian's; Ubuntu's is one that sees no files of others */
export function findFirefox() {
  const path = process.env.FIREFOX_PATH ?? findProgram('firefox-esr');
  return path
    ? { path }
    : { missing: `未安装 Firefox：${apt} firefox-esr（Debian，root），或者用 FIREFOX_PATH 指定路径` };
}

/** @returns {Program} its driver */
export function findWebkit() {
  const path = findProgram('WebKitWebDriver');
  const view = globSync('/usr/lib/{*/,}girepository-1.0/WebKit2-4.1.typelib');
  if (path && findProgram('Xvfb') && view.length > 0 && existsSync('/usr/bin/python3')) return { path };
  return { missing: `未安装 WebKit：${apt} ${webkitPackages}（Debian，root）` };
}

/**
 * @param {string} major of its version, as in old-chromium.json
 * @returns {Program}
 */
export function findChromium(major) {
  const path = chromiumIn(major);
  if (existsSync(path)) return { path };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: `Chromium ${major} 只有 Linux x64 的程序` };
  return { missing: `未安装 Chromium ${major}：node scripts/setup.mjs --engines all` };
}

/** Installs packages of Debian; where that fails the tests that need them say that they were skipped. */
async function installPackages(/** @type {string} */ title, /** @type {string} */ packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { ok, output } = await run(title, ['sh', '-c', `apt-get -q update && ${apt} -q ${packages}`], {
    cwd: root,
    env,
  });
  if (!ok) console.error(output.split('\n').slice(-5).join('\n'));
}

/** Installs one from the registry, made beside its place and moved when it is whole. */
async function installChromium(/** @type {string} */ major) {
  const target = dirname(chromiumIn(major));
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const { manifest, lock } = manifests([{ name: chromiumPackage, ...chromiums[major] }]);
  writeFileSync(join(part, 'package.json'), manifest);
  writeFileSync(join(part, 'package-lock.json'), lock);
  const npm = [process.execPath, join(root, '.build', 'node', 'node_modules', 'npm', 'bin', 'npm-cli.js')];
  const env = { ...withFirstOnPath(dirname(process.execPath)), npm_config_globalconfig: globalSettings(root) };
  const title = `正在安装 Chromium ${major} Installing Chromium ${major}`;
  const { failure } = await runNpm(title, npm, ['ci', '--ignore-scripts', '--engine-strict=false'], { cwd: part, env });
  if (failure) return console.error(failure);
  const packed = readFileSync(join(part, 'node_modules', chromiumPackage, 'bin', 'chromium.br'));
  writeFileSync(join(part, 'chromium'), brotliDecompressSync(packed), { mode: 0o755 });
  rmSync(join(part, 'node_modules'), { recursive: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(part, target);
}

/**
 * Installs what is missing and may be installed; what cannot be is reported and no failure: the tests of that browser are skipped and say why.
 *
 * @param {boolean} all the Chromiums that only `npm test -- all` uses, too
 * @throws {SetupError} when it is stopped
 */
export async function installEngines(all) {
  if (canUseApt() && 'missing' in findFirefox())
    await installPackages('正在用 apt 安装 Firefox Installing Firefox with apt', 'firefox-esr');
  if (canUseApt() && 'missing' in findWebkit())
    await installPackages('正在用 apt 安装 WebKit Installing WebKit with apt', webkitPackages);
  const wanted = all ? Object.keys(chromiums) : ['107'];
  const isMissing = (/** @type {string} */ major) => !existsSync(chromiumIn(major));
  if (process.platform !== 'linux' || process.arch !== 'x64' || !wanted.some(isMissing)) return;
  await alone(root, async () => {
    for (const major of wanted.filter(isMissing)) await installChromium(major);
  }).catch((error) => {
    if (error instanceof SetupError) throw error;
    console.error(error.message);
  });
}
