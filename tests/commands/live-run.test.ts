// npm run live as a whole: services that go wrong beside those that do not, and the program as it is called.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { history, type Snapshot, snapshot } from '#schemas/snapshot.ts';
import { userAgentOf } from '#scripts/http/request.ts';
import { hasMailAddress } from '#scripts/kit/private/gate.ts';
import { createRedact } from '#scripts/kit/redact.ts';
import { type AskSettings, askAll, type Outcome } from '#scripts/live/ask.ts';
import type { ProbeConfig } from '#scripts/live/probe.ts';
import { createProgress } from '#scripts/live/progress.ts';
import { table } from '#scripts/live/report.ts';
import type { LiveService } from '#scripts/live/services.ts';
import { readArguments } from '#scripts/live/settings.ts';
import { type Faults, startFaults } from '#scripts/services/faults/http.ts';
import { refusing } from '#scripts/services/faults/sockets.ts';

const now = new Date('2026-11-22T12:00:00Z');
const page = { 'content-type': 'text/html; charset=utf-8' };

const service = (id: string, probe: ProbeConfig): LiveService => ({
  ...{ id, probe, hosts: new Set(['127.0.0.1']), addresses: [] },
  service: { name: { zh: id }, url: { state: 'none' }, owner: 'own', probe, origin: { zh: 'test' } },
});

describe('services that are asked together', () => {
  let faults: Faults;
  before(async () => {
    faults = await startFaults({ '/page': (response) => response.writeHead(200, page).end('<p>ok') });
  });
  after(() => faults.close());

  const asked = (services: LiveService[], rest: Partial<AskSettings> = {}): Promise<Outcome[]> =>
    askAll({
      ...{ services, now, environment: {}, userAgent: 'test', exempt: new Set([new URL(faults.address).host]) },
      ...{ signal: new AbortController().signal, cachedOf: () => ({}), done: () => {} },
      limits: { runMs: 5000, serviceMs: 300, tryMs: 200, connectMs: 200, connections: 6 },
      ...rest,
    });
  const web = (path: string) => service(path.slice(1), { kind: 'web', url: faults.address + path });
  const story = (outcomes: Outcome[]) =>
    outcomes.map(({ service: { id }, result: { checks } }) => {
      const error = checks[0]?.error;
      return `${id} ${checks[0]?.outcome}${error ? ` ${error.kind}` : ''}`;
    });

  test('do not spoil each other, whatever goes wrong with one', async () => {
    const bodies = ['/drip.html', '/endless.html', '/bomb.html'];
    const paths = ['/page', '/silent', ...bodies, '/good', '/reset', '/loop', '/502', '/huge-header', '/page'];
    // All are one host, which is asked one after the other: each gets the time it needs.
    const slow = { runMs: 20_000, serviceMs: 10_000, tryMs: 200, connectMs: 200, connections: 6 };
    assert.deepEqual(story(await asked(paths.map(web), { limits: slow })), [
      'page pass',
      'silent fail timeout',
      'drip.html fail timeout',
      'endless.html error size',
      'bomb.html error size',
      'good error type',
      'reset fail connect',
      'loop fail redirect',
      '502 fail http',
      'huge-header error size',
      'page pass',
    ]);
  });

  test('have a time of their own, and use it up alone', async () => {
    const other = await startFaults({ '/page': (response) => response.writeHead(200, page).end('<p>ok') });
    const exempt = new Set([faults, other].map(({ address }) => new URL(address).host));
    const good = service('good', { kind: 'web', url: `${other.address}/page` });
    const outcomes = await asked([web('/silent'), good], { exempt });
    await other.close();
    assert.deepEqual(story(outcomes), ['silent fail timeout', 'good pass']);
  });

  test('that wait for their turn when the run is over are not to blame', async () => {
    const limits = { runMs: 150, serviceMs: 5000, tryMs: 5000, connectMs: 200, connections: 6 };
    const outcomes = await asked([web('/silent'), web('/page')], { limits });
    assert.deepEqual(story(outcomes), ['silent error timeout', 'page error timeout']);
  });

  test('are reported when they are done, in that order', async () => {
    const done: string[] = [];
    const services = [
      service('slow', { kind: 'web', url: `${faults.address}/502` }),
      service('none', { kind: 'none' }),
    ];
    await asked(services, { done: (outcome) => done.push(outcome.service.id) });
    assert.deepEqual(done, ['none', 'slow']);
  });

  test('have a result even if their probe fails by a mistake of ours', async () => {
    const probe = async () => {
      throw new TypeError('a mistake');
    };
    const [outcome] = await asked([service('one', { kind: 'none' })], { probe });
    assert.deepEqual(outcome?.result.checks, [
      { id: 'probe', outcome: 'error', error: { kind: 'fault', code: 'TypeError' } },
    ]);
    assert.match(outcome?.notes[0] ?? '', /a mistake/);
  });

  test('have a result even if their probe never ends', async () => {
    const limits = { runMs: 50, serviceMs: 50, tryMs: 50, connectMs: 50, connections: 6 };
    const [outcome] = await asked([service('one', { kind: 'none' })], { probe: () => new Promise(() => {}), limits });
    assert.deepEqual(outcome?.result.checks, [{ id: 'probe', outcome: 'error', error: { kind: 'timeout' } }]);
  });
});

describe('npm run live', () => {
  interface Run {
    code: number | null;
    out: string;
    err: string;
  }

  const folderFor = (t: TestContext): string => {
    const folder = mkdtempSync(join(tmpdir(), 'live-run-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, 'content/services'), { recursive: true });
    return folder;
  };

  const record = (probe: string) =>
    `name: { zh: 系统 }\nurl: { state: unknown }\nowner: own\nprobe: ${probe}\norigin: { zh: 测试 }\n`;

  /** A content folder with these services, and the addresses that stand in for theirs. */
  const prepare = (t: TestContext, probes: Record<string, string>, endpoints: Record<string, object>): string => {
    const folder = folderFor(t);
    for (const [id, probe] of Object.entries(probes))
      writeFileSync(join(folder, `content/services/${id}.yaml`), record(probe));
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify(endpoints));
    return folder;
  };

  const start = (folder: string, args: string[] = [], environment: Record<string, string> = {}) => {
    const child = spawn(
      process.execPath,
      ['scripts/live/main.ts', '--endpoints', join(folder, 'endpoints.json'), ...args],
      {
        env: {
          PATH: process.env['PATH'],
          SITE_CONTENT: join(folder, 'content'),
          SITE_LIVE: join(folder, 'live'),
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const run: Run = { code: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      run.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.err += text;
    });
    const ended = new Promise<Run>((resolve) => child.on('close', (code) => resolve({ ...run, code })));
    return { child, ended };
  };
  const live = (folder: string, args: string[] = [], environment: Record<string, string> = {}) =>
    start(folder, args, environment).ended;
  const at = (time: string) => ['--now', `2026-11-22T${time}:00Z`];

  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
      .sort();
  const read = (folder: string, id: string): Snapshot =>
    snapshot.parse(JSON.parse(readFileSync(join(folder, `live/${id}.json`), 'utf8')));

  const web = '{ kind: web, url: "https://site.oc.example/" }';

  const serving = async (t: TestContext, more = {}): Promise<Faults> => {
    const answers = { '/': (response: ServerResponse) => response.writeHead(200, page).end('<p>ok'), ...more };
    const faults = await startFaults(answers);
    t.after(() => faults.close());
    return faults;
  };

  test('writes a snapshot for every service and tells a person about each', async (t) => {
    const good = await serving(t);
    const folder = prepare(
      t,
      { good: web, bad: web, quiet: '{ kind: none }' },
      { good: { url: good.address }, bad: { url: `${good.address}/502` } },
    );
    const { code, out, err } = await live(folder, at('12:00'));
    assert.equal(code, 0, err);
    assert.deepEqual(filesIn(join(folder, 'live')), [
      ...[
        'bad.json',
        'cache/bad.json',
        'cache/good.json',
        'events/bad.json',
        'events/good.json',
        'good.json',
        'history/bad.json',
        'history/good.json',
        'quiet.json',
      ],
    ]);
    assert.equal(read(folder, 'good').state, 'operational');
    assert.equal(read(folder, 'bad').state, 'unknown');
    assert.match(out, /^good +正常 /m);
    assert.match(out, /^bad +未知 .*page 失败（HTTP 状态 502）$/m);
    assert.match(out, /^quiet +不探测/m);
    assert.match(err, /^ *\d+\.\d 秒 {2}good：page 通过$/m);
    assert.ok(!`${out}${err}`.includes('\u001b'));
    for (const id of ['good', 'bad'])
      history.parse(JSON.parse(readFileSync(join(folder, `live/history/${id}.json`), 'utf8')));
  });

  test('calls an outage one after the second run, and exits with 1 where --strict asks for it', async (t) => {
    const faults = await serving(t);
    const folder = prepare(
      t,
      { good: web, bad: web },
      { good: { url: faults.address }, bad: { url: `${faults.address}/missing` } },
    );
    assert.equal((await live(folder, at('12:00'))).code, 0);
    assert.equal((await live(folder, ['--strict', ...at('12:30')])).code, 1);
    assert.equal(read(folder, 'bad').state, 'major_outage');
    assert.equal(read(folder, 'good').state, 'operational');
  });

  test('changes no file when it is told the same again', async (t) => {
    const faults = await serving(t);
    const folder = prepare(t, { good: web }, { good: { url: faults.address } });
    const texts = () => filesIn(join(folder, 'live')).map((path) => readFileSync(join(folder, 'live', path), 'utf8'));
    await live(folder, at('12:00'));
    const before = texts();
    await live(folder, at('12:00'));
    assert.deepEqual(texts(), before);
  });

  test('gives the folder back where what a killed run left cannot be removed', async (t) => {
    const folder = prepare(t, { quiet: '{ kind: none }' }, {});
    mkdirSync(join(folder, 'live/.quiet.json.1.tmp'), { recursive: true });
    for (const mode of [[], ['--offline']]) {
      const { code, err } = await live(folder, mode);
      assert.equal(code, 2, err);
      assert.deepEqual(readdirSync(join(folder, 'live')), ['.quiet.json.1.tmp']);
    }
  });

  test('asks only the services that are named', async (t) => {
    const faults = await serving(t);
    const folder = prepare(t, { one: web, two: web }, { one: { url: faults.address }, two: { url: faults.address } });
    assert.equal((await live(folder, ['--only', 'two'])).code, 0);
    assert.deepEqual(readdirSync(join(folder, 'live')).sort(), ['cache', 'events', 'history', 'two.json']);
  });

  test('does not ask this machine unless --endpoints says so', async (t) => {
    const faults = await serving(t);
    const folder = prepare(t, { inside: `{ kind: web, url: "${faults.address}/" }` }, {});
    const { code } = await live(folder);
    assert.equal(code, 1);
    assert.deepEqual(read(folder, 'inside').checks[0]?.error, { kind: 'blocked', code: 'PRIVATE_ADDRESS' });
    assert.deepEqual(faults.asked, {});
  });

  test('writes nothing and exits with 2 when nobody can be reached', async (t) => {
    const faults = await serving(t);
    const folder = prepare(
      t,
      { one: web, two: web, quiet: '{ kind: none }' },
      { one: { url: faults.address }, two: { url: faults.address } },
    );
    await live(folder, at('12:00'));
    const before = read(folder, 'one');
    writeFileSync(
      join(folder, 'endpoints.json'),
      JSON.stringify({ one: { url: await refusing() }, two: { url: 'http://nobody.invalid/' } }),
    );
    const { code, err } = await live(folder, at('12:30'));
    assert.equal(code, 2);
    assert.match(err, /请检查本机网络。本次未写入结果/);
    assert.deepEqual(read(folder, 'one'), before);
    assert.deepEqual(
      readdirSync(join(folder, 'live')).filter((name) => name.startsWith('.')),
      [],
    );
  });

  test('with --discover tells everything and writes nothing', async (t) => {
    const faults = await serving(t);
    const folder = prepare(
      t,
      { good: web, bad: web },
      { good: { url: faults.address }, bad: { url: `${faults.address}/503` } },
    );
    const { code, out } = await live(folder, ['--discover']);
    assert.equal(code, 0);
    assert.match(out, /## good（系统，web，/);
    assert.match(out, /status = 200/);
    assert.match(out, /网址未经 SIG 确认，来自：测试/);
    assert.match(out, /! 127\.0\.0\.1:\d+：HTTP 503/);
    assert.deepEqual(readdirSync(folder).sort(), ['content', 'endpoints.json']);
  });

  test('with --offline asks nobody, lists what is there and replaces what cannot be trusted', async (t) => {
    const faults = await serving(t);
    const folder = prepare(
      t,
      { good: web, torn: web, absent: web },
      { good: { url: faults.address }, torn: { url: faults.address } },
    );
    await live(folder, ['--only', 'good,torn', ...at('12:00')]);
    const asked = faults.asked['/'];
    writeFileSync(join(folder, 'live/torn.json'), '{"schema":1');
    const { code, out, err } = await live(folder, ['--offline', ...at('15:00')]);
    assert.equal(code, 0);
    assert.match(out, /^good +正常 +3 小时前/m);
    assert.match(out, /^torn +未知 +从未成功/m);
    assert.match(out, /^尚无数据：absent$/m);
    assert.match(err, /torn\.json 无法使用（JSON 不完整）/);
    assert.equal(faults.asked['/'], asked);
    assert.equal(read(folder, 'torn').source, 'never');
    assert.equal(read(folder, 'good').checkedAt, '2026-11-22T12:00:00Z');
  });

  test('does not mix with another run', async (t) => {
    const waiting: ServerResponse[] = [];
    const faults = await serving(t, { '/slow': (response: ServerResponse) => void waiting.push(response) });
    const folder = prepare(t, { one: web }, { one: { url: `${faults.address}/slow` } });
    const first = start(folder, at('12:00'));
    while (!faults.asked['/slow']) await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await live(folder, at('12:30'));
    for (const response of waiting) response.writeHead(200, page).end('<p>ok');
    assert.equal(second.code, 2);
    assert.match(second.err, /另一个 npm run live 正在写入同一目录（进程 \d+/);
    assert.equal((await first.ended).code, 0);
    assert.equal(read(folder, 'one').checkedAt, '2026-11-22T12:00:00Z');
    assert.equal(faults.asked['/slow'], 1);
  });

  test('stopped by a signal writes nothing and leaves no lock', async (t) => {
    const faults = await serving(t);
    const folder = prepare(t, { one: web }, { one: { url: `${faults.address}/silent` } });
    const { child, ended } = start(folder);
    while (!faults.asked['/silent']) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGTERM');
    const { code, err } = await ended;
    assert.equal(code, 130);
    assert.match(err, /已中止，未写入结果/);
    assert.deepEqual(readdirSync(join(folder, 'live')), []);
  });

  test('killed at any moment leaves only whole files, and does not keep the next run from its work', async (t) => {
    const faults = await serving(t);
    const ids = Array.from({ length: 12 }, (_, index) => `service-${index}`);
    const folder = prepare(
      t,
      Object.fromEntries(ids.map((id) => [id, web])),
      Object.fromEntries(ids.map((id) => [id, { url: faults.address }])),
    );
    await live(folder, at('12:00'));
    for (const [index, wait] of [0, 4, 8, 16, 32].entries()) {
      const asked = faults.asked['/'] ?? 0;
      const { child, ended } = start(folder, at(`12:${10 + index}`));
      while ((faults.asked['/'] ?? 0) < asked + ids.length) await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      await ended;
      for (const id of ids) {
        read(folder, id);
        history.parse(JSON.parse(readFileSync(join(folder, `live/history/${id}.json`), 'utf8')));
      }
    }
    assert.equal((await live(folder, at('13:00'))).code, 0);
    assert.ok(ids.every((id) => read(folder, id).checkedAt === '2026-11-22T13:00:00Z'));
    assert.ok(filesIn(join(folder, 'live')).every((path) => !/(^|\/)\./.test(path)));
  });

  test('puts no secret, mail address or foreign host into anything it prints or writes', async (t) => {
    const body = '<title>kojid1.internal somebody@mail.example</title> 京ICP备12345678号';
    const faults = await serving(t, {
      '/secret': (response: ServerResponse) =>
        response.writeHead(500, { ...page, 'x-token': 's3cret-t0ken' }).end(body),
      '/page': (response: ServerResponse) => response.writeHead(200, { ...page, etag: '"1"' }).end(body),
    });
    const folder = prepare(
      t,
      { one: web, two: web },
      { one: { url: `${faults.address}/secret?token=s3cret-t0ken` }, two: { url: `${faults.address}/page` } },
    );
    const { out, err } = await live(folder, at('12:00'), { GITEE_TOKEN: 's3cret-t0ken' });
    const told = await live(folder, ['--discover'], { GITEE_TOKEN: 's3cret-t0ken' });
    const written = filesIn(join(folder, 'live')).map((path) => readFileSync(join(folder, 'live', path), 'utf8'));
    for (const text of [out, err, told.out, told.err, ...written]) {
      for (const secret of ['s3cret-t0ken', 'kojid1', 'token='])
        assert.ok(!text.includes(secret), `${secret} in ${text}`);
      assert.equal(hasMailAddress(text), false, text);
    }
    assert.equal(read(folder, 'two').figures.icp, '京ICP备12345678号');
  });

  test('names every mistake in records, --endpoints and --only at once, asks nobody and exits with 2', async (t) => {
    const folder = prepare(t, { one: web, two: '{ kind: web, url: 7 }' }, { nosuch: {}, one: { marker: 5 } });
    const { code, err } = await live(folder, ['--only', 'one,missing']);
    assert.equal(code, 2);
    assert.match(err, /services\/two\.yaml：probe\.url：/);
    assert.match(err, /endpoints\.json：one：marker：/);
    assert.match(err, /endpoints\.json 中有未知的系统：nosuch。可选：one、two/);
    assert.match(err, /--only 中有未知的系统：missing/);
    assert.ok(!err.includes('    at '));
    writeFileSync(join(folder, 'endpoints.json'), '{');
    assert.match((await live(folder)).err, /--endpoints .*endpoints\.json：不是 JSON/);
  });
});

describe('the command line', () => {
  const mistakes: [args: string[], message: RegExp][] = [
    [['--fast'], /未知选项：--fast/],
    [['koji'], /多余的参数：koji/],
    [['--only'], /选项的值有误/],
    [['--only', 'koji,'], /--only koji, 应为用逗号分隔的系统 ID/],
    [['--now', 'yesterday'], /--now yesterday 应为带时区的时间/],
    [['--now', '2026-11-22T12:00:00'], /应为带时区的时间/],
    [['--now', '2026-13-22T12:00:00Z'], /应为带时区的时间/],
    [['--offline', '--discover'], /不能同时使用/],
  ];
  for (const [args, message] of mistakes) {
    test(`explains what is wrong with ${args.join(' ')}`, () => {
      assert.throws(() => readArguments(args, now), message);
      assert.throws(() => readArguments(args, now), /用法：npm run live/);
    });
  }

  test('without options asks all services, with the clock as it is', () => {
    assert.deepEqual(readArguments([], now), {
      ...{
        only: undefined,
        endpoints: undefined,
        out: undefined,
        mode: 'write',
        strict: false,
        trustClock: false,
        now,
      },
    });
  });
});

test('whoever is asked can see who asks', () => {
  const site = { shortName: 'SIG 样例', communityUrl: 'https://community.example/' };
  type Site = Parameters<typeof userAgentOf>[0];
  assert.equal(userAgentOf(site as Site), 'SIG--status/1 (+https://community.example/)');
  assert.equal(
    userAgentOf({ ...site, shortName: 'SIG-x', address: 'https://站点.example/' } as Site),
    'SIG-x-status/1 (+https://xn--3pxx9s.example/)',
  );
});

describe('progress', () => {
  const shown = (isTerminal: boolean): string => {
    let text = '';
    const screen = { write: (part: string) => (text += part), columns: 80 };
    const progress = createProgress(['koji', 'gitee'], screen, isTerminal, createRedact(['s3cret']));
    progress.done('gitee', 1234, 'api 通过', []);
    progress.done('koji', 56, 'hub 失败', ['hub.example：s3cret']);
    progress.end();
    return text;
  };

  test('is plain lines where nobody looks on', () => {
    assert.equal(
      shown(false),
      '  1.2 秒  gitee：api 通过\n  0.1 秒  koji：hub 失败\n          hub.example：〔已隐去〕\n',
    );
  });

  test('is a bar below the lines on a terminal, and gone at the end', () => {
    const text = shown(true);
    assert.match(text, /██████████░░░░░░░░░░ 1\/2 .*等待 koji/);
    assert.doesNotMatch(text.slice(text.lastIndexOf('\r\u001b[K')), /[█░]/);
  });
});

test('the table is aligned in a terminal, where a Han character is two columns wide', () => {
  const one: Snapshot = {
    ...{ schema: 1, service: 'koji', state: 'operational', source: 'live', failedRuns: 0, vantage: 'test' },
    ...{ checkedAt: '2026-11-22T12:00:00Z', goodAt: '2026-11-22T12:00:00Z', figures: {}, links: [] },
    checks: [{ id: 'hub', outcome: 'pass' }],
  };
  const other: Snapshot = {
    ...one,
    service: 'gitee',
    state: 'unknown',
    source: 'last-known-good',
    goodAt: '2026-11-20T12:00:00Z',
  };
  assert.equal(
    table([one, other], now),
    ['系统   状态  依据          检查  问题', 'koji   正常  刚刚          1/1', 'gitee  未知  2 天前的响应  1/1'].join(
      '\n',
    ),
  );
});
