// The dates of records from git and from what the last publication kept: they never fall, whatever git has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timesFrom } from '#records/published.ts';
import { missingHistory } from '#scripts/publish/deploy/kept-dates.ts';

const now = new Date('2026-06-01T00:00:00Z');
const kept = { hash: '0123456789abcdef', first: '2026-01-01T00:00:00Z', last: '2026-03-01T00:00:00Z' };
const same = () => kept.hash;
const other = () => 'fedcba9876543210';
const git = (first: string, last = first) => ({ first, last });

test('without a kept file for it, a record has the dates of git, and one that git does not know changed now', () => {
  const known = git('2026-02-01T08:00:00+08:00', '2026-02-02T08:00:00+08:00');
  assert.deepEqual(timesFrom(known, undefined, { hashNow: same, now }), known);
  assert.equal(timesFrom(undefined, undefined, { hashNow: same, now }).last, '2026-06-01T00:00:00Z');
});

test('a shallow clone keeps the dates of the last publication', () => {
  const { first, last } = kept;
  assert.deepEqual(timesFrom(undefined, kept, { hashNow: same, now }), { first, last });
  assert.deepEqual(timesFrom(git('2026-03-01T08:00:00+08:00'), kept, { hashNow: same, now }), { first, last });
});

test('a record that changed since is later than it was, with and without git, and whatever its clock said', () => {
  const last = (known: ReturnType<typeof git> | undefined) => timesFrom(known, kept, { hashNow: other, now }).last;
  assert.equal(last(undefined), '2026-06-01T00:00:00Z');
  assert.equal(last(git('2026-04-01T00:00:00Z')), '2026-04-01T00:00:00Z');
  assert.equal(last(git('2025-04-01T00:00:00Z')), '2026-03-01T00:00:01Z');
});

test('a random life of a record: its date never falls from one publication to the next, and rises with each change', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let life = 0; life < 200; life += 1) {
    let state = { ...kept };
    let clock = now.getTime();
    for (let step = 0; step < 20; step += 1) {
      clock += random(1_000_000) * 1000;
      const commit = new Date(clock - random(40_000_000) * 1000).toISOString();
      const hash = random(2) === 0 ? state.hash : (BigInt(step + 1) ** 20n).toString(16).padStart(16, '0').slice(-16);
      const given = { hashNow: () => hash, now: new Date(clock) };
      const times = timesFrom(random(3) === 0 ? undefined : git(commit), state, given);
      assert.ok(hash === state.hash ? times.last >= state.last : times.last > state.last);
      assert.ok(times.first <= state.first);
      state = { hash, ...times };
    }
  }
});

test('a shallow clone and a folder without git are told what the site will lack, and how to mend it', () => {
  assert.equal(missingHistory('whole', false), undefined);
  assert.match(missingHistory('shallow', false) ?? '', /浅克隆.*修改日期、日历的修订号。请运行 git fetch --unshallow$/);
  assert.match(missingHistory('none', true) ?? '', /没有 git 历史.*译文落后的天数。/);
});
