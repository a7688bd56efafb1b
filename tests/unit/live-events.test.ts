// The outages that `live` keeps, against a computation of its own over all runs at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, recordOf, stateOfDay, uptimeOf, type Vantage } from '#model/status/record.ts';
import { dayCells, type NoticeEntry } from '#model/status/status.ts';
import { type Events, events } from '#schemas/events.ts';
import type { Check, Snapshot } from '#schemas/snapshot.ts';
import { cutAt, withRunEvents } from '#scripts/live/results/events.ts';
import { nextSnapshot } from '#scripts/live/results/snapshot.ts';
import { isWhole } from '../support/whole.ts';

const minute = 60_000;
const start = Date.parse('2026-09-01T00:00:00Z');
const secondsOf = (minutes: number) => `${new Date(start + minutes * minute).toISOString().slice(0, 19)}Z`;
const momentAt = (minutes: number) => new Date(start + minutes * minute);

/** What a run of the test found: G good, D degraded, P a page fails, M the service fails, U a fault of ours. */
type Letter = 'G' | 'D' | 'P' | 'M' | 'U';
interface Run {
  at: number;
  found: Letter;
}

const checksOf: Record<Letter, Check[]> = {
  G: [
    { id: 'hub', outcome: 'pass' },
    { id: 'page', outcome: 'pass' },
  ],
  D: [
    { id: 'hub', outcome: 'pass' },
    { id: 'page', outcome: 'warn' },
  ],
  P: [
    { id: 'hub', outcome: 'pass' },
    { id: 'page', outcome: 'fail', error: { kind: 'http', code: 500 } },
  ],
  M: [{ id: 'hub', outcome: 'fail', error: { kind: 'connect', code: 'ECONNREFUSED' } }],
  U: [{ id: 'hub', outcome: 'error', error: { kind: 'dns' } }],
};

/** The record after all runs, held to its schema. */
const kept = (runs: Run[]): Events =>
  events.parse(
    runs.reduce<Events | undefined>(
      (before, { at, found }) => withRunEvents(before, { service: 'koji', checks: checksOf[found], now: momentAt(at) }),
      undefined,
    ),
  );

const vantageOf = (id: string, found: Events, trusted = true): Vantage => ({
  id,
  name: { zh: id },
  trusted,
  snapshots: new Map(),
  events: new Map([['koji', found]]),
});

const of = (letters: string, step = 30): Run[] =>
  [...letters].map((found, index) => ({ at: index * step, found: found as Letter }));

const short = (found: Events) =>
  found.outages.map(({ opened, ended, state, runs }) => [opened.slice(11, 16), ended?.slice(11, 16), state, runs]);

test('an outage is opened by the first bad run, confirmed by the second in a row and ended by a good one', () => {
  assert.deepEqual(kept(of('GMMG')).outages, [
    {
      opened: secondsOf(30),
      confirmed: secondsOf(60),
      ended: secondsOf(90),
      state: 'major_outage',
      checks: ['hub'],
      fault: 'theirs',
      error: { kind: 'connect', code: 'ECONNREFUSED' },
      runs: 2,
    },
  ]);
  assert.deepEqual(short(kept(of('GMGMG'))), [], 'a run alone is none');
  assert.deepEqual(short(kept(of('GPPMG'))), [['00:30', '02:00', 'major_outage', 3]], 'the worst of its runs');
  assert.deepEqual(short(kept(of('GPMG'))), [], 'two checks that fail once each confirm nothing, as in snapshots');
  assert.deepEqual(short(kept(of('GDDG'))), [['00:30', '01:30', 'degraded_performance', 2]]);
  assert.deepEqual(
    short(kept(of('DDMMDDG'))),
    [
      ['00:00', '01:00', 'degraded_performance', 2],
      ['01:00', '02:00', 'major_outage', 2],
      ['02:00', '03:00', 'degraded_performance', 2],
    ],
    'degraded performance before and after is its own',
  );
});

test('time after a gap and after a fault of ours is not known; it confirms nothing and ends nothing', () => {
  const gap = kept([...of('GM'), { at: 300, found: 'M' }, { at: 330, found: 'G' }]);
  assert.deepEqual([gap.outages, gap.unknown], [[], [{ from: secondsOf(30), until: secondsOf(300) }]]);
  const open = kept([...of('MM'), { at: 300, found: 'M' }, { at: 330, found: 'G' }]);
  assert.deepEqual(short(open), [['00:00', '05:30', 'major_outage', 3]]);
  const ours = kept(of('GMUMUUG'));
  assert.deepEqual(short(ours), [['00:30', '03:00', 'major_outage', 2]]);
  assert.deepEqual(ours.unknown, [
    { from: secondsOf(60), until: secondsOf(90) },
    { from: secondsOf(120), until: secondsOf(180) },
  ]);
  assert.equal(kept(of('GUU'))?.unknown[0]?.until, undefined);
  assert.deepEqual(short(kept(of('UUUU'))), []);
  const silent: Check[] = [checksOf.P[0] as Check, { id: 'page', outcome: 'error', error: { kind: 'timeout' } }];
  const before = kept(of('PP'));
  const after = withRunEvents(before, { service: 'koji', checks: silent, now: momentAt(60) });
  assert.equal(after.outages[0]?.ended, undefined, 'a check that says nothing ends no outage that it found');
});

test('a clock that went ahead and came back leaves only what was before it', () => {
  const ahead = kept([...of('GMM'), { at: 600, found: 'G' }]);
  const back = events.parse(cutAt(ahead, secondsOf(90)));
  assert.deepEqual(short(back), [['00:30', undefined, 'major_outage', 2]]);
  assert.deepEqual([back.seen, back.unknown], [secondsOf(60), [{ from: secondsOf(60) }]]);
  assert.equal(cutAt(ahead, secondsOf(-10)), undefined);
});

test('a record of many outages stays small, and says from when it is whole', () => {
  const many = kept(
    [...'GMM'.repeat(3).repeat(400)].map((found, index) => ({ at: index * 30, found: found as Letter })),
  );
  assert.equal(many.outages.length, 1000);
  assert.equal(many.since, secondsOf((1200 - 1000 - 1) * 90 + 90), 'after the last one that was left out');
});

// The computation of the test: minute by minute, over all runs.

const isFailed = (found: Letter | undefined) => found === 'M' || found === 'P';

/** For each run, whether an outage is open from it to the next one, and whether that time is known. */
const judged = (runs: Run[]) => {
  const far = (index: number) => (runs[index]?.at ?? 0) - (runs[index - 1]?.at ?? 0) > 90;
  let open = false;
  const states = runs.map(() => 'good' as 'good' | 'bad');
  for (const [index, { found }] of runs.entries()) {
    if (found === 'G' || found === 'D') open = false;
    if (isFailed(found) && !open) {
      // Back to the run that failed before in the same way; over faults of ours only where the service itself failed.
      let back = index - 1;
      let near = !far(index);
      while (near && found === 'M' && runs[back]?.found === 'U') {
        near = !far(back);
        back--;
      }
      if (near && back >= 0 && runs[back]?.found === found) {
        open = true;
        for (let each = back; each < index; each++) states[each] = 'bad';
      }
    }
    if (open) states[index] = 'bad';
  }
  return runs.map((run, index) => ({
    ...run,
    bad: states[index] === 'bad',
    known: run.found !== 'U' && (runs[index + 1] === undefined || !far(index + 1)),
  }));
};

/** Whether it was known at a minute, and an outage. */
const atMinute = (all: ReturnType<typeof judged>, time: number, now: number) => {
  const index = all.findLastIndex(({ at }) => at <= time);
  const run = all[index];
  if (!run) return { known: false, bad: false };
  const isStale = index === all.length - 1 && now - run.at > 90;
  return { known: run.known && !isStale, bad: run.bad };
};

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const randomRuns = (random: () => number): Run[] => {
  let at = Math.floor(random() * 200);
  let found: Letter = 'G';
  return Array.from({ length: 20 + Math.floor(random() * 60) }, () => {
    if (random() < 0.4) found = (['G', 'G', 'D', 'P', 'M', 'M', 'U'] as const)[Math.floor(random() * 7)] ?? 'G';
    at += random() < 0.06 ? 91 + Math.floor(random() * 400) : random() < 0.1 ? 90 : 25 + Math.floor(random() * 10);
    return { at, found };
  });
};

test('random sequences of runs, from one, two and three vantage points', () => {
  for (let seed = 1; seed <= (isWhole ? 1000 : 200); seed++) {
    const random = randomFrom(seed);
    const sequences = Array.from({ length: 1 + (seed % 3) }, () => randomRuns(random));
    const last = Math.max(...sequences.map((runs) => runs.at(-1)?.at ?? 0));
    // Some minutes after the last run, so that all of them are heard of; later than 90 minutes in every fifth.
    const now = last + Math.floor(random() * 30) + (seed % 5 === 0 ? 100 : 0);
    const record = recordOf(
      sequences.map((runs, index) => vantageOf(`place-${index}`, kept(runs))),
      'koji',
      momentAt(now),
    );
    const all = sequences.map(judged);
    const lasting = sequences.map((runs) => runs.at(-1)?.at ?? 0);
    let [known, bad] = [0, 0];
    const from = now - 7 * 24 * 60;
    for (let time = Math.max(0, from); time < now; time++) {
      const seen = all.map((one, index) => {
        const state = atMinute(one, time, now);
        // A place that dropped out says nothing of an outage after its last run.
        const isGone = all.length > 1 && now - (lasting[index] ?? 0) > 180 && time >= (lasting[index] ?? 0);
        return isGone ? { known: false, bad: false } : state;
      });
      const isKnown = seen.some((one) => one.known);
      const present = seen.filter((one) => one.known || one.bad).length;
      const votes = seen.filter((one) => one.bad).length;
      known += Number(isKnown);
      bad += Number(isKnown && (present > 1 ? votes > 1 : votes === 1));
    }
    const found = uptimeOf(record, momentAt(now), 7);
    assert.equal(Math.round(found.coverage * 7 * 24 * 60), known, `known time, seed ${seed}`);
    const week = { from: start + from * minute, until: start + now * minute };
    const badMs = record.bad.reduce(
      (sum, span) => sum + Math.max(0, Math.min(span.until, week.until) - Math.max(span.from, week.from)),
      0,
    );
    assert.equal(badMs / minute, bad, `time of outages, seed ${seed}`);
    const days = daysOf(record, { now: momentAt(now), zone: 'Asia/Shanghai', count: 90 });
    const total = record.bad.reduce((sum, span) => sum + span.until - span.from, 0);
    assert.equal(
      days.reduce((sum, day) => sum + day.bad, 0),
      total,
      `days, seed ${seed}`,
    );
  }
});

test('there is no figure of the uptime where less than four fifths of the time are known', () => {
  const week = of('G'.repeat(7 * 48 + 1));
  const now = momentAt(week.at(-1)?.at ?? 0);
  const figure = (runs: Run[]) => uptimeOf(recordOf([vantageOf('a', kept(runs))], 'koji', now), now, 7);
  assert.deepEqual(figure(week), { days: 7, coverage: 1, uptime: 1 });
  const late = figure(week.filter(({ at }) => at >= 0.21 * 7 * 24 * 60));
  assert.equal(late.uptime, undefined);
  assert.ok(late.coverage > 0.78 && late.coverage < 0.8);
  const bad = week.map((run, index) => (index >= 48 && index < 96 ? { ...run, found: 'M' as const } : run));
  assert.ok(Math.abs((figure(bad).uptime ?? 0) - 6 / 7) < 1e-9);
  assert.deepEqual(uptimeOf(recordOf([], 'koji', now), now, 90), { days: 90, coverage: 0 });
});

test('snapshots and records agree on what is an outage', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const runs = randomRuns(random).filter(({ found }) => found !== 'U');
    let [record, snapshot]: [Events | undefined, Snapshot | undefined] = [undefined, undefined];
    for (const [index, { at, found }] of runs.entries()) {
      // After a gap an open outage stays open in the record, while the page says that nothing is known.
      if (index > 0 && at - (runs[index - 1]?.at ?? 0) > 90) break;
      const result = { checks: checksOf[found], figures: {}, links: [] };
      snapshot = nextSnapshot('koji', result, { previous: snapshot, now: momentAt(at), vantage: 'test' });
      record = withRunEvents(record, { service: 'koji', checks: checksOf[found], now: momentAt(at) });
      const isOpen = record.outages.some((one) => one.ended === undefined && one.state !== 'degraded_performance');
      assert.equal(isOpen, /outage/.test(snapshot.state), `seed ${seed}, run ${index}`);
    }
  }
});

test('a day is coloured by the share of its bad time, and maintenance explains what lies within it', () => {
  const hour = 3_600_000;
  const day = { known: 24 * hour, bad: 0, degraded: 0 };
  assert.equal(stateOfDay({ ...day, known: 0 }), undefined);
  assert.equal(stateOfDay(day), 'operational');
  assert.equal(stateOfDay({ ...day, degraded: hour }), 'degraded_performance');
  assert.equal(stateOfDay({ ...day, bad: hour }), 'partial_outage');
  assert.equal(stateOfDay({ ...day, bad: 6 * hour }), 'major_outage');
  assert.equal(stateOfDay({ ...day, known: 3 * hour, bad: hour }), 'major_outage', 'of what is known');
  assert.equal(stateOfDay({ ...day, bad: hour }, hour), 'under_maintenance');
  assert.equal(stateOfDay({ ...day, bad: 2 * hour }, hour), 'partial_outage');
  const runs = of(`${'G'.repeat(60)}MM${'G'.repeat(60)}`);
  const now = momentAt(runs.at(-1)?.at ?? 0);
  const record = recordOf([vantageOf('a', kept(runs))], 'koji', now);
  const outage = record.outages[0];
  assert.ok(outage?.until);
  const window = { kind: 'maintenance', start: outage.from.toISOString(), end: outage.until.toISOString() };
  const notice = { id: 'window', data: { ...window, services: ['koji'], updates: [] } } as unknown as NoticeEntry;
  const states = (notices: NoticeEntry[]) =>
    dayCells([], { now, zone: 'Asia/Shanghai', notices, record, count: 3 }).map(({ worst }) => worst);
  assert.deepEqual(states([]), ['operational', 'partial_outage', 'operational']);
  assert.deepEqual(
    states([notice]),
    ['operational', 'under_maintenance', 'operational'],
    'to the hour, not to the day',
  );
});
