// deploy/live-branch.sh at work: what it takes from other jobs, what it puts on the branch, and to whom it gives the token.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';

const linuxOnly = process.platform === 'linux' ? {} : { skip: '这些脚本只在 Linux 上运行' };
const read = (path: string): string => readFileSync(path, 'utf8');

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const run = (script: string, args: string[], cwd: string, environment: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((done) => {
    const env = { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', ...environment };
    const child = spawn(resolve(script), args, { cwd, env });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    child.on('close', (code) => done({ code, ...said }));
  });

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@a.example', ...args], { cwd, encoding: 'utf8' }).trim();

const snapshot = (about: unknown) => JSON.stringify({ schema: 1, checkedAt: '2026-11-30T10:00:00Z', about });
const history = (...days: string[]) => JSON.stringify({ schema: 1, days: days.map((day) => ({ day })) });

/** A remote without the branch, and a function that runs the script in a new checkout. */
const prepare = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'live-branch-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const remote = join(folder, 'remote');
  git(folder, 'init', '--quiet', '--bare', remote);
  const checkout = () => mkdtempSync(join(folder, 'checkout-'));
  const script = (cwd: string, words: string, environment: NodeJS.ProcessEnv = {}) =>
    run('deploy/live-branch.sh', words.split(' '), cwd, { LIVE_REMOTE: remote, ...environment });
  const write = (cwd: string, path: string, text: string) => {
    mkdirSync(dirname(join(cwd, 'data/live', path)), { recursive: true });
    writeFileSync(join(cwd, 'data/live', path), text);
  };
  const fetched = async (files: Record<string, string> = {}) => {
    const cwd = checkout();
    const { code, err } = await script(cwd, 'fetch');
    assert.equal(code, 0, err);
    for (const [path, text] of Object.entries(files)) write(cwd, path, text);
    return cwd;
  };
  const kept = async (files: Record<string, string>) => {
    const cwd = await fetched(files);
    const { code, err } = await script(cwd, 'keep');
    assert.equal(code, 0, err);
    return cwd;
  };
  const shown = (path: string) => git(remote, 'show', `live:${path}`);
  const names = () => git(remote, 'ls-tree', '-r', '--name-only', 'live').split('\n');
  const commits = () => Number(git(remote, 'rev-list', '--count', 'live'));
  return { folder, remote, checkout, script, write, fetched, kept, shown, names, commits };
};

describe('the branch live', linuxOnly, () => {
  test('begins with the first run, is handed to the next, and stays one commit', async (t) => {
    const { remote, script, kept, fetched, commits, names } = prepare(t);
    await kept({ 'koji.json': snapshot(1), 'history/koji.json': history('2026-11-29') });
    const second = await fetched();
    assert.equal(read(join(second, 'data/live/history/koji.json')), history('2026-11-29'));
    for (let round = 0; round < 3; round += 1) await kept({ 'koji.json': snapshot(round + 2) });
    assert.equal(commits(), 1);
    assert.deepEqual(names(), ['history/koji.json', 'koji.json']);
    assert.equal(git(remote, 'branch', '--format=%(refname:short)'), 'live');
    assert.match((await script(await fetched(), 'keep')).out, /没有变化/);
  });

  test('keeps what two runs wrote at a time, where they are not the same files', async (t) => {
    const { script, kept, fetched, shown, names } = prepare(t);
    await kept({ 'koji.json': snapshot(0), 'mbs.json': snapshot(0) });
    const report = JSON.stringify({ schema: 1, checkedAt: '2026-11-30T10:00:00Z', links: [] });
    const [first, second] = [
      await fetched({ 'koji.json': snapshot(1), 'history/koji.json': history('2026-11-30') }),
      await fetched({ 'links.json': report, 'mbs.json': snapshot(2) }),
    ];
    assert.equal((await script(first, 'keep')).code, 0);
    assert.equal((await script(second, 'keep')).code, 0);
    assert.deepEqual(names(), ['history/koji.json', 'koji.json', 'links.json', 'mbs.json']);
    assert.deepEqual([shown('koji.json'), shown('mbs.json')], [snapshot(1), snapshot(2)]);
  });

  test('is not written over with a file that another run changed meanwhile: that is said, by its name', async (t) => {
    const { script, kept, fetched, shown } = prepare(t);
    await kept({ 'koji.json': snapshot(0) });
    const [first, second] = [await fetched({ 'koji.json': snapshot(1) }), await fetched({ 'koji.json': snapshot(2) })];
    assert.equal((await script(first, 'keep')).code, 0);
    const { code, err } = await script(second, 'keep');
    assert.equal(code, 1);
    assert.match(err, /另一次运行也修改了以下文件，分支 live 未修改：koji\.json/);
    assert.equal(shown('koji.json'), snapshot(1));
  });

  test('is pushed with a lease: a run that comes between fetch and push is not lost', async (t) => {
    const { folder, remote, script, kept, fetched, shown } = prepare(t);
    await kept({ 'koji.json': snapshot(0) });
    const between = await fetched({ 'mbs.json': snapshot('between') });
    // A git that lets another run keep its files before the first push.
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    const path = process.env['PATH'] ?? '';
    const other = `cd '${between}' && PATH='${path}' LIVE_REMOTE='${remote}' '${resolve('deploy/live-branch.sh')}' keep`;
    writeFileSync(
      join(tools, 'git'),
      `#!/bin/sh\nfor word; do if [ "$word" = push ] && mkdir '${tools}/once' 2>/dev/null; then (${other}) >&2; fi; done\nPATH='${path}' exec git "$@"\n`,
      { mode: 0o755 },
    );
    const cwd = await fetched({ 'koji.json': snapshot('mine') });
    const { code, err } = await script(cwd, 'keep', { PATH: `${tools}:${path}` });
    assert.equal(code, 0, err);
    assert.match(err, /第 1 次推送失败/);
    assert.deepEqual([shown('koji.json'), shown('mbs.json')], [snapshot('mine'), snapshot('between')]);
  });

  test('does not lose history because a run lacks it, and forgets the snapshot of a system that is gone', async (t) => {
    const { script, kept, fetched, names } = prepare(t);
    await kept({ 'koji.json': snapshot(0), 'mbs.json': snapshot(0), 'history/koji.json': history('2026-11-29') });
    const cwd = await fetched();
    for (const path of ['koji.json', 'history/koji.json']) rmSync(join(cwd, 'data/live', path));
    assert.equal((await script(cwd, 'keep')).code, 0);
    assert.deepEqual(names(), ['history/koji.json', 'mbs.json']);
  });

  test('carries outages and the files of other vantage points, and loses none of their records', async (t) => {
    const { script, kept, fetched, names } = prepare(t);
    const outages = JSON.stringify({ schema: 1, seen: '2026-11-30T10:00:00Z', outages: [], unknown: [] });
    const files = {
      'events/koji.json': outages,
      'inland/events/koji.json': outages,
      'inland/history/koji.json': history('2026-11-29'),
      'inland/koji.json': snapshot(0),
      'koji.json': snapshot(0),
    };
    await kept(files);
    assert.deepEqual(names(), Object.keys(files));
    const cwd = await fetched();
    for (const path of Object.keys(files)) {
      assert.equal(read(join(cwd, 'data/live', path)), files[path as keyof typeof files]);
      rmSync(join(cwd, 'data/live', path));
    }
    mkdirSync(join(cwd, 'data/live/inland/cache'), { recursive: true });
    writeFileSync(join(cwd, 'data/live/inland/cache/koji.json'), snapshot(1));
    mkdirSync(join(cwd, 'data/live/events/deep'), { recursive: true });
    writeFileSync(join(cwd, 'data/live/events/deep/koji.json'), snapshot(1));
    assert.equal((await script(cwd, 'keep')).code, 0);
    assert.deepEqual(names(), ['events/koji.json', 'inland/events/koji.json', 'inland/history/koji.json']);
    const damaged = await fetched({ 'events/koji.json': '{"schema": 1, "outages": [{"op' });
    assert.match((await script(damaged, 'keep')).err, /events\/koji\.json：JSON 不完整/);
  });

  test('of many commits is cut to one, once; not while a file in it is damaged', async (t) => {
    const { folder, remote, script, fetched, commits, shown } = prepare(t);
    const old = join(folder, 'old');
    git(folder, 'init', '--quiet', '--initial-branch=live', old);
    mkdirSync(join(old, 'history'));
    const commit = (path: string, text: string) => {
      writeFileSync(join(old, path), text);
      git(old, 'add', '--all');
      git(old, 'commit', '--quiet', '-m', path);
      git(old, 'push', '--quiet', remote, 'live');
    };
    commit('history/koji.json', history('2026-11-28'));
    commit('koji.json', snapshot(1));
    commit('history/koji.json', '{"schema": 1, "days": [{"day"');
    for (const round of [2, 3]) {
      const cwd = await fetched();
      assert.equal(existsSync(join(cwd, 'data/live/history/koji.json')), false, 'what is damaged is not handed out');
      writeFileSync(join(cwd, 'data/live/koji.json'), snapshot(round));
      const damaged = await script(cwd, 'keep');
      assert.equal(damaged.code, 0, damaged.err);
      assert.match(damaged.err, /未缩短历史。请从较早的提交中恢复该文件/);
      assert.deepEqual([commits(), shown('koji.json')], [round + 2, snapshot(round)]);
    }
    assert.match((await script(await fetched(), 'keep')).err, /未缩短历史/);
    git(old, 'fetch', '--quiet', remote, 'live');
    git(old, 'reset', '--quiet', '--hard', 'FETCH_HEAD');
    mkdirSync(join(old, 'history'), { recursive: true });
    commit('history/koji.json', history('2026-11-28'));
    const whole = await fetched({ 'koji.json': snapshot(4) });
    assert.equal((await script(whole, 'keep')).code, 0);
    assert.deepEqual([commits(), shown('history/koji.json')], [1, history('2026-11-28')]);
  });

  test('that cannot be reached is no new beginning', async (t) => {
    const { remote, checkout, script } = prepare(t);
    const cwd = checkout();
    const { code, err } = await script(cwd, 'fetch', { LIVE_REMOTE: `${remote}-gone` });
    assert.equal(code, 1);
    assert.match(err, /未知是否有分支 live/);
    assert.match((await script(cwd, 'keep')).err, /没有 base\.txt/);
  });

  test('cannot be made beside a branch below its name: that is said', async (t) => {
    const { remote, folder, script, fetched } = prepare(t);
    const other = join(folder, 'other');
    git(folder, 'init', '--quiet', '--initial-branch=live/trial', other);
    git(other, 'commit', '--quiet', '--allow-empty', '-m', 'a');
    git(other, 'push', '--quiet', remote, 'live/trial');
    const { code, err } = await script(await fetched({ 'koji.json': snapshot(1) }), 'keep');
    assert.equal(code, 1);
    assert.match(err, /远程代码仓有分支 live\/trial，因此无法创建分支 live。请重命名或删除该分支/);
    assert.doesNotMatch(err, /第 1 次/);
  });
});

describe('what another job packed', linuxOnly, () => {
  const hostile: [string, (live: string, outside: string) => void, RegExp][] = [
    ['text', (live) => writeFileSync(join(live, 'koji.json'), 'x'), /koji\.json：JSON 不完整/],
    ['a list', (live) => writeFileSync(join(live, 'koji.json'), '[]'), /koji\.json：应为 JSON 对象/],
    ['another shape', (live) => writeFileSync(join(live, 'links.json'), snapshot(1)), /links\.json：字段有误：links/],
    ['a link', (live, outside) => symlinkSync(outside, join(live, 'mbs.json')), /mbs\.json：不是普通文件/],
    ['a folder', (live) => mkdirSync(join(live, 'mbs.json')), /mbs\.json：不是普通文件/],
    [
      'far too much',
      (live) => writeFileSync(join(live, 'mbs.json'), ' '.repeat(3e6)),
      /mbs\.json：文件为 3000000 字节/,
    ],
  ];
  for (const [what, change, message] of hostile)
    test(`under a known name but ${what} stops the run, and nothing is pushed`, async (t) => {
      const { folder, script, kept, fetched, shown } = prepare(t);
      await kept({ 'koji.json': snapshot(0) });
      const cwd = await fetched();
      const outside = join(folder, 'secret.json');
      writeFileSync(outside, snapshot('secret'));
      change(join(cwd, 'data/live'), outside);
      const { code, err } = await script(cwd, 'keep');
      assert.equal(code, 1);
      assert.match(err, message);
      assert.equal(shown('koji.json'), snapshot(0));
    });

  test('cannot have git run anything, whatever it holds, and its unknown names stay behind', async (t) => {
    const { folder, script, fetched, names } = prepare(t);
    const cwd = await fetched({ 'koji.json': snapshot(1) });
    const packed = join(folder, 'packed');
    execFileSync('cp', ['-R', join(cwd, 'data/live'), packed]);
    git(packed, 'init', '--quiet');
    const canary = join(folder, 'canary');
    const program = join(packed, 'run.sh');
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >>'${canary}'\n`, { mode: 0o755 });
    const settings = [
      'core.fsmonitor',
      'core.sshCommand',
      'core.pager',
      'core.editor',
      'diff.external',
      'credential.helper',
    ];
    for (const name of [...settings, 'filter.x.clean', 'filter.x.smudge', 'uploadpack.packObjectsHook'])
      git(packed, 'config', name, program);
    writeFileSync(join(packed, '.gitattributes'), '* filter=x\n');
    for (const hook of ['pre-push', 'post-commit', 'reference-transaction', 'post-index-change'])
      writeFileSync(join(packed, '.git/hooks', hook), `#!/bin/sh\necho ${hook} >>'${canary}'\n`, { mode: 0o755 });
    // The home of whoever ran the packages, too.
    writeFileSync(join(cwd, '.gitconfig'), `[core]\n\tfsmonitor = ${program}\n\thooksPath = ${packed}/.git/hooks\n`);
    for (const name of ['KOJI.json', 'koji.json.sh', '..json', 'history.json.txt', '坏.json'])
      writeFileSync(join(packed, name), snapshot(1));
    mkdirSync(join(packed, 'history'));
    writeFileSync(join(packed, 'history', '-rf.json'), history());
    chmodSync(join(packed, 'koji.json'), 0o755);
    const { code, err } = await script(cwd, `keep ${packed}`);
    assert.equal(code, 0, err);
    assert.deepEqual(names(), ['koji.json']);
    assert.ok(!existsSync(canary), existsSync(canary) ? read(canary) : '');
    assert.match(err, /已忽略未知文件：/);
  });

  test('cannot make the list of what was there before another one than it can be', async (t) => {
    const { script, kept, fetched, shown } = prepare(t);
    await kept({ 'koji.json': snapshot(0) });
    const cwd = await fetched({ 'koji.json': snapshot(1) });
    writeFileSync(
      join(cwd, 'data/live/base.txt'),
      `$(touch x) ../../koji.json\n${'0'.repeat(40)} .git/config\n-x koji.json\n`,
    );
    const { code, err } = await script(cwd, 'keep');
    assert.equal(code, 1);
    assert.match(err, /另一次运行也修改了/);
    assert.equal(shown('koji.json'), snapshot(0));
  });
});

describe('the token', linuxOnly, () => {
  /** An https server that asks for a name and a password; what was sent to it. */
  const secured = async (
    t: TestContext,
    folder: string,
    answer: (url: string) => { status: number; location?: string },
  ) => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    if (!existsSync(key))
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
          '-subj',
          '/CN=localhost',
          '-addext',
          'subjectAltName=DNS:localhost',
          '-keyout',
          key,
          '-out',
          cert,
        ],
        { stdio: 'ignore' },
      );
    const sent: string[] = [];
    const server = createServer({ key: read(key), cert: read(cert) }, ({ url = '', headers }, response) => {
      if (headers.authorization)
        sent.push(Buffer.from(headers.authorization.replace('Basic ', ''), 'base64').toString());
      const { status, location } = answer(url);
      response.writeHead(status, { 'www-authenticate': 'Basic realm="x"', ...(location && { location }) }).end();
    }).listen(0, 'localhost');
    await new Promise((ready) => server.once('listening', ready));
    t.after(() => server.close());
    return { address: `https://localhost:${(server.address() as { port: number }).port}`, cert, sent };
  };

  test('goes to the host of the remote, and not to the one that a redirect names', async (t) => {
    const { folder, checkout, script } = prepare(t);
    const other = await secured(t, folder, () => ({ status: 401 }));
    const own = await secured(t, folder, (url) =>
      url.includes('/elsewhere/') ? { status: 302, location: `${other.address}${url}` } : { status: 401 },
    );
    const token = { LIVE_USER: 'robot', LIVE_TOKEN: 'tok-0123456789', GIT_SSL_CAINFO: own.cert };
    const asked = await script(checkout(), 'fetch', { ...token, LIVE_REMOTE: `${own.address}/a/b.git` });
    assert.equal(asked.code, 1);
    assert.deepEqual([...new Set(own.sent)], ['robot:tok-0123456789']);
    const led = await script(checkout(), 'fetch', { ...token, LIVE_REMOTE: `${own.address}/elsewhere/b.git` });
    assert.equal(led.code, 1);
    assert.deepEqual(other.sent, []);
    assert.ok(![asked, led].some(({ out, err }) => `${out}${err}`.includes('tok-0123456789')));
  });

  test('is never sent in plain http', async (t) => {
    const { checkout, script } = prepare(t);
    const { code, err } = await script(checkout(), 'fetch', {
      LIVE_TOKEN: 'tok-0123456789',
      LIVE_REMOTE: 'http://localhost:9/a.git',
    });
    assert.equal(code, 1);
    assert.match(err, /明文的 http，未发送 LIVE_TOKEN/);
  });
});

test(
  'on Gitee no program but the one that needs a token finds it in an environment, its own or of what started it',
  linuxOnly,
  async (t) => {
    const { folder, checkout } = prepare(t);
    const cwd = checkout();
    mkdirSync(join(cwd, 'deploy'));
    const seen = join(folder, 'seen');
    // Whatever it is called as: looks through its own environment and that of everything above it, up to the pipeline itself.
    const look = `#!/bin/bash
pid=$$
while [ "$pid" -gt 1 ] && [ "$pid" != "$PIPELINE" ]; do
  for token in push-0123456789 read-0123456789; do
    if grep --quiet "$token" "/proc/$pid/environ"; then echo "$(basename "$0") $* $token" >>'${seen}'; fi
  done
  pid=$(sed -n 's/^PPid:\\s*//p' "/proc/$pid/status")
done
echo "$(basename "$0") $*" >>'${seen}'
`;
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    for (const name of ['node', 'npm', 'tar']) writeFileSync(join(tools, name), look, { mode: 0o755 });
    writeFileSync(join(cwd, 'deploy/live-branch.sh'), look, { mode: 0o755 });
    writeFileSync(join(cwd, 'deploy/gitee-node.sh'), 'true\n');
    writeFileSync(join(cwd, 'deploy/gitee-status.sh'), read('deploy/gitee-status.sh'), { mode: 0o755 });
    const { code, err } = await run(join(cwd, 'deploy/gitee-status.sh'), [], cwd, {
      PATH: `${tools}:${process.env['PATH']}`,
      PIPELINE: String(process.pid),
      LIVE_TOKEN: 'push-0123456789',
      STATUS_GITEE_TOKEN: 'read-0123456789',
    });
    assert.equal(code, 0, err);
    assert.deepEqual(read(seen).trim().split('\n'), [
      'live-branch.sh fetch push-0123456789',
      'live-branch.sh fetch',
      'node scripts/setup.mjs',
      'npm run live read-0123456789',
      'npm run live',
      'npm run check -- --external',
      'npm run build',
      'live-branch.sh keep push-0123456789',
      'live-branch.sh keep',
      'tar --create --gzip --file site.tar.gz --directory dist .',
    ]);
  },
);
