// Whose fault it is, seen from outside: networks whose resolver is silent, slow, lies or knows half the names, and one that drops all.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noNetworks, play, type Scenario, type Told } from '../support/network/scenario.ts';
import { isWhole } from '../support/whole.ts';

const site = (name: string) => ({ kind: 'web', url: `http://${name}/` });
const sites = (count: number, domain: string): Scenario['services'] =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, site(`s${index}.${domain}`)]));

const states = ({ snapshots }: Told) =>
  Object.fromEntries(
    Object.entries(snapshots).map(([id, { state, checks }]) => [id, `${state} ${checks[0]?.outcome}`]),
  );

const assertOurs = ({ runs, snapshots }: Told) => {
  for (const { code, err } of runs) {
    assert.equal(code, 2, err);
    assert.match(err, /所有系统均无法连接/);
    assert.doesNotMatch(err, / {4}at /);
  }
  assert.deepEqual(snapshots, {});
};

const skip = noNetworks();
const long = isWhole ? skip : 'only with TEST_ALL';

describe('where the fault is ours, nothing is written', { concurrency: true }, () => {
  test('a resolver that says nothing', { skip }, async () => {
    const told = await play({ resolver: { other: 'silence' }, services: sites(11, 'oc.cn'), runs: 1 });
    assertOurs(told);
    assert.ok((told.runs[0]?.milliseconds ?? 0) < 25_000);
  });

  test('a resolver that fails, denies and lies', { skip }, async () => {
    const names = { 's0.oc.org': 'nothing', 's1.oc.org': '10.0.0.9', 's2.oc.org': '127.0.0.1', 's3.oc.org': '0.0.0.0' };
    assertOurs(await play({ resolver: { names, other: 'failure' }, services: sites(7, 'oc.org'), runs: 2 }));
  });

  for (const said of ['failure', 'nothing', '10.0.0.9', '127.0.0.1'] as const) {
    test(`a resolver that says ${said} of every name`, { skip: long }, async () => {
      assertOurs(await play({ resolver: { other: said }, services: sites(7, 'oc.org'), runs: 2 }));
    });
  }

  test('a network that drops every packet, with names that are known', { skip: long }, async () => {
    assertOurs(await play({ resolver: { other: '13.0.0.1' }, services: sites(10, 'oc.net'), runs: 2 }));
  });

  test('one of a single service, dropped', { skip: long }, async () => {
    assertOurs(await play({ resolver: { other: '13.0.0.1' }, services: sites(1, 'oc.net'), runs: 1 }));
  });

  test('names half of which are silent, and the others lead nowhere', { skip: long }, async () => {
    const names = { 's0.oc.net': 'silence', 's1.oc.net': 'silence', 's2.oc.net': 'failure' };
    assertOurs(await play({ resolver: { names, other: '13.0.0.1' }, services: sites(8, 'oc.net'), runs: 2 }));
  });
});

describe('where only some cannot be asked, the others are seen as they are', { concurrency: true }, () => {
  test('five names of a dead zone, six that answer', { skip }, async () => {
    const dead = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`d${index}`, site(`d${index}.dead.cn`)]));
    const names = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`d${index}.dead.cn`, 'silence']));
    const told = await play({
      ...{ resolver: { names, other: '11.0.0.1' }, services: { ...dead, ...sites(6, 'live.org') }, runs: 2 },
    });
    const found = states(told);
    for (const id of Object.keys(dead)) assert.equal(found[id], 'unknown error', id);
    for (let index = 0; index < 6; index += 1) {
      assert.equal(found[`s${index}`], 'operational pass');
      assert.ok((told.snapshots[`s${index}`]?.checks[0]?.latencyMs ?? 9999) < 3000);
    }
    assert.equal(told.snapshots['d0']?.checks[0]?.error?.kind, 'dns');
  });

  test('a resolver that takes three seconds', { skip }, async () => {
    const told = await play({ resolver: { other: '11.0.0.1', delayMs: 3000 }, services: sites(4, 'slow.cn'), runs: 1 });
    assert.deepEqual([...new Set(Object.values(states(told)))], ['operational pass']);
    for (const { checks } of Object.values(told.snapshots)) assert.ok((checks[0]?.latencyMs ?? 9999) < 2500);
  });

  test('names that are in the hosts file alone', { skip }, async () => {
    const hosts = '127.0.0.1 localhost\n11.0.0.1\ts0.inner.cn S1.inner.cn # both\n';
    const told = await play({ resolver: { other: 'silence' }, services: sites(2, 'inner.cn'), hosts, runs: 1 });
    assert.deepEqual(states(told), { s0: 'operational pass', s1: 'operational pass' });
  });

  test('one that is dropped beside one that answers is down after two runs', { skip: long }, async () => {
    const names = { 's1.oc.net': '13.0.0.1' };
    const told = await play({ resolver: { names, other: '11.0.0.1' }, services: sites(2, 'oc.net'), runs: 2 });
    assert.deepEqual(states(told), { s0: 'operational pass', s1: 'major_outage fail' });
  });
});
