// npm run publish -- deploy and rollback to another machine: a real sshd on loopback, with rsync and without.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  deploymentIn,
  killAll,
  online,
  releasesIn,
  site,
  slowly,
  start,
  temporaryFolder,
} from '../support/publishing.ts';
import { describeUnless } from '../support/hosting/needs.ts';
import { isWhole } from '../support/whole.ts';
import { noRsync, noSshd, type Sshd, startSshd } from '../support/hosting/sshd.ts';

/** A path on which everything is found but rsync. */
function pathWithoutRsync(folder: string): string {
  const tools = mkdtempSync(join(folder, 'tools-'));
  for (const found of (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((one) => statSync(one, { throwIfNoEntry: false })))
    for (const name of readdirSync(found))
      if (name !== 'rsync')
        try {
          symlinkSync(join(found, name), join(tools, name));
        } catch {
          // Of the same name in a folder before.
        }
  return tools;
}

for (const [way, missing, path] of [
  ['rsync', noRsync, () => process.env['PATH'] ?? ''],
  ['tar', noSshd, pathWithoutRsync],
] as const)
  describeUnless(missing, `publishing over ssh with ${way}`, () => {
    const folder = temporaryFolder();
    const www = join(folder.path, 'www with a space');
    const dist = join(folder.path, 'dist');
    let server: Sshd;
    let PATH = '';
    const run = (command: string[], more: NodeJS.ProcessEnv = {}, onOutput?: Parameters<typeof start>[2]) => {
      const settings = {
        ...deploymentIn(folder.path),
        ...server.environment,
        PUBLISH_TO: `${server.login}:${www}`,
        PATH,
      };
      return start([...command, '--no-check'], { ...settings, ...more }, onOutput);
    };
    const deploy = (text: string, more: NodeJS.ProcessEnv = {}, onOutput?: Parameters<typeof start>[2]) =>
      run(['deploy', '--from', site(dist, text)], more, onOutput);

    before(async () => {
      PATH = path(folder.path);
      server = await startSshd(folder.path, PATH);
    });
    after(async () => {
      await server?.close();
      folder.remove();
    });

    test('puts the site there, switches, and goes back', async () => {
      const first = await deploy('one');
      assert.equal(first.code, 0, first.out + first.err);
      assert.match(first.out, new RegExp(`上传… ${way}，`));
      assert.equal(online(www), 'one');
      assert.equal(statSync(join(www, 'current/index.html')).mode & 0o777, 0o644);
      assert.equal((await deploy('two')).code, 0);
      assert.equal(online(www), 'two');
      assert.match((await deploy('two')).out, /没有变化/);
      assert.equal((await run(['rollback'])).code, 0);
      assert.equal(online(www), 'one');
    });

    test('is public, and asks for what a public site needs', async () => {
      const facts = deploymentIn(join(folder.path, 'unfiled'), { filing: {} });
      assert.match((await deploy('unfiled', facts)).err, /filing\.icp（ICP 备案号）/);
      assert.notEqual(online(www), 'unfiled');
    });

    test('a connection that breaks while it uploads leaves the old site, and says so', async () => {
      await deploy('old');
      const before = releasesIn(www).filter((name) => !name.startsWith('.'));
      const large = site(dist, 'new', { 'large.txt': 'new\n'.repeat(6_000_000) });
      let reached = false;
      const { code, err } = await run(['deploy', '--from', large], {}, (said) => {
        if (reached || !said.includes('上传')) return;
        reached = true;
        setTimeout(() => server.cut(), 300);
      });
      assert.equal(code, 1);
      assert.match(err, /there:.*www with a space：(无法连接，或连接中断|目标上的操作失败)/);
      assert.equal(online(www), 'old');
      assert.deepEqual(
        releasesIn(www).filter((name) => !name.startsWith('.')),
        before,
      );
    });
  });

describeUnless(noSshd, 'publishing over ssh, killed', () => {
  const folder = temporaryFolder();
  const www = join(folder.path, 'www');
  const dist = join(folder.path, 'dist');
  let server: Sshd;
  const deploy = (text: string, onOutput?: Parameters<typeof start>[2]) => {
    const environment = { ...deploymentIn(folder.path), ...server.environment, PUBLISH_TO: `${server.login}:${www}` };
    return start(['deploy', '--from', site(dist, text), '--no-check'], environment, onOutput);
  };
  before(async () => {
    // What is done there takes its time, so that a kill falls into it.
    server = await startSshd(folder.path, slowly(folder.path, ['mv', 'ln', 'sha256sum'], 0.05));
    await deploy('old');
  });
  after(async () => {
    await server?.close();
    folder.remove();
  });

  const steps = ['读取线上版本', '压缩', '上传', '核对', '服务器配置', '切换', '清理'];
  for (const [turn, [who, kill]] of (
    [
      ['here', killAll],
      ['there', () => server.cut()],
    ] as const
  ).entries())
    for (const [i, step] of steps.entries()) {
      // In a whole run every step on both sides, otherwise each on one of them.
      if (!isWhole && i % 2 !== turn) continue;
      test(`${who} when it begins “${step}”, leaves the old site or the new one, and the next run works`, async () => {
        const old = online(www);
        let reached = false;
        const { code } = await deploy(`new${who}${i}`, (said, child) => {
          if (reached || !said.includes(step)) return;
          reached = true;
          kill(child);
        });
        assert.ok(reached, `${step} was never announced`);
        if (who === 'here') assert.equal(code, null, 'it was killed');
        assert.ok([old, `new${who}${i}`].includes(online(www)), online(www));
        const next = await deploy(`next${who}${i}`);
        assert.equal(next.code, 0, next.out + next.err);
        assert.equal(online(www), `next${who}${i}`);
      });
    }
});

describeUnless(noSshd, 'what cannot be reached', () => {
  const folder = temporaryFolder();
  let server: Sshd;
  before(async () => {
    server = await startSshd(folder.path);
  });
  after(async () => {
    await server?.close();
    folder.remove();
  });
  const refused = async (more: NodeJS.ProcessEnv, to = `${server.login}:/srv/none`) => {
    const settings = { ...deploymentIn(folder.path), ...server.environment, ...more };
    const { code, err } = await start(
      ['deploy', '--from', site(join(folder.path, 'dist'), 'one'), '--to', to, '--no-check'],
      settings,
    );
    assert.equal(code, 1);
    return err;
  };

  test('a key that the machine does not know is told by the name of its setting, never by its value', async () => {
    const err = await refused({ PUBLISH_SSH_KEY: server.wrongKey });
    assert.match(err, /服务器拒绝了该 SSH 密钥。当前使用 PUBLISH_SSH_KEY 指定的私钥/);
    assert.ok(!err.includes(server.wrongKey), err);
  });

  test('a key in the setting instead of the path of its file is not shown', async () => {
    const err = await refused({ PUBLISH_SSH_KEY: '-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0' });
    assert.match(err, /PUBLISH_SSH_KEY 应为文件路径.*内容不显示/);
    assert.ok(!/BEGIN|c2VjcmV0/.test(err), err);
  });

  test('a file that is no key is told so', async () => {
    const file = join(folder.path, 'no-key');
    writeFileSync(file, 'secret text', { mode: 0o600 });
    const err = await refused({ PUBLISH_SSH_KEY: file });
    assert.match(err, /PUBLISH_SSH_KEY/);
    assert.ok(!err.includes('secret text') && !err.includes(file), err);
  });

  test('a machine that is not the one that is known is not trusted', async () => {
    const other = join(folder.path, 'other');
    mkdirSync(other);
    const config = join(other, 'config');
    writeFileSync(config, `Include ${server.environment.PUBLISH_SSH_CONFIG}\n`);
    writeFileSync(join(folder.path, 'known_hosts'), '');
    assert.match(await refused({ PUBLISH_SSH_CONFIG: config }), /服务器的身份未知或已改变.*known_hosts/);
  });

  test('a port on which nobody listens, and a name that nobody has, are told apart', async () => {
    const nobody = join(folder.path, 'nobody');
    writeFileSync(nobody, 'Host there\n  HostName 127.0.0.1\n  Port 9\n');
    assert.match(await refused({ PUBLISH_SSH_CONFIG: nobody }), /无法连接，或连接中断/);
    assert.match(await refused({}, 'a@no-such-host.invalid:/srv/x'), /主机名解析失败/);
  });
});
