// data/live/events on disk: carried over from snapshots, whole or not at all, damaged ones kept beside.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Events, events } from '#schemas/events.ts';
import type { Check } from '#schemas/snapshot.ts';
import type { Outcome } from '#scripts/live/ask.ts';
import type { Place } from '#scripts/live/results/place.ts';
import { writeOurFault, writeOutcome } from '#scripts/live/results/write.ts';

const start = Date.parse('2026-11-24T00:00:00Z');
const momentAt = (minutes: number) => new Date(start + minutes * 60_000);
const textAt = (minutes: number) => `${momentAt(minutes).toISOString().slice(0, 19)}Z`;

const pass: Check = { id: 'hub', outcome: 'pass' };
const down: Check = { id: 'hub', outcome: 'fail', error: { kind: 'http', code: 'kojid1.internal' } };

const prepare = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'live-events-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'events/koji.json');
  const warnings: string[] = [];
  const placeAt = (minutes: number): Place => ({
    folder,
    now: momentAt(minutes),
    vantage: 'test',
    warn: (line) => warnings.push(line),
  });
  const run = (minutes: number, check: Check, more: Partial<Place> = {}) => {
    const service = { id: 'koji', hosts: new Set<string>(), addresses: [] } as unknown as Outcome['service'];
    const result = { checks: [check], figures: {}, links: [] };
    const outcome = { service, result, milliseconds: 1, notes: [], tries: [], responses: {} };
    writeOutcome(outcome, { ...placeAt(minutes), ...more });
    return read();
  };
  const read = (): Events => events.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { folder, path, warnings, placeAt, run, read };
};

test('the record begins with the snapshot that is there, and with its outage', (t) => {
  const { folder, run } = prepare(t);
  for (const [index, check] of [pass, down, down].entries()) run(index * 30, check);
  rmSync(join(folder, 'events'), { recursive: true });
  const { since, outages, unknown } = run(90, pass);
  assert.deepEqual([since, unknown], [textAt(60), []]);
  assert.deepEqual(
    outages.map(({ opened, ended, runs }) => [opened, ended, runs]),
    [[textAt(60), textAt(90), 2]],
  );
});

test('codes of errors pass the gate, as in snapshots', (t) => {
  const { path, run } = prepare(t);
  run(0, down);
  run(30, down);
  assert.ok(!readFileSync(path, 'utf8').includes('kojid1'));
});

const entry = (opened: number, ended: number | undefined) => ({
  opened: textAt(opened),
  confirmed: textAt(opened + 10),
  ...(ended !== undefined && { ended: textAt(ended) }),
  state: 'major_outage',
  checks: ['hub'],
  fault: 'theirs',
  runs: 2,
});
const record = (more: object) => ({
  schema: 1,
  service: 'koji',
  since: textAt(0),
  seen: textAt(60),
  outages: [],
  unknown: [],
  ...more,
});

const damaged: Record<string, string> = {
  'cut off': JSON.stringify(record({})).slice(0, 40),
  'of another schema': JSON.stringify(record({ schema: 2 })),
  'of another system': JSON.stringify(record({ service: 'mbs' })),
  overlapping: JSON.stringify(record({ outages: [entry(0, 40), entry(20, 50)] })),
  'out of order': JSON.stringify(record({ outages: [entry(30, 50), entry(0, 20)] })),
  'two open': JSON.stringify(record({ outages: [entry(0, undefined), entry(20, undefined)] })),
  'ended before it began': JSON.stringify(record({ outages: [entry(30, 10)] })),
  'confirmed after its end': JSON.stringify(record({ outages: [entry(30, 35)] })),
  'unknown time that ends before it begins': JSON.stringify(
    record({ unknown: [{ from: textAt(20), until: textAt(5) }] }),
  ),
  'ahead of its last run': JSON.stringify(record({ outages: [entry(30, 70)] })),
  'ahead of the clock': JSON.stringify(record({ seen: textAt(500) })),
  empty: '',
  'a list': '[]',
};

for (const [name, text] of Object.entries(damaged))
  test(`a record that is ${name} is reported and kept beside; time before is not known`, (t) => {
    const { folder, path, warnings, run } = prepare(t);
    mkdirSync(join(folder, 'events'), { recursive: true });
    for (const minutes of [120, 150]) {
      writeFileSync(path, text);
      const { outages } = run(minutes, pass);
      assert.deepEqual(outages, []);
    }
    assert.equal(run(180, pass).since, textAt(120), 'from the snapshot before the damage was found');
    assert.deepEqual(readdirSync(join(folder, 'events')).sort(), ['koji.json', 'koji.json.bad', 'koji.json.bad2']);
    assert.equal(readFileSync(`${path}.bad`, 'utf8'), text, 'an earlier one is not written over');
    assert.equal(readFileSync(`${path}.bad2`, 'utf8'), text);
    assert.match(warnings[0] ?? '', /events\/koji\.json 无法使用（.+），已重命名为 .+\.bad/);
  });

test('what lies ahead is cut off where the clock is to be trusted', (t) => {
  const { run, warnings } = prepare(t);
  for (const minutes of [0, 30, 60]) run(minutes, down);
  run(600, pass);
  const { outages, unknown } = run(90, pass, { trustClock: true });
  assert.deepEqual([outages[0]?.ended, warnings], [textAt(90), []]);
  assert.deepEqual(unknown, [{ from: textAt(60), until: textAt(90) }]);
});

test('a run in which this machine reached nobody is unknown time, and begins no record', (t) => {
  const { placeAt, run, read, folder } = prepare(t);
  writeOurFault(['koji'], placeAt(0));
  assert.deepEqual(readdirSync(folder), []);
  run(0, pass);
  writeOurFault(['koji'], placeAt(30));
  assert.deepEqual(read().unknown, [{ from: textAt(30) }]);
  assert.deepEqual(run(60, pass).unknown, [{ from: textAt(30), until: textAt(60) }]);
});
