// npm run check -- --external: what is known of the links from run to run.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { endpointsOf } from '#scripts/check/external/ask.ts';
import { findingsOf } from '#scripts/check/external/run.ts';
import { runExternal } from '#scripts/check/external/run.ts';
import { noProgress } from '#scripts/kit/progress.ts';
import { linkReport } from '#schemas/link-report.ts';
import { refusing } from '#scripts/services/faults/sockets.ts';
import { optionsFor, page, person, siteWith } from '../support/checked-site.ts';
import { limits, type Reply, siteAt, status } from '../support/external-sites.ts';

describe('a run', () => {
  const good = 'https://a.opencloudos.org/good';
  const gone = 'https://a.opencloudos.org/gone';
  const files = { 'pages/join/zh.md': page(`[一](${good})[二](${gone})`), 'people/member-b.yaml': person };

  interface World {
    folder: string;
    origins: Record<string, string>;
    warnings: string[];
  }

  const worldOf = async (t: TestContext, replies: Record<string, Reply>) => {
    const { address, asked } = await siteAt(t, replies);
    const world: World = { folder: siteWith(files), origins: { 'https://a.opencloudos.org': address }, warnings: [] };
    return { ...world, asked };
  };

  /** `day` of December 2026. */
  const runOn = (day: number, { folder, origins, warnings }: World) =>
    runExternal(
      { ...optionsFor(folder), now: new Date(Date.UTC(2026, 11, day, 12)) },
      {
        ...{ endpoints: endpointsOf(origins), days: 7, progress: noProgress, limits },
        ...{ signal: new AbortController().signal, warn: (line) => warnings.push(line) },
      },
    );

  const fileOf = (folder: string) => join(folder, 'live/links.json');
  const statesIn = (folder: string) =>
    Object.fromEntries(
      linkReport
        .parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')))
        .links.map(({ url, state, status: code, since }) => [url.slice(-4), [state, code, since?.slice(8, 10)]]),
    );

  it('calls a link broken when it is gone in two runs in a row, since the first', async (t) => {
    const replies: Record<string, Reply> = { '/good': status(200), '/gone': status(200) };
    const world = await worldOf(t, replies);
    await runOn(1, world);
    assert.deepEqual(statesIn(world.folder), { good: ['ok', 200, undefined], gone: ['ok', 200, undefined] });
    replies['/gone'] = status(404);
    await runOn(8, world);
    assert.deepEqual(statesIn(world.folder)['gone'], ['ok', 404, '08']);
    await runOn(9, world);
    assert.deepEqual(statesIn(world.folder)['gone'], ['broken', 404, '08']);
    replies['/gone'] = status(200);
    await runOn(10, world);
    assert.deepEqual(statesIn(world.folder)['gone'], ['ok', 200, undefined]);
  });

  it('does not know of a new link that is gone once, and takes no fault of the network for an answer', async (t) => {
    const replies: Record<string, Reply> = { '/good': status(200) };
    const world = await worldOf(t, replies);
    await runOn(1, world);
    assert.deepEqual(statesIn(world.folder)['gone'], ['unreachable', 404, '01']);
    replies['/gone'] = status(503);
    await runOn(2, world);
    assert.deepEqual(statesIn(world.folder)['gone'], ['unreachable', 503, '01']);
    replies['/gone'] = status(404);
    await runOn(3, world);
    assert.deepEqual(statesIn(world.folder)['gone'], ['broken', 404, '01']);
    replies['/gone'] = status(503);
    await runOn(4, world);
    assert.deepEqual(statesIn(world.folder)['gone'], ['broken', 404, '01']);
  });

  it('asks a good link again after seven days, one in doubt after a day, and a new one at once', async (t) => {
    const world = await worldOf(t, { '/good': status(200) });
    const askedOn = async (day: number) => {
      world.asked.length = 0;
      await runOn(day, world);
      return [...new Set(world.asked.map((line) => line.split(' ')[1]))].sort();
    };
    assert.deepEqual(await askedOn(1), ['/gone', '/good']);
    assert.deepEqual(await askedOn(1), []);
    assert.deepEqual(await askedOn(2), ['/gone']);
    assert.deepEqual(await askedOn(8), ['/gone', '/good']);
    writeFileSync(join(world.folder, 'content/pages/join/zh.md'), page(`[三](${good}/new)`));
    assert.deepEqual(await askedOn(9), ['/good/new']);
    assert.deepEqual(Object.keys(statesIn(world.folder)), ['/new']);
  });

  it('says where a broken link stands, as a warning', async (t) => {
    const world = await worldOf(t, { '/good': status(200) });
    await runOn(1, world);
    const [finding, ...others] = findingsOf(await runOn(2, world));
    assert.deepEqual(others, []);
    assert.match(finding?.file ?? '', /content\/pages\/join\/zh\.md$/);
    assert.deepEqual([finding?.line, finding?.column, finding?.severity], [6, 36, 'warning']);
    assert.match(finding?.found ?? '', /链接已失效：https:\/\/a\.opencloudos\.org\/gone（.*HTTP 404）/);
  });

  it('writes nothing where nobody at all is reached, for then it is our network', async (t) => {
    const world = await worldOf(t, { '/good': status(200) });
    await runOn(1, world);
    const before = readFileSync(fileOf(world.folder), 'utf8');
    world.origins = { 'https://a.opencloudos.org': await refusing() };
    await assert.rejects(runOn(9, world), /请检查本机网络.*未写入结果/);
    assert.equal(readFileSync(fileOf(world.folder), 'utf8'), before);
  });

  it('tells a dead host from a dead network by asking another that was well', async (t) => {
    const other = await siteAt(t, { '/': status(200) });
    const world = await worldOf(t, { '/good': status(200), '/gone': status(200) });
    world.origins = { ...world.origins, 'https://b.opencloudos.org': other.address };
    writeFileSync(join(world.folder, 'content/pages/join/zh.md'), page(`[一](${good})[二](${gone})`));
    await runOn(1, world);
    writeFileSync(
      join(world.folder, 'content/pages/join/zh.md'),
      page(`[一](${good})[二](${gone})[三](https://b.opencloudos.org/)`),
    );
    await runOn(4, world);
    world.origins = { ...world.origins, 'https://a.opencloudos.org': await refusing() };
    await runOn(8, world);
    assert.deepEqual(statesIn(world.folder)['good'], ['unreachable', undefined, '08']);
  });

  it('does not trust a file that is none, and says so', async (t) => {
    const world = await worldOf(t, { '/good': status(200), '/gone': status(200) });
    mkdirSync(join(world.folder, 'live'));
    writeFileSync(fileOf(world.folder), '{"schema": 2');
    await runOn(1, world);
    assert.match(world.warnings.join(), /links\.json 无法使用（JSON 不完整）/);
    assert.equal(statesIn(world.folder)['good']?.[0], 'ok');
  });

  it('leaves nothing beside the file, and writes the same bytes for the same facts', async (t) => {
    const world = await worldOf(t, { '/good': status(200), '/gone': status(200) });
    await runOn(1, world);
    const before = readFileSync(fileOf(world.folder), 'utf8');
    await runOn(1, world);
    assert.equal(readFileSync(fileOf(world.folder), 'utf8'), before);
    assert.deepEqual(readdirSync(join(world.folder, 'live')), ['links.json']);
  });
});

describe('npm run check -- --external', () => {
  const command = (folder: string, ...options: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const env = { ...process.env, SITE_CONTENT: join(folder, 'content'), SITE_LIVE: join(folder, 'live') };
      const child = spawn(process.execPath, ['scripts/check/main.ts', '--external', ...options], { env });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      child.on('close', (code) => resolve({ code, out, err }));
    });

  it('exits with 0 whatever the links lead to, and with 2 where nothing could be asked', async (t) => {
    const { address } = await siteAt(t, { '/': status(200) });
    const folder = siteWith({
      'pages/join/zh.md': page('[一](https://a.opencloudos.org/)[二](https://b.opencloudos.org/)'),
    });
    const dead = await refusing();
    const endpoints = join(folder, 'endpoints.json');
    writeFileSync(
      endpoints,
      JSON.stringify({ 'https://a.opencloudos.org': address, 'https://b.opencloudos.org': dead }),
    );
    const first = await command(folder, '--endpoints', endpoints, '--format', 'json');
    assert.equal(first.code, 0, first.err);
    assert.match(first.err, /外部链接 2 个：1 个可访问，0 个失效，1 个无法连接；本次检查 2 个。/);
    const { findings } = JSON.parse(first.out) as { findings: { rule: string; severity: string }[] };
    assert.deepEqual(
      findings.map(({ rule, severity }) => `${rule} ${severity}`),
      ['external-links warning'],
    );
    writeFileSync(endpoints, JSON.stringify({ 'https://a.opencloudos.org': dead, 'https://b.opencloudos.org': dead }));
    const second = await command(folder, '--endpoints', endpoints, '--days', '0');
    assert.equal(second.code, 2, second.err);
    assert.match(second.err, /请检查本机网络/);
  });

  it('answers what it cannot do with the usage and exit code 2', async () => {
    const folder = siteWith({});
    for (const wrong of [['--fix'], ['--release'], ['--days', 'x'], ['--endpoints', 'no/such/file']]) {
      const { code, err } = await command(folder, ...wrong);
      assert.equal(code, 2, wrong.join(' '));
      assert.match(err, /用法|应为 JSON 文件/);
    }
  });
});

describe('what the site reads of it', () => {
  it('is the report, which it does not take for the snapshot of a service', () => {
    const folder = siteWith({});
    mkdirSync(join(folder, 'live'));
    const report = { schema: 1, checkedAt: '2026-12-01T00:00:00Z', links: [] };
    writeFileSync(join(folder, 'live/links.json'), JSON.stringify(report));
    const script = `const { loadLive, loadLinkReport } = await import('./src/records/live.ts');
      console.log(JSON.stringify([loadLive().snapshots.size, loadLinkReport()]));`;
    const env = { ...process.env, SITE_LIVE: join(folder, 'live') };
    const said = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
    assert.deepEqual([said.stderr, JSON.parse(said.stdout)], ['', [0, report]]);
  });
});
