// A target whose disk is full, read-only or not the publisher's: one sentence, nothing left of the run, the site online untouched.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { prepare } from '#scripts/publish/deploy/scripts.ts';
import { explain } from '#scripts/publish/deploy/ssh.ts';
import { targetFrom } from '#scripts/publish/deploy/target.ts';
import { describeUnless } from '../support/hosting/needs.ts';
import {
  deploymentIn,
  folderFor,
  online,
  publishHere,
  releasesIn,
  site,
  start,
  temporaryFolder,
} from '../support/publishing.ts';
import { isWhole } from '../support/whole.ts';

const canMount = () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' }).status === 0;
};
const missing = canMount() ? undefined : '要以 root 在 Linux 上运行：挂载一个小的 tmpfs';

/** A disk of this many kilobytes with a published site on it. */
async function smallDisk(t: TestContext, kilobytes: number) {
  const { path: folder, remove } = temporaryFolder();
  const www = join(folder, 'www');
  mkdirSync(www);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', www]);
  t.after(() => {
    execFileSync('umount', ['--lazy', www]);
    remove();
  });
  await publishHere(www, site(join(folder, 'dist'), 'old'));
  const from = site(join(folder, 'dist'), 'new', { 'share/a.png': `new ${randomBytes(200_000).toString('base64')}` });
  const run = () => start(['deploy', '--from', from, '--to', www, '--no-check'], deploymentIn(folder));
  return { folder, www, run };
}

/** Leaves this many kilobytes of a disk free. */
function fill(www: string, kilobytes: number): void {
  const { bavail, bsize } = statfsSync(www);
  writeFileSync(join(www, 'filling'), Buffer.alloc(Math.max(0, bavail * bsize - kilobytes * 1024)));
}

const inWords = (err: string) => {
  assert.match(err, /目标的磁盘空间不足.*请腾出空间（可删除 .*releases 中未上线的版本）后重新运行/);
  assert.doesNotMatch(err, /\n\s+at |errno|node:/, 'no stack, no object of Node');
};

describeUnless(missing, 'a disk', () => {
  test('that fills while a site is uploaded keeps nothing of it, however often', async (t) => {
    const { www, run } = await smallDisk(t, 400);
    const [before, conf] = [releasesIn(www), readFileSync(join(www, 'release.conf'), 'utf8')];
    const free = statfsSync(www).bavail;
    for (let time = 0; time < (isWhole ? 6 : 2); time += 1) {
      const { code, err } = await run();
      assert.equal(code, 1);
      inWords(err);
      assert.deepEqual(releasesIn(www), before);
      assert.equal(statfsSync(www).bavail, free);
    }
    assert.equal(online(www), 'old');
    assert.equal(readFileSync(join(www, 'release.conf'), 'utf8'), conf);
    assert.deepEqual(readdirSync(www).sort(), ['current', 'online.log', 'release.conf', 'releases']);
  });

  test('with room for so many kilobytes has the old site or the new one, whole', async (t) => {
    const { www, run } = await smallDisk(t, 2000);
    for (const left of isWhole ? [0, 4, 8, 16, 32, 64, 128, 200, 256, 300, 400, 600] : [0, 8, 256]) {
      fill(www, left);
      const { code, err } = await run();
      if (code !== 0) inWords(err);
      assert.equal(online(www), code === 0 ? 'new' : 'old', `${left} KB`);
      assert.ok(releasesIn(www).every((name) => !name.startsWith('.')));
      if (code === 0) break;
    }
  });

  test('that is read-only is told so in a sentence', async (t) => {
    const { www, run } = await smallDisk(t, 1000);
    execFileSync('mount', ['-o', 'remount,ro', www]);
    const { code, err } = await run();
    assert.equal(code, 1);
    assert.match(err, /目标的文件系统只读.*请以可写方式重新挂载/);
    assert.doesNotMatch(err, /\n\s+at |errno/);
    assert.equal(online(www), 'old');
  });
});

const notRoot = process.getuid?.() === 0 ? undefined : '要以 root 运行：换成另一个用户';

describeUnless(notRoot, 'a folder of somebody else', () => {
  test('is told to be not writable, and stays as it is', async (t) => {
    const folder = folderFor(t);
    chmodSync(folder, 0o755);
    const www = join(folder, 'www');
    await publishHere(www, site(join(folder, 'dist'), 'old'));
    const given = ['-c', prepare, 'sh', www, 'releases/.incoming-x', 'x'];
    const { status, stderr } = spawnSync('setpriv', ['--reuid=65534', '--clear-groups', 'sh', ...given], {
      encoding: 'utf8',
    });
    assert.notEqual(status, 0);
    assert.match(explain(targetFrom(www, {}), stderr), /目标目录不可写.*请允许部署所用的用户写入/);
    assert.equal(online(www), 'old');
  });
});
