// One installation at a time in a checkout: two at once would tear down each other's folders.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a lock is of a process that has ended. Of one on another machine, or in another container, nobody can tell. */
function isStale(/** @type {string} */ text) {
  const [pid, host] = text.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** One level: Node says of a disk that cannot be written that there is none when it is asked for several. */
function makeFolder(/** @type {string} */ folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
}

/** What the lock says; undefined once it is gone. */
function read(/** @type {string} */ lock) {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return undefined;
  }
}

/** Takes the lock; false while somebody has it. */
function take(/** @type {string} */ lock) {
  try {
    writeFileSync(lock, `${process.pid} ${hostname()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const found = read(lock);
  if (found && isStale(found)) removeStale(lock, found);
  return false;
}

/** Moves it away first: another process may have done so, too, and have put its own there, which goes back. */
function removeStale(/** @type {string} */ lock, /** @type {string} */ text) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (read(aside) === text) rmSync(aside);
  else renameSync(aside, lock);
}

/**
 * Does the work while no other process installs in this checkout; waits for that one, and says so.
 *
 * @param {string} root folder of package.json
 * @param {() => Promise<void>} work has to look again whether there is anything to do
 */
export async function alone(root, work) {
  const folder = join(root, '.build');
  makeFolder(folder);
  const lock = join(folder, 'setup.lock');
  for (let told = false; !take(lock); told = true) {
    const [pid, host] = (read(lock) ?? '').split(' ');
    if (pid && !told)
      process.stderr.write(
        `另一个进程（${pid}，主机 ${host}）正在此目录中安装，请等待。如果该进程已不存在，请删除 ${lock}\n` +
          `Another process (${pid} on ${host}) is installing in this folder; waiting for it. If there is none, delete ${lock}\n`,
      );
    await sleep(200);
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}
