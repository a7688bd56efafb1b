// Makes sure that there is a browser for the tests and that it starts; installs one where there is none.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { run, SetupError } from './command.mjs';

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

/** Brings Chromium with its libraries, which also mends a downloaded browser that lacks them. */
async function installSystemBrowser(/** @type {string} */ root) {
  const command = 'apt-get -q update && apt-get -q install -y chromium fonts-noto-cjk';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return run('正在用 apt 安装 Chromium Installing Chromium with apt', ['sh', '-c', command], { cwd: root, env });
}

/**
 * Leaves the machine with a browser that `findBrowser` finds and that starts; does and says nothing when it is so already.
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
    if (browser) tried.push(`${browser} 启动不了 does not start：\n${failure}`);
    const way = ways.shift();
    // A path that somebody set on purpose is theirs to mend.
    if (!way || process.env.CHROMIUM_PATH) break;
    const { ok, output } = await way(root);
    // Playwright repeats each attempt; the end says it all.
    if (!ok) tried.push(output.split('\n').slice(-12).join('\n'));
  }
  throw new SetupError(`${tried.join('\n\n')}\n\n没有可用的测试浏览器 No browser for the tests。${how}`);
}
