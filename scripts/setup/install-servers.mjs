// Installs the servers that tests/hosting runs the site on: nginx, sshd and rsync, where that starts nothing.
import { existsSync } from 'node:fs';
import { canUseApt } from './browser.mjs';
import { findProgram, run } from './command.mjs';

const packages = { nginx: 'nginx libnginx-mod-http-brotli-static', sshd: 'openssh-server', rsync: 'rsync' };

/** A package starts its server right away where a service manager runs, and that is not for a test to do. */
const wouldStart = () => existsSync('/run/systemd/system');

/**
 * Installs what is missing, as in a container of its own; elsewhere, and when it fails, the tests that need it say that they were skipped.
 *
 * @param {string} root folder of package.json
 */
export async function installServers(root) {
  const missing = Object.entries(packages).flatMap(([name, packageNames]) => (findProgram(name) ? [] : [packageNames]));
  if (missing.length === 0 || !canUseApt() || wouldStart()) return;
  const command = `apt-get -q update && apt-get -q install -y --no-install-recommends ${missing.join(' ')}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const title = '正在用 apt 安装测试用的服务器 Installing servers for the tests';
  const { ok, output } = await run(title, ['sh', '-c', command], { cwd: root, env });
  if (!ok)
    console.error(
      `安装失败，相关的测试将跳过 Not installed; the tests that need them are skipped：\n${output.split('\n').slice(-5).join('\n')}`,
    );
}
