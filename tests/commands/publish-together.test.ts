// A release is files, redirects and policy: they go online together and back together, whatever happens in between.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { rollback } from '#scripts/publish/deploy/commands.ts';
import { carriedInto } from '#scripts/publish/deploy/release.ts';
import { filesIn } from '#scripts/publish/hosting/built-site.ts';
import { serve } from '#scripts/serve/server.ts';
import { deploymentIn, folderFor, here, publishHere, releasesIn, site, start } from '../support/publishing.ts';

const linuxOnly =
  process.platform === 'linux' ? {} : { skip: '发布用到 GNU coreutils（mv -T、sync -f），只在 Linux 上运行' };

/** The one word of the home page that is online. */
const online = (www: string) => /<p>(\w+)/.exec(readFileSync(join(www, 'current/index.html'), 'utf8'))?.[1];
const log = (www: string) => readFileSync(join(www, 'online.log'), 'utf8').trim().split('\n');
const settings = (www: string) => readFileSync(join(www, 'release.conf'), 'utf8');
const name = (www: string) => readlinkSync(join(www, 'current')).replace('releases/', '');
const moved = (from: string, to = '/charter/') => ({ 'redirects.json': JSON.stringify([{ from, to, status: 301 }]) });
const styled = (style: string) => ({ 'charter/index.html': `<style>${style}</style><p>${style}</p></html>` });

/** A web server that is wrong about every page but those that `isRight` lets through to the site. */
async function wrongServer(t: TestContext, www: string, isRight: () => boolean, onLook: () => void = () => {}) {
  const right = await serve({ folder: join(www, 'current'), port: 0 });
  const wrong: Server = createServer(async ({ url = '/' }, answer) => {
    const isLook = url.startsWith('/release.txt');
    if (isLook) onLook();
    const found = await fetch(new URL(url, right.address), { redirect: 'manual' });
    const policy = found.headers.get('content-security-policy');
    const location = found.headers.get('location');
    answer.writeHead(isLook && !isRight() ? 503 : found.status, {
      ...(policy && { 'content-security-policy': policy }),
      ...(location && { location }),
    });
    answer.end(Buffer.from(await found.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => wrong.once('listening', ready));
  t.after(async () => {
    wrong.closeAllConnections();
    wrong.close();
    await right.close();
  });
  return `http://127.0.0.1:${(wrong.address() as { port: number }).port}/`;
}

const prepare = async (t: TestContext, more: Record<string, string> = {}) => {
  const folder = folderFor(t);
  const [www, dist] = [join(folder, 'www'), join(folder, 'dist')];
  await publishHere(www, site(dist, 'one', { ...moved('/rules/'), ...more }));
  return { folder, www, dist };
};

describe('a look that finds faults', linuxOnly, () => {
  test('puts files, redirects and policy of the release before back, and the next run begins with them', async (t) => {
    const { www, dist } = await prepare(t);
    let right = true;
    const address = await wrongServer(t, www, () => right);
    // The first is looked at now.
    assert.match(await publishHere(www, dist, { address }), /尚未验证[\s\S]*与本次部署一致[\s\S]*没有变化/);
    const [before, conf] = [name(www), settings(www)];
    right = false;
    const next = site(dist, 'two', { ...moved('/rules/', '/charter/#new') });
    await assert.rejects(publishHere(www, next, { address, attempts: 2 }), /已回滚到/);
    assert.deepEqual([name(www), settings(www), online(www)], [before, conf, 'one']);
    assert.deepEqual(releasesIn(www), [before]);
  });

  test('names what is wrong, and removes the release: it was never good', async (t) => {
    const { www, dist } = await prepare(t);
    let right = true;
    const address = await wrongServer(t, www, () => right);
    await publishHere(www, dist, { address });
    const conf = settings(www);
    right = false;
    await assert.rejects(
      publishHere(www, site(dist, 'two', moved('/rules/')), { address, attempts: 1 }),
      /线上内容与本次部署不一致，已回滚到 [\dTZ.]+：\n {2}\/release\.txt.*503/,
    );
    assert.deepEqual([online(www), settings(www), releasesIn(www).length], ['one', conf, 1]);
  });
});

describe('a run that was stopped', linuxOnly, () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    test(`by ${signal} while it looked goes back, with redirects and policy`, async (t) => {
      const { folder, www, dist } = await prepare(t);
      let right = true;
      let onLook = () => {};
      const address = await wrongServer(
        t,
        www,
        () => right,
        () => onLook(),
      );
      await publishHere(www, dist, { address });
      const conf = settings(www);
      right = false;
      const from = site(dist, 'two', moved('/rules/', '/'));
      const given = ['deploy', '--from', from, '--to', www, '--check', address];
      const { code, out, err } = await start(given, deploymentIn(folder), (_, child) => {
        onLook = () => child.kill(signal);
      });
      assert.equal(code, 130, out + err);
      assert.match(out, /已中止，已回滚到 \d/);
      assert.deepEqual([online(www), settings(www), releasesIn(www).length], ['one', conf, 1]);
    });

  test('by a kill while it looked is made up for by the next run: it looks, and goes back where there are faults', async (t) => {
    const { folder, www, dist } = await prepare(t);
    let right = true;
    let onLook = () => {};
    const address = await wrongServer(
      t,
      www,
      () => right,
      () => onLook(),
    );
    await publishHere(www, dist, { address });
    const conf = settings(www);
    right = false;
    const from = site(dist, 'two', moved('/rules/', '/'));
    const given = ['deploy', '--from', from, '--to', www, '--check', address];
    const kill = async () => {
      const { code } = await start(given, deploymentIn(folder), (_, child) => {
        onLook = () => child.kill('SIGKILL');
      });
      assert.equal(code, null);
      onLook = () => {};
      assert.equal(online(www), 'two');
    };
    await kill();
    // What is built is what is online, and still it is looked at.
    await assert.rejects(publishHere(www, from, { address, attempts: 1 }), /线上内容与本次部署不一致/);
    assert.deepEqual([online(www), settings(www)], ['one', conf]);
    right = true;
    assert.match(await publishHere(www, dist, { address }), /部署完成/);
    right = false;
    site(dist, 'three', moved('/rules/'));
    await start(given, deploymentIn(folder), (_, child) => {
      onLook = () => child.kill('SIGKILL');
    });
    onLook = () => {};
    right = true;
    assert.match(await publishHere(www, dist, { address }), /尚未验证[\s\S]*与本次部署一致[\s\S]*没有变化/);
    assert.equal(log(www).at(-1), `good ${name(www)}`);
  });

  test('between settings and switch left others’ settings: the next run hands over those of the site online', async (t) => {
    const { www, dist } = await prepare(t);
    const conf = settings(www);
    writeFileSync(join(www, 'release.conf'), conf.replace('/rules/', '/charter/'));
    assert.match(await publishHere(www, dist), /已恢复[\s\S]*没有变化/);
    assert.equal(settings(www), conf);
  });
});

describe('going back', linuxOnly, () => {
  test('takes redirects and policy along, and the pieces that an open page asks for', async (t) => {
    const { www, dist } = await prepare(t);
    const piece = 'pagefind/fragment/zh-cn_0a1b2c3d.pf_fragment';
    const conf = settings(www);
    await publishHere(www, site(dist, 'two', { ...styled('b{top:0}'), ...moved('/bylaws/'), [piece]: 'two\n' }));
    assert.notEqual(settings(www), conf);
    await rollback(here(www));
    assert.deepEqual([online(www), settings(www)], ['one', conf]);
    assert.equal(readFileSync(join(www, 'current', piece), 'utf8'), 'two\n');
  });

  test('never takes what was not online, and goes by what was, though a clock was ahead', async (t) => {
    const { www, dist } = await prepare(t);
    await publishHere(www, site(dist, 'ahead', moved('/rules/')), { now: new Date('2038-01-19T03:14:07.001Z') });
    await publishHere(www, site(dist, 'after', moved('/rules/')));
    for (const never of ['20260101T000000.000Z', '20370101T000000.000Z']) mkdirSync(join(www, 'releases', never));
    await rollback(here(www));
    assert.equal(online(www), 'ahead');
    await rollback(here(www));
    assert.equal(online(www), 'one');
    await assert.rejects(rollback(here(www)), /没有可回滚的更早版本[\s\S]*20370101T000000\.000Z（无上线记录）/);
    await publishHere(www, site(dist, 'new', moved('/rules/')));
    await rollback(here(www));
    assert.equal(online(www), 'one', 'what was online before the new one, not what has the newest name');
  });

  test('without a record takes none by itself, and the one that is named', async (t) => {
    const { www, dist } = await prepare(t);
    const first = name(www);
    await publishHere(www, site(dist, 'two', moved('/rules/')));
    rmSync(join(www, 'online.log'));
    await assert.rejects(rollback(here(www)), /没有可回滚的更早版本/);
    await rollback(here(www), first);
    assert.equal(online(www), 'one');
  });
});

test('a second run waits for the first and says so, or gives up with a sentence', linuxOnly, async (t) => {
  const { folder, www, dist } = await prepare(t);
  let second: Promise<string> | undefined;
  let impatient: Promise<unknown> | undefined;
  const said = await publishHere(www, site(join(folder, 'other'), 'first', moved('/rules/')), {
    write: (text) => {
      if (!text.includes('上传')) return;
      second ??= publishHere(www, site(dist, 'second', moved('/rules/')), { now: new Date(Date.now() + 5000) });
      impatient ??= assert.rejects(publishHere(www, dist, { patience: 0 }), /另一次部署仍在进行.*重新运行/);
    },
  });
  await impatient;
  assert.equal(said, '');
  assert.match((await second) ?? '', /等待另一次部署结束…[\s\S]*部署完成/);
  assert.equal(online(www), 'second');
  assert.equal(releasesIn(www).length, 3);
});

describe('an open page', linuxOnly, () => {
  const fragment = (hash: string) => `pagefind/fragment/en_${hash}.pf_fragment`;

  test('finds the pieces of the releases before, as hard links with their packed copies', async (t) => {
    const script = `_astro/dialog.a1B2c3D4.js`;
    const { www, dist } = await prepare(t, { [fragment('00000aa')]: 'one\n', [script]: 'one '.repeat(500) });
    const inode = statSync(join(www, 'current', script)).ino;
    await publishHere(www, site(dist, 'two', { ...moved('/rules/'), [fragment('00000ab')]: 'two\n' }));
    await publishHere(www, site(dist, 'three', moved('/rules/')));
    for (const file of [fragment('00000aa'), fragment('00000ab'), script, `${script}.br`, `${script}.gz`])
      assert.ok(existsSync(join(www, 'current', file)), file);
    assert.equal(statSync(join(www, 'current', script)).ino, inode);
    assert.ok(filesIn(join(www, 'current')).includes('pagefind/pagefind.js'));
    assert.equal(online(www), 'three');
  });

  test('does so for a day of releases, and not for ever', () => {
    const files = (names: string[]) => Object.fromEntries(names.map((one) => [one, { sha256: '', since: 0 }]));
    let release: Parameters<typeof carriedInto>[0] = {
      files: files([fragment('aaaaaaa'), 'index.html', 'pagefind/pagefind.js']),
    };
    const steps: (number | undefined)[] = [];
    for (let step = 1; step <= 50; step += 1) {
      const next = { files: files([fragment(String(step).padStart(7, '0'))]) };
      release = { ...next, carried: carriedInto(next, release as never) };
      steps.push(release.carried?.[fragment('aaaaaaa')]);
    }
    assert.deepEqual([steps[0], steps[47], steps[48]], [1, 48, undefined]);
    assert.equal(Object.keys(release.carried ?? {}).length, 48);
    assert.ok(!Object.hasOwn(release.carried ?? {}, 'index.html'));
  });
});
