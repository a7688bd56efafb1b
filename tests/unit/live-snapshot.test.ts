// What is written about a service: its state in the light of the run before, only what may be published, always whole files.
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { type Check, type Figures, type Snapshot, snapshot as schema } from '#schemas/snapshot.ts';
import type { Try } from '#scripts/http/contract.ts';
import { readStored, serialize, writeWhole } from '#scripts/kit/files.ts';
import { takeLock } from '#scripts/kit/lock.ts';
import { hasMailAddress, masked } from '#scripts/kit/private/gate.ts';
import type { Outcome } from '#scripts/live/ask.ts';
import type { ProbeResult } from '#scripts/live/probe.ts';
import { fitToPublish, isNews, isPublicLink, nextSnapshot } from '#scripts/live/results/snapshot.ts';
import { inLightOf, isOurFault } from '#scripts/live/results/fault.ts';
import { exitCode } from '#scripts/live/results/state.ts';
import { readSnapshot, removeLeftovers, repairSnapshot, writeOutcome } from '#scripts/live/results/write.ts';
import type { LiveService } from '#scripts/live/services.ts';

const start = Date.parse('2026-11-22T12:00:00Z');
const halfHours = (count: number): Date => new Date(start + count * 30 * 60 * 1000);

const pass: Check = { id: 'hub', outcome: 'pass', latencyMs: 124 };
const down: Check = { id: 'hub', outcome: 'fail', error: { kind: 'http', code: 503 } };
const lost: Check = { id: 'hub', outcome: 'error', error: { kind: 'dns', code: 'EAI_AGAIN' } };
const skip: Check = { id: 'hub', outcome: 'skip' };
const filesDown: Check = { id: 'files', outcome: 'fail', error: { kind: 'http', code: 404 } };

const result = (checks: Check[], figures: Figures = {}, links: ProbeResult['links'] = []): ProbeResult => ({
  ...{ checks, figures, links },
});

const places = (rest: Partial<LiveService> = {}): LiveService =>
  ({ id: 'koji', hosts: new Set(['build.oc.example']), addresses: [], ...rest }) as LiveService;

/** One run after the other, half an hour apart; the snapshots that they leave. */
const runs = (...results: ProbeResult[]): Snapshot[] => {
  const snapshots: Snapshot[] = [];
  for (const [index, one] of results.entries()) {
    const circumstances = { previous: snapshots.at(-1), now: halfHours(index), vantage: 'test' };
    snapshots.push(nextSnapshot('koji', fitToPublish(one, places()), circumstances));
  }
  return snapshots;
};

const story = (...results: ProbeResult[]): string[] =>
  runs(...results).map(({ state, source, failedRuns }) => `${state} ${source} ${failedRuns}`);

describe('the state of a service', () => {
  test('that answers is operational, with the time of the answer', () => {
    const [snapshot] = runs(result([pass], { version: '1.35.3' }));
    assert.deepEqual(snapshot, {
      ...{ schema: 1, service: 'koji', state: 'operational', source: 'live', failedRuns: 0, vantage: 'test' },
      ...{ checkedAt: '2026-11-22T12:00:00Z', goodAt: '2026-11-22T12:00:00Z', links: [] },
      ...{ checks: [{ ...pass, latencyMs: 120 }], figures: { version: '1.35.3' } },
    });
  });

  test('that fails is an outage in the second run in a row, and over with the first answer', () => {
    assert.deepEqual(story(result([pass]), result([down]), result([down]), result([down]), result([pass])), [
      'operational live 0',
      'operational last-known-good 1',
      'major_outage live 2',
      'major_outage live 3',
      'operational live 0',
    ]);
  });

  test('that never answered is unknown before it is an outage', () => {
    assert.deepEqual(story(result([down]), result([down])), ['unknown never 1', 'major_outage live 2']);
  });

  test('that failed once and answered again was never out', () => {
    assert.deepEqual(story(result([pass]), result([down]), result([pass]), result([down])), [
      ...['operational live 0', 'operational last-known-good 1', 'operational live 0', 'operational last-known-good 1'],
    ]);
  });

  test('that could not be asked is the last known one, with its figures, links and time', () => {
    const link = { title: 'a-1-1', url: 'https://build.oc.example/koji/buildinfo?buildID=1' };
    const [, second] = runs(result([pass], { tasksRunning: 3 }, [link]), result([lost]));
    assert.equal(second?.source, 'last-known-good');
    assert.equal(second?.state, 'operational');
    assert.equal(second?.goodAt, '2026-11-22T12:00:00Z');
    assert.equal(second?.checkedAt, '2026-11-22T12:30:00Z');
    assert.deepEqual(second?.figures, { tasksRunning: 3 });
    assert.deepEqual(second?.links, [link]);
    assert.deepEqual(second?.checks, [lost]);
  });

  test('that could never be asked is unknown, and stays it', () => {
    assert.deepEqual(story(result([lost]), result([lost]), result([lost])), Array(3).fill('unknown never 0'));
  });

  test('that was out and cannot be asked is unknown, neither out nor well', () => {
    assert.deepEqual(story(result([pass]), result([down]), result([down]), result([lost]), result([down])), [
      ...['operational live 0', 'operational last-known-good 1', 'major_outage live 2'],
      ...['unknown live 2', 'major_outage live 3'],
    ]);
  });

  test('is not called known for longer than two days', () => {
    const [good] = runs(result([pass], { tasksRunning: 3 }));
    const later = (hours: number) =>
      nextSnapshot('koji', result([lost]), {
        previous: good,
        now: new Date(start + hours * 3_600_000),
        vantage: 'test',
      });
    assert.equal(later(48).state, 'operational');
    assert.equal(later(49).state, 'unknown');
    assert.deepEqual(later(49).figures, {});
    assert.equal(later(49).goodAt, '2026-11-22T12:00:00Z');
  });

  test('is not out for two failures with a gap of more than ninety minutes between them', () => {
    const after = (minutes: number) => {
      const [first] = runs(result([down]));
      const now = new Date(start + minutes * 60_000);
      return nextSnapshot('koji', result([down]), { previous: first, now, vantage: 'test' });
    };
    assert.equal(after(90).state, 'major_outage');
    assert.equal(after(91).state, 'unknown');
    assert.equal(after(91).failedRuns, 1);
  });

  test('is not well for an answer that has yet to come', () => {
    const [good] = runs(result([pass], { tasksRunning: 3 }));
    const before = new Date(start - 24 * 3_600_000);
    const next = nextSnapshot('koji', result([lost]), { previous: good, now: before, vantage: 'test' });
    assert.equal(next.state, 'unknown');
    assert.deepEqual(next.figures, {});
  });

  test('is a partial outage when a lesser check fails in two runs in a row', () => {
    assert.deepEqual(story(result([pass, filesDown]), result([pass, filesDown]), result([pass])), [
      ...['operational live 0', 'partial_outage live 0', 'operational live 0'],
    ]);
  });

  test('stays a partial outage after a run that could not ask', () => {
    assert.deepEqual(
      story(result([pass, filesDown]), result([pass, filesDown]), result([lost]), result([pass, filesDown])),
      ['operational live 0', 'partial_outage live 0', 'partial_outage last-known-good 0', 'partial_outage live 0'],
    );
  });

  test('is not a major outage for one failure of the critical check in the midst of a partial one', () => {
    assert.deepEqual(
      story(result([pass, filesDown]), result([pass, filesDown]), result([down, filesDown])).at(-1),
      'partial_outage last-known-good 1',
    );
  });

  test('is degraded as soon as a check warns', () => {
    const warn: Check = { id: 'hosts', outcome: 'warn' };
    assert.deepEqual(story(result([pass, warn])), ['degraded_performance live 0']);
    assert.deepEqual(story(result([{ ...warn, id: 'hub' }])), ['degraded_performance live 0']);
  });

  test('does not depend on a lesser check that we could not make', () => {
    assert.deepEqual(story(result([pass, { ...lost, id: 'files' }])), ['operational live 0']);
  });

  test('is unknown where there is nothing to ask', () => {
    assert.deepEqual(story(result([skip]), result([])), ['unknown never 0', 'unknown never 0']);
  });
});

describe('what is published', () => {
  const fit = (figures: Figures, links: ProbeResult['links'] = [], service = places()) =>
    fitToPublish(result([pass], figures, links), service);

  test('has no figure that is infinite, negative or of the wrong kind, and keeps the others', () => {
    const wrong = {
      tasksRunning: Number.POSITIVE_INFINITY,
      tasksWaiting: -1,
      openBugs: Number.NaN,
      status: '200',
      nosuch: 1,
    };
    assert.deepEqual(fit({ ...(wrong as unknown as Figures), hostsEnabled: 4 }).figures, { hostsEnabled: 4 });
  });

  test('has no mail address and no name of a host but its own, in titles and figures alike', () => {
    const url = 'https://build.oc.example/koji/taskinfo?taskID=1';
    const titles: [before: string, after: string][] = [
      ['reported by somebody@mail.example', 'reported by …'],
      ['disk full on builder-01.oc.example', 'disk full on …'],
      ['kojid@builder-01.internal is slow', '… is slow'],
      ['cannot reach 10.20.30.40 from 192.168.1.2', 'cannot reach … from …'],
      ['build.oc.example answers 502', 'build.oc.example answers 502'],
      ['python3.11-3.11.2-1.oc9', 'python3.11-3.11.2-1.oc9'],
      ['update nginx.conf and libfoo.so.1 to 10.2', 'update nginx.conf and libfoo.so.1 to 10.2'],
    ];
    for (const [before, after] of titles) {
      assert.equal(fit({}, [{ title: before, url }]).links[0]?.title, after);
      assert.deepEqual(fit({ version: before.slice(0, 60) }).figures.version, masked(before.slice(0, 60), places()));
    }
    assert.deepEqual(fit({ openBySeverity: { 'mail somebody@mail.example': 1, major: 2 } }).figures.openBySeverity, {
      'mail …': 1,
      major: 2,
    });
  });

  test('links only to hosts that the site names, over http, without credentials or mail addresses', () => {
    const hosts = new Set(['lists.oc.example']);
    const good = 'https://lists.oc.example/list/dev@lists.oc.example/thread/1/';
    assert.equal(isPublicLink(good, hosts, ['dev@lists.oc.example']), true);
    assert.equal(isPublicLink(good.replace('@', '%40'), hosts, ['dev@lists.oc.example']), true);
    const bad = [
      good,
      'https://evil.example/',
      'javascript:alert(1)',
      'https://a:b@lists.oc.example/',
      'lists.oc.example',
    ];
    for (const address of bad) assert.equal(isPublicLink(address, hosts, []), false, address);
    assert.deepEqual(fit({}, [{ title: 'x', url: 'https://evil.example/' }]).links, []);
  });

  test('has titles of at most two hundred characters, and at most twenty links', () => {
    const link = { title: `<script>alert(1)</script>\u202e${'x'.repeat(100_000)}`, url: 'https://build.oc.example/' };
    const { links } = fit({}, Array(30).fill(link));
    assert.equal(links.length, 20);
    assert.ok(links.every(({ title }) => title.length === 200 && title.startsWith('<script>alert(1)</script>xxx')));
  });

  test('has error codes without anything but letters, digits, dots and hyphens', () => {
    const check: Check = { id: 'hub', outcome: 'fail', error: { kind: 'fault', code: '<b>x@y</b> 1014' } };
    assert.deepEqual(fitToPublish(result([check]), places()).checks[0]?.error, { kind: 'fault', code: 'bxyb1014' });
  });

  test('is the same text for the same facts, whatever order they came in', () => {
    assert.equal(
      serialize({ b: { d: 1, c: [{ f: 1, e: 2 }] }, a: 1 }),
      serialize({ a: 1, b: { c: [{ e: 2, f: 1 }], d: 1 } }),
    );
    assert.ok(serialize({ a: 1 }).endsWith('\n'));
  });

  test('is news with a new time or state, but not for another latency, nor for the time of a service that is not asked', () => {
    const [first] = runs(result([pass])) as [Snapshot];
    const changed = (rest: Partial<Snapshot>) => isNews({ ...first, ...rest }, first);
    assert.equal(changed({ checks: [{ ...pass, latencyMs: 990 }] }), false);
    assert.equal(changed({ checkedAt: '2026-11-22T12:30:00Z' }), true);
    assert.equal(changed({ state: 'unknown' }), true);
    const [none] = runs(result([skip])) as [Snapshot];
    assert.equal(isNews({ ...none, checkedAt: '2026-11-23T12:00:00Z' }, none), false);
  });
});

describe('the exit code', () => {
  test('is 0 when one service answered, 1 when none did', () => {
    assert.equal(exitCode([result([pass]), result([down]), result([lost])], false), 0);
    assert.equal(exitCode([result([down]), result([lost])], false), 1);
  });

  test('is 1 with --strict when any check failed', () => {
    assert.equal(exitCode([result([pass])], true), 0);
    assert.equal(exitCode([result([pass, filesDown])], true), 1);
    assert.equal(exitCode([result([pass]), result([lost])], true), 1);
  });

  test('is 0 where there was nothing to ask', () => {
    assert.equal(exitCode([result([skip])], true), 0);
  });
});

describe('whose fault it is', () => {
  const unnamed: Try = { resolved: false, connected: false, answered: false };
  const unconnected: Try = { ...unnamed, resolved: true };
  const silent: Try = { ...unconnected, connected: true };
  const answered: Try = { ...silent, answered: true };

  test('is ours when nothing was connected to in the whole run, and theirs as soon as something was', () => {
    assert.equal(isOurFault([unnamed, unconnected, unnamed]), true);
    assert.equal(isOurFault([unnamed, silent]), false);
    assert.equal(isOurFault([unnamed, answered]), false);
    assert.equal(isOurFault([]), false);
  });

  test('of a TLS connection cannot be told where nobody sent a byte', () => {
    const refused: Check = { id: 'page', outcome: 'fail', error: { kind: 'tls', code: 'CERT_HAS_EXPIRED' } };
    assert.deepEqual(inLightOf([unconnected, answered], result([refused])).checks, [refused]);
    const judged = inLightOf([unconnected, silent], result([refused, down]));
    assert.deepEqual(
      judged.checks.map(({ outcome }) => outcome),
      ['error', 'fail'],
    );
  });
});

const folderFor = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'live-snapshot-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const outcome = (one: ProbeResult, id = 'koji'): Outcome => ({
  ...{ service: places({ id }), result: one, milliseconds: 1, notes: [], tries: [], responses: {} },
});

describe('the files of a service', () => {
  test('are a snapshot, a row of history, the outages and what the program remembers, none with anything private', (t) => {
    const folder = folderFor(t);
    const link = { title: 'by somebody@mail.example on kojid1.internal', url: 'https://build.oc.example/' };
    const place = { folder, now: halfHours(0), vantage: 'test', warn: assert.fail };
    writeOutcome(outcome(result([pass], { version: '1.35.3' }, [link])), place);
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    assert.deepEqual(paths.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length)).sort(), [
      ...['/cache/koji.json', '/events/koji.json', '/history/koji.json', '/koji.json'],
    ]);
    for (const { parentPath, name } of paths) {
      const text = readFileSync(join(parentPath, name), 'utf8');
      assert.equal(hasMailAddress(text), false);
      assert.ok(!text.includes('kojid1'));
    }
  });

  test('do not change when the same run is told again', (t) => {
    const folder = folderFor(t);
    const place = { folder, now: halfHours(0), vantage: 'test', warn: assert.fail };
    const times = () =>
      ['koji.json', 'history/koji.json', 'events/koji.json', 'cache/koji.json'].map(
        (path) => statSync(join(folder, path), { bigint: true }).mtimeNs,
      );
    writeOutcome(outcome(result([pass])), place);
    const before = times();
    writeOutcome(outcome(result([{ ...pass, latencyMs: 300 }])), place);
    assert.deepEqual(times(), before);
  });

  test('count the runs of a day and the middle of their latencies', (t) => {
    const folder = folderFor(t);
    for (const [run, latencyMs] of [100, 300, 20].entries()) {
      const place = { folder, now: halfHours(run), vantage: 'test', warn: assert.fail };
      writeOutcome(outcome(result([{ ...pass, latencyMs }])), place);
    }
    const { days } = JSON.parse(readFileSync(join(folder, 'history/koji.json'), 'utf8'));
    assert.deepEqual(days, [{ day: '2026-11-22', worst: 'operational', runs: 3, answered: 3, medianLatencyMs: 100 }]);
  });

  test('have no history where there is nothing to ask', (t) => {
    const folder = folderFor(t);
    writeOutcome(outcome(result([skip])), { folder, now: halfHours(0), vantage: 'test', warn: assert.fail });
    assert.deepEqual(readdirSync(folder), ['koji.json']);
  });

  const corrupt: [what: string, text: string][] = [
    ['cut short', '{"schema":1,"service":"ko'],
    ['empty', ''],
    ['of another schema', '{"schema":2}'],
    ['about another service', serialize({ ...runs(result([pass]))[0], service: 'gitee' })],
    ['with a field too many', serialize({ ...runs(result([pass]))[0], owner: 'somebody' })],
  ];
  for (const [what, text] of corrupt) {
    test(`that are ${what} are reported and replaced, never trusted`, (t) => {
      const folder = folderFor(t);
      writeFileSync(join(folder, 'koji.json'), text);
      const warnings: string[] = [];
      const place = { folder, now: halfHours(1), vantage: 'test', warn: (line: string) => warnings.push(line) };
      const written = writeOutcome(outcome(result([lost])), place);
      assert.equal(written.source, 'never');
      assert.equal(warnings.length, 1);
      assert.match(warnings[0] ?? '', /koji\.json .+已替换/);
      assert.deepEqual(schema.parse(JSON.parse(readFileSync(join(folder, 'koji.json'), 'utf8'))), written);
    });
  }

  test('put a damaged history aside', (t) => {
    const folder = folderFor(t);
    mkdirSync(join(folder, 'history'));
    writeFileSync(join(folder, 'history/koji.json'), '<<<<<<< HEAD');
    const warnings: string[] = [];
    const place = { folder, now: halfHours(0), vantage: 'test', warn: (line: string) => warnings.push(line) };
    writeOutcome(outcome(result([pass])), place);
    assert.equal(readFileSync(join(folder, 'history/koji.json.bad'), 'utf8'), '<<<<<<< HEAD');
    assert.equal(JSON.parse(readFileSync(join(folder, 'history/koji.json'), 'utf8')).days.length, 1);
    assert.equal(warnings.length, 1);
  });

  test('are looked through without asking anybody: a corrupt snapshot becomes an empty one, an absent one stays absent', (t) => {
    const folder = folderFor(t);
    const warnings: string[] = [];
    const place = { folder, now: halfHours(0), vantage: 'test', warn: (line: string) => warnings.push(line) };
    assert.equal(repairSnapshot('koji', place), undefined);
    assert.deepEqual(readdirSync(folder), []);
    writeFileSync(join(folder, 'koji.json'), '{');
    assert.equal(repairSnapshot('koji', place)?.state, 'unknown');
    assert.equal(warnings.length, 1);
    assert.equal(readSnapshot('koji', place)?.source, 'never');
  });
});

describe('a file', () => {
  test('is replaced whole and only when it changes, and leaves nothing beside it', (t) => {
    const folder = folderFor(t);
    const path = join(folder, 'deep/koji.json');
    assert.equal(writeWhole(path, 'one'), true);
    assert.equal(writeWhole(path, 'one'), false);
    assert.equal(writeWhole(path, 'two'), true);
    assert.equal(readFileSync(path, 'utf8'), 'two');
    assert.deepEqual(readdirSync(join(folder, 'deep')), ['koji.json']);
  });

  test('that a killed run left half written is removed by the next one', (t) => {
    const folder = folderFor(t);
    mkdirSync(join(folder, 'history'));
    for (const path of ['.koji.json.123.tmp', 'history/.koji.json.123.tmp', 'koji.json'])
      writeFileSync(join(folder, path), '{');
    removeLeftovers(folder);
    assert.deepEqual(readdirSync(folder).sort(), ['history', 'koji.json']);
    assert.deepEqual(readdirSync(join(folder, 'history')), []);
  });

  test('is absent, good or corrupt', (t) => {
    const folder = folderFor(t);
    const path = join(folder, 'koji.json');
    assert.equal(readStored(path, schema).state, 'absent');
    writeFileSync(path, 'null');
    assert.equal(readStored(path, schema).state, 'corrupt');
    writeFileSync(path, serialize(runs(result([pass]))[0]));
    assert.equal(readStored(path, schema).state, 'good');
    assert.equal(readStored(folder, schema).state, 'corrupt');
  });
});

describe('the lock', () => {
  const now = new Date();
  const claim = { command: 'npm run live', minutes: 2 };
  const lockOf = (folder: string, pid: number, at: Date, host = hostname()) =>
    writeFileSync(join(folder, '.lock'), JSON.stringify({ pid, host, at: at.toISOString() }));

  test('lets one run in, and the next when that is done', (t) => {
    const folder = join(folderFor(t), 'new');
    const lock = takeLock(folder, now, claim);
    assert.throws(() => takeLock(folder, now, claim), /另一个 npm run live 正在写入.*最长 2 分钟/);
    lock[Symbol.dispose]();
    takeLock(folder, now, claim)[Symbol.dispose]();
    assert.deepEqual(readdirSync(folder), []);
  });

  test('names the command that holds it', (t) => {
    const folder = folderFor(t);
    const lock = takeLock(folder, now, { command: 'npm run build', minutes: 10 });
    assert.throws(() => takeLock(folder, now, claim), /另一个 npm run build 正在写入.*最长 10 分钟/);
    lock[Symbol.dispose]();
  });

  test('of a run that is gone counts for nothing', (t) => {
    const folder = folderFor(t);
    lockOf(folder, 2 ** 22 + 1, now);
    takeLock(folder, now, claim)[Symbol.dispose]();
  });

  test('of a run on another machine counts for ten minutes', (t) => {
    const folder = folderFor(t);
    lockOf(folder, 1, now, 'another-machine');
    assert.throws(() => takeLock(folder, now, claim), /another-machine/);
    takeLock(folder, new Date(now.getTime() + 11 * 60_000), claim)[Symbol.dispose]();
  });

  test('that cannot be read counts for nothing', (t) => {
    const folder = folderFor(t);
    writeFileSync(join(folder, '.lock'), '{"pid"');
    takeLock(folder, now, claim)[Symbol.dispose]();
  });

  test('taken over by another run is not given back by the first', (t) => {
    const folder = folderFor(t);
    const lock = takeLock(folder, now, claim);
    lockOf(folder, 1, now, 'another-machine');
    lock[Symbol.dispose]();
    assert.ok(existsSync(join(folder, '.lock')));
  });
});
