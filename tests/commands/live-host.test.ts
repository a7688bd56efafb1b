// What the machine does to `npm run live`: a clock that jumps, a disk that is full, a pipe that is closed, locks that were left.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { type Faults, startFaults } from '#scripts/services/faults/http.ts';
import { at, command, environment, live, prepareLive, textsIn } from '../support/live-run.ts';
import { isWhole } from '../support/whole.ts';

const page = { 'content-type': 'text/html; charset=utf-8' };
let faults: Faults;
before(async () => {
  faults = await startFaults({ '/': (response) => response.writeHead(200, page).end('<title>ok</title>') });
});
after(() => faults.close());

const prepare = (t: TestContext): string => prepareLive(t, { one: { url: `${faults.address}/` } });

describe('a clock that jumps', () => {
  const all = [
    ['sixteen years ahead', '2042-05-01T00:00:00Z', /最新的一行为 2026-11-22/],
    ['three days ahead', '2026-11-25T12:00:00Z', /最新的一行为 2026-11-22/],
    ['an hour back', '2026-11-22T11:00:00Z', /最近一次探测为 2026-11-22T12:00:00Z/],
    ['to its first day', '1970-01-01T00:00:10Z', /本机的时钟为 1970-01-01T00:00:10Z/],
  ] as const;
  for (const [about, time, message] of isWhole ? all : all.slice(1, 3)) {
    test(`${about} stops the run before anything is asked or written`, async (t) => {
      const folder = prepare(t);
      assert.equal((await live(folder, at('2026-11-22T12:00:00Z'))).code, 0);
      const [before, asked] = [textsIn(join(folder, 'live')), faults.asked['/']];
      const { code, said } = await live(folder, at(time));
      assert.equal(code, 2, said);
      assert.match(said, message);
      assert.match(said, /--trust-clock/);
      assert.doesNotMatch(said, / {4}at /);
      assert.deepEqual(textsIn(join(folder, 'live')), before);
      assert.equal(faults.asked['/'], asked);
    });
  }

  test('goes on where somebody says that it is right, and what is of the future is gone', async (t) => {
    const folder = prepare(t);
    await live(folder, at('2026-11-22T12:00:00Z'));
    await live(folder, ['--trust-clock', ...at('2042-05-01T00:00:00Z')]);
    const { code, said } = await live(folder, ['--trust-clock', ...at('2026-11-22T12:30:00Z')]);
    assert.equal(code, 0, said);
    const texts = textsIn(join(folder, 'live'));
    assert.deepEqual(
      JSON.parse(texts['/history/one.json'] ?? '').days.map(({ day }: { day: string }) => day),
      ['2026-11-22'],
    );
    assert.equal(JSON.parse(texts['/one.json'] ?? '').checkedAt, '2026-11-22T12:30:00Z');
    assert.equal((await live(folder, at('2026-11-22T13:00:00Z'))).code, 0);
  });

  test('does not keep a lock of the future, whatever host it names', async (t) => {
    const folder = prepare(t);
    mkdirSync(join(folder, 'live'));
    const lock = { command: 'npm run live', minutes: 2, pid: 1, host: 'elsewhere', at: '2042-05-01T00:00:00.000Z' };
    writeFileSync(join(folder, 'live/.lock'), JSON.stringify(lock));
    assert.equal((await live(folder, at('2026-11-22T12:00:00Z'))).code, 0);
  });
});

describe('a reader that leaves', () => {
  test('does not keep the results from being written', async (t) => {
    const folder = prepare(t);
    const child = spawn(process.execPath, command(folder, ...at('2026-11-22T12:00:00Z')), {
      env: environment(folder),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    child.stderr.destroy();
    const code = await new Promise((resolve) => child.on('exit', resolve));
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(textsIn(join(folder, 'live'))).sort(), [
      ...['/cache/one.json', '/events/one.json', '/history/one.json', '/one.json'],
    ]);
  });
});

describe('what a killed run left', () => {
  test('of its lock is gone after the next run', async (t) => {
    const folder = prepare(t);
    mkdirSync(join(folder, 'live'));
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    for (const name of [`.lock.${dead}`, `.lock.${dead}.stale`, `.one.json.${dead}.tmp`])
      writeFileSync(join(folder, 'live', name), '');
    assert.equal((await live(folder, at('2026-11-22T12:00:00Z'))).code, 0);
    assert.deepEqual(
      readdirSync(join(folder, 'live')).filter((name) => name.startsWith('.')),
      [],
    );
  });
});

describe('a disk that takes nothing', () => {
  const mounting = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { encoding: 'utf8' });
  const skip = mounting.status === 0 ? false : `no mount namespace: ${mounting.stderr?.trim() ?? 'no unshare'}`;

  for (const [about, prepareDisk, message] of [
    ['full', 'mount -t tmpfs -o size=16k none "$0" && head -c 16384 /dev/zero > "$0/full" || true', /磁盘空间不足/],
    ['read-only', 'mount -t tmpfs -o ro none "$0"', /目录不可写/],
  ] as const) {
    test(`because it is ${about}: a sentence, and nothing left`, { skip }, (t) => {
      const folder = prepare(t);
      const place = join(folder, 'disk');
      mkdirSync(place);
      const script = `${prepareDisk}; shift 0; "$@"; code=$?; ls -A "$0"; exit $code`;
      const given = [process.execPath, ...command(folder, '--offline')];
      const { status, stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', script, place, ...given], {
        env: environment(folder, place),
        encoding: 'utf8',
      });
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, / {4}at /);
      assert.doesNotMatch(stdout, /lock/);
    });
  }

  test('because its place is a file: a sentence', (t) => {
    const folder = prepare(t);
    writeFileSync(join(folder, 'taken'), '');
    const { status, stderr } = spawnSync(process.execPath, command(folder, '--out', join(folder, 'taken')), {
      env: environment(folder),
      encoding: 'utf8',
    });
    assert.equal(status, 2, stderr);
    assert.match(stderr, /应为目录/);
    assert.doesNotMatch(stderr, / {4}at /);
  });
});

describe('a token', () => {
  const all = [
    ['a line break', 'abcdef\nghijkl'],
    ['a line break at its end', 'abcdefghijkl\r\n'],
    ['Chinese characters', '令牌abcdef'],
    ['a space', 'abc def ghi'],
  ] as const;
  for (const [about, token] of isWhole ? all : all.slice(1, 3)) {
    test(`with ${about} is refused before anything is asked, and not repeated`, async (t) => {
      const folder = prepare(t);
      const asked = faults.asked['/'];
      const { code, said } = await live(folder, at('2026-11-22T12:00:00Z'), { GITEE_TOKEN: token });
      assert.equal(code, 2, said);
      assert.match(said, /环境变量 GITEE_TOKEN 中有/);
      for (const part of ['abcdef', 'ghijkl', 'abc def']) assert.ok(!said.includes(part));
      assert.equal(faults.asked['/'], asked);
      assert.deepEqual(readdirSync(folder).includes('live'), false);
    });
  }
});
