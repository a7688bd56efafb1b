// Several vantage points: an outage where two trusted ones agree; what differs is named, not averaged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOf, type Vantage } from '#model/status/record.ts';
import { agreedSnapshots, differenceOf, vantageNotes } from '#model/status/vantages.ts';
import type { Events } from '#schemas/events.ts';
import { siteConfig } from '#schemas/site.ts';
import type { ServiceState, Snapshot } from '#schemas/snapshot.ts';

const now = new Date('2026-11-24T12:00:00Z');
const at = (minutesAgo: number) => `${new Date(now.getTime() - minutesAgo * 60_000).toISOString().slice(0, 19)}Z`;

const snapshot = (service: string, state: ServiceState, checkedAt: string): Snapshot => ({
  schema: 1,
  service,
  state,
  source: 'live',
  checkedAt,
  goodAt: null,
  failedRuns: 0,
  vantage: 'test',
  checks: [],
  figures: {},
  links: [],
});

/** An outage from a number of minutes ago on; none where there is no number. */
const events = (service: string, outageSince: number | undefined, seen: number): Events => ({
  schema: 1,
  service,
  since: at(24 * 60),
  seen: at(seen),
  unknown: [],
  outages:
    outageSince === undefined
      ? []
      : [
          {
            opened: at(outageSince),
            confirmed: at(outageSince - 30),
            state: 'major_outage',
            checks: ['hub'],
            fault: 'theirs',
            runs: 3,
          },
        ],
});

const place = (id: string, down: Record<string, boolean>, { seen = 10, trusted = true } = {}): Vantage => ({
  id,
  name: { zh: id },
  trusted,
  snapshots: new Map(
    Object.entries(down).map(([name, is]) => [name, snapshot(name, is ? 'major_outage' : 'operational', at(seen))]),
  ),
  events: new Map(Object.entries(down).map(([name, is]) => [name, events(name, is ? 120 : undefined, seen)])),
});

const stateIn = (vantages: Vantage[], id = 'koji') => agreedSnapshots(vantages, now).get(id)?.state;
const outagesIn = (vantages: Vantage[], id = 'koji') => recordOf(vantages, id, now).outages.length;

test('one vantage point decides alone, and of several two trusted ones must agree', () => {
  const [up, down] = [place('甲', { koji: false }), place('乙', { koji: true })];
  assert.deepEqual([stateIn([down]), outagesIn([down])], ['major_outage', 1]);
  assert.deepEqual([stateIn([up, down]), outagesIn([up, down])], ['operational', 0]);
  const third = place('丙', { koji: true });
  assert.deepEqual([stateIn([up, down, third]), outagesIn([up, down, third])], ['major_outage', 1]);
  const stranger = place('丙', { koji: true }, { trusted: false });
  assert.deepEqual([stateIn([up, down, stranger]), outagesIn([up, down, stranger])], ['operational', 0]);
});

test('a system that answers at one place alone is said to, with the time since when it does not at the other', () => {
  const vantages = [place('甲', { koji: false }), place('乙', { koji: true })];
  assert.deepEqual(differenceOf(vantages, 'koji', now), {
    reachableFrom: [{ zh: '甲' }],
    unreachableFrom: [{ name: { zh: '乙' }, since: at(120) }],
  });
  assert.equal(differenceOf([place('甲', { koji: true }), place('乙', { koji: true })], 'koji', now), undefined);
});

test('a place without results for three hours drops out, by name', () => {
  const [gone, down] = [place('甲', { koji: false }, { seen: 181 }), place('乙', { koji: true })];
  assert.deepEqual([stateIn([gone, down]), outagesIn([gone, down])], ['major_outage', 1]);
  assert.deepEqual(vantageNotes([gone, down], now), [{ name: { zh: '甲' }, kind: 'absent', at: at(181) }]);
  const late = place('甲', { koji: false }, { seen: 180 });
  assert.deepEqual([stateIn([late, down]), vantageNotes([late, down], now)], ['operational', []]);
  assert.equal(vantageNotes([place('甲', {}), down], now)[0]?.kind, 'absent', 'one that never had a result, too');
  const deadDown = place('甲', { koji: true }, { seen: 600 });
  assert.equal(outagesIn([deadDown, place('乙', { koji: false }), down]), 0, 'its open outage does not go on for ever');
});

test('clocks that differ and places that lie are named, and change nothing', () => {
  const ahead = place('甲', { koji: true, mbs: true }, { seen: -240 });
  const [well, other] = [place('乙', { koji: false, mbs: false }), place('丙', { koji: false, mbs: false })];
  assert.deepEqual(vantageNotes([ahead, well], now), [{ name: { zh: '甲' }, kind: 'clock', at: at(-240) }]);
  assert.deepEqual([stateIn([ahead, well]), outagesIn([ahead, well])], ['operational', 0]);
  const liar = place('甲', { koji: true, mbs: true });
  assert.deepEqual(
    vantageNotes([liar, well, other], now).map(({ name, kind }) => [name.zh, kind]),
    [['甲', 'contradicts']],
  );
  assert.deepEqual([stateIn([liar, well, other]), outagesIn([liar, well, other])], ['operational', 0]);
  assert.deepEqual(vantageNotes([liar], now), [], 'alone, it is all that there is');
});

test('the configuration refuses two places with one name, names of our own folders and places none of which counts', () => {
  const faultsOf = (...vantages: { id: string; name: { zh: string }; trusted: boolean }[]) =>
    siteConfig.shape.vantages.safeParse(vantages).error?.issues.map(({ message }) => message) ?? [];
  const one = { id: 'inland', name: { zh: '甲地' }, trusted: true };
  assert.deepEqual(faultsOf(one, { ...one, id: 'abroad', name: { zh: '乙地' } }), []);
  assert.match(faultsOf(one, { ...one, name: { zh: '乙地' } })[0] ?? '', /id 均为「inland」/);
  assert.match(faultsOf(one, { ...one, id: 'abroad' })[0] ?? '', /name 均为「甲地」/);
  assert.match(faultsOf({ ...one, id: 'events' })[0] ?? '', /不能是 history、events、cache、links/);
  assert.match(faultsOf({ ...one, trusted: false })[0] ?? '', /trusted/);
});
