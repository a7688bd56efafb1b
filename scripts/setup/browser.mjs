// Finds the browser that the tests run in, and installs one where there is none; shared by setup, the Playwright configuration and tests.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run, SetupError } from './command.mjs';

const systemNames = ['chromium', 'google-chrome', 'chromium-browser'];

/** Playwright's own browser; undefined when it was not downloaded. */
function playwrightBrowser() {
  const { chromium } = createRequire(import.meta.url)('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * Path of the browser: `CHROMIUM_PATH` as it is, else Playwright's own, else the system's; undefined when there is none.
 * Whether it starts is not tried.
 *
 * @returns {string | undefined}
 */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return playwrightBrowser() ?? onPath.find((path) => existsSync(path));
}

/** What went wrong when the browser was started, or undefined when it starts. */
function failureToStart(/** @type {string} */ browser) {
  const { status, error, stderr } = spawnSync(browser, ['--version'], { encoding: 'utf8' });
  return status === 0 ? undefined : error?.message || stderr.trim() || `exit ${status}`;
}

/** Whether apt can be used: Debian itself (on Ubuntu the package is a stub for snap), as root. */
export function canUseApt() {
  try {
    return process.getuid?.() === 0 && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

const how = `请任选其一 Do one of these:
  npx playwright install --with-deps chromium
  apt-get install chromium fonts-noto-cjk        （Debian，root）
  CHROMIUM_PATH=/path/to/chromium npm test       （已有 Chromium 或 Chrome）`;

/** @param {string} root folder of package.json */
async function downloadPlaywrightBrowser(root) {
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  const title = '正在下载测试浏览器 Downloading a test browser';
  return run(title, [process.execPath, cli, 'install', '--no-shell', 'chromium'], { cwd: root });
}

/** Installs Chromium with its libraries, which a downloaded browser may lack. */
async function installSystemBrowser(/** @type {string} */ root) {
  const command = 'apt-get -q update && apt-get -q install -y chromium fonts-noto-cjk';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return run('正在用 apt 安装 Chromium Installing Chromium with apt', ['sh', '-c', command], { cwd: root, env });
}

/**
 * Leaves the machine with a browser that `findBrowser` finds and that starts; does nothing when there is one already.
 *
 * @param {string} root folder of package.json
 * @throws {SetupError} when there is none and none can be installed
 */
export async function installBrowser(root) {
  const tried = [];
  const ways = [downloadPlaywrightBrowser, ...(canUseApt() ? [installSystemBrowser] : [])];
  for (;;) {
    const browser = findBrowser();
    const failure = browser && failureToStart(browser);
    if (browser && !failure) return;
    if (browser) tried.push(`${browser} 启动失败 could not start：\n${failure}`);
    const way = ways.shift();
    // A path from the environment is never replaced.
    if (!way || process.env.CHROMIUM_PATH) break;
    const { ok, output } = await way(root);
    // Playwright repeats each attempt; the end says it all.
    if (!ok) tried.push(output.split('\n').slice(-12).join('\n'));
  }
  throw new SetupError(`${tried.join('\n\n')}\n\n没有可用的测试浏览器。No browser for the tests.${how}`);
}
