// npm run publish -- deploy and rollback with a folder on this machine.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Publishing } from '#scripts/publish/deploy/publish.ts';
import { rollback } from '#scripts/publish/deploy/commands.ts';
import {
  deploymentIn,
  folderFor,
  here,
  online,
  publishHere,
  releasesIn,
  site,
  slowly,
  start,
  write,
} from '../support/publishing.ts';

const linuxOnly =
  process.platform === 'linux' ? {} : { skip: '发布用到 GNU coreutils（mv -T、sync -f），只在 Linux 上运行' };

const prepare = (t: TestContext) => {
  const folder = folderFor(t);
  const www = join(folder, 'www');
  const dist = join(folder, 'dist');
  const run = (given: string[], more: NodeJS.ProcessEnv = {}, onOutput?: () => void) =>
    start(given, { ...deploymentIn(folder), PUBLISH_TO: www, ...more }, onOutput);
  const deploy = (text: string, more: Partial<Publishing> = {}) => publishHere(www, site(dist, text), more);
  return { folder, www, dist, run, deploy };
};

describe('publishing', linuxOnly, () => {
  test('puts the site behind a link, readable for the web server, with packed copies', async (t) => {
    const { www, dist, run } = prepare(t);
    const { code, out, err } = await run(['deploy', '--from', site(dist, 'one'), '--no-check']);
    assert.equal(code, 0, err);
    assert.match(out, /^部署完成：\d{8}T\d{6}\.\d{3}Z$/m);
    assert.equal(online(www), 'one');
    assert.equal(readlinkSync(join(www, 'current')), `releases/${releasesIn(www)[0]}`);
    assert.equal(statSync(join(www, 'current')).mode & 0o777, 0o755);
    assert.equal(statSync(join(www, 'current/en/404')).mode & 0o777, 0o755);
    assert.equal(statSync(join(www, 'current/index.html')).mode & 0o777, 0o644);
    const page = readFileSync(join(www, 'current/index.html'));
    assert.deepEqual(gunzipSync(readFileSync(join(www, 'current/index.html.gz'))), page);
    assert.deepEqual(brotliDecompressSync(readFileSync(join(www, 'current/index.html.br'))), page);
    assert.equal(readFileSync(join(www, 'current/release.txt'), 'utf8').trim(), releasesIn(www)[0]);
    assert.ok(!existsSync(join(www, 'current/mark.svg.br')), 'what hardly shrinks is not packed');
  });

  test('always has one whole site behind the link while it switches', async (t) => {
    const { www, deploy } = prepare(t);
    await deploy('zero');
    let switching = true;
    const seen = new Set<string>();
    const visit = async () => {
      while (switching) {
        // Throws where there is no link, nothing behind it, or a mixture, for even a moment.
        seen.add(online(www));
        await new Promise((next) => setImmediate(next));
      }
    };
    const visiting = visit();
    for (const text of ['one', 'two', 'three']) await deploy(text);
    switching = false;
    await visiting;
    assert.deepEqual([...seen], ['zero', 'one', 'two', 'three']);
  });

  test('keeps the newest five releases', async (t) => {
    const { www, deploy } = prepare(t);
    const names: string[] = [];
    for (let index = 1; index <= 7; index += 1)
      names.push(/^部署完成：(.*)$/m.exec(await deploy(`is${index}`))?.[1] ?? '');
    assert.deepEqual(releasesIn(www), names.slice(-5));
    assert.equal(online(www), 'is7');
  });

  test('makes no release of a site that is online already', async (t) => {
    const { www, deploy } = prepare(t);
    await deploy('one');
    assert.match(await deploy('one'), /没有变化/);
    assert.equal(releasesIn(www).length, 1);
  });

  test('keeps the time of a file whose bytes were online before, for visitors who have it', async (t) => {
    const { www, dist, deploy } = prepare(t);
    await deploy('one', { now: new Date(Date.now() - 60_000) });
    const time = () => statSync(join(www, 'current/charter/index.html')).mtimeMs;
    const before = time();
    write(join(dist, 'index.html'), '<p>two</html>');
    await publishHere(www, dist);
    assert.equal(time(), before);
    assert.ok(statSync(join(www, 'current/index.html')).mtimeMs > before);
  });

  test('refuses a target that is no absolute path, and one where current is a folder of somebody else', async (t) => {
    const { www, dist, run, deploy } = prepare(t);
    site(dist, 'one');
    for (const to of ['/', 'www', '-oProxyCommand=x:/srv', "/srv/'x"]) {
      const { code, err } = await run(['deploy', '--from', dist], { PUBLISH_TO: to });
      assert.equal(code, 1);
      assert.match(err, /应为绝对路径/, to);
    }
    assert.match((await run(['deploy', '--from', dist], { PUBLISH_TO: '' })).err, /未指定部署目标.*PUBLISH_TO/);
    mkdirSync(join(www, 'current'), { recursive: true });
    await assert.rejects(deploy('one'), /不是符号链接/);
    assert.deepEqual(readdirSync(www), ['current']);
  });

  test('refuses a site that is replaced while it is published', async (t) => {
    const { www, dist, deploy } = prepare(t);
    await deploy('one');
    site(dist, 'two');
    const replaceOnce = (text: string) => {
      if (text.includes('压缩')) write(join(dist, 'charter/index.html'), 'three</html>');
    };
    await assert.rejects(publishHere(www, dist, { write: replaceOnce }), /读取时 .*charter\/index\.html 已被修改/);
    assert.equal(online(www), 'one');
    assert.equal(releasesIn(www).length, 1);
  });

  test('several at once end with whole releases, one of them online', async (t) => {
    const { folder, www, run } = prepare(t);
    const texts = ['a', 'b', 'c', 'd'];
    const PATH = slowly(folder, ['mv', 'ln', 'sha256sum'], 0.05);
    // Each begins when the one before has said its first word: a release is named by its millisecond.
    let begun = Promise.resolve();
    const ended = await Promise.all(
      texts.map(async (text) => {
        const before = begun;
        const { promise, resolve } = Promise.withResolvers<void>();
        begun = promise;
        await before;
        return run(['deploy', '--from', site(join(folder, text), text), '--no-check'], { PATH }, resolve);
      }),
    );
    assert.deepEqual(
      ended.map(({ code }) => code),
      [0, 0, 0, 0],
      ended.map(({ err }) => err).join(''),
    );
    assert.ok(texts.includes(online(www)));
    assert.equal(releasesIn(www).length, 4);
  });

  test('clears away all that runs which were killed left, whatever the time in their names', async (t) => {
    const { www, deploy } = prepare(t);
    for (const name of [
      '.incoming-20200101T000000.000Z',
      '.old-20200101T000000.000Z',
      '.incoming-20380119T000000.000Z',
    ])
      mkdirSync(join(www, 'releases', name), { recursive: true });
    symlinkSync('releases/gone', join(www, '.current-20200101T000000.000Z'));
    await deploy('one');
    assert.equal(releasesIn(www).length, 1);
    assert.deepEqual(readdirSync(www).sort(), ['current', 'online.log', 'release.conf', 'releases']);
  });
});

describe('going back', linuxOnly, () => {
  test('puts the release before back online, and the one before that', async (t) => {
    const { www, deploy, run } = prepare(t);
    for (const text of ['one', 'two', 'three']) await deploy(text);
    assert.match((await run(['rollback', '--no-check'])).out, /回滚完成/);
    assert.equal(online(www), 'two');
    await rollback(here(www));
    assert.equal(online(www), 'one');
    await assert.rejects(rollback(here(www)), /没有可回滚的更早版本。现有版本：\n.*（线上版本）/);
  });

  test('puts the one that is named online, and knows no other names', async (t) => {
    const { www, deploy } = prepare(t);
    for (const text of ['one', 'two']) await deploy(text);
    const [first = '', second = ''] = releasesIn(www);
    await rollback(here(www), first);
    assert.equal(online(www), 'one');
    await rollback(here(www), second);
    assert.equal(online(www), 'two');
    await assert.rejects(rollback(here(www), '../x'), /未找到版本 \.\.\/x。现有版本/);
  });

  test('is told when the target is not there', async () => {
    await assert.rejects(rollback(here('/nowhere/www')), /\/nowhere\/www：目标目录不存在。请检查 --to/);
  });
});
