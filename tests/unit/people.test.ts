// Who holds which role on a day, who maintains what, and whose term ends.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formerHolders, holders, maintainersOf, otherMaintainers, profile, relatedPeople } from '#model/sig/people.ts';
import { ids, invented } from '../support/invented-facts.ts';

const today = '2026-06-15';
const chair = (term: object) => ({ roles: [{ role: 'chair', ...term }] });

describe('a role', () => {
  const held = (term: object, day: string) => ids(holders(invented({ people: { one: chair(term) } }), 'chair', day));

  test('without dates is held on any day', () => {
    assert.deepEqual(held({}, '1999-01-01'), ['one']);
    assert.deepEqual(held({}, '2099-01-01'), ['one']);
  });

  test('is held from the day since which it runs, and not the day before', () => {
    assert.deepEqual(held({ since: today }, today), ['one']);
    assert.deepEqual(held({ since: today }, '2026-06-14'), []);
  });

  test('is held until the day before its end, and not on that day', () => {
    assert.deepEqual(held({ until: today }, '2026-06-14'), ['one']);
    assert.deepEqual(held({ until: today }, today), []);
  });

  test('counts for those who have it and nobody else, in the order of the records', () => {
    const people = {
      late: { order: 3, ...chair({}) },
      unordered: chair({}),
      early: { order: 1, ...chair({}) },
      member: { order: 2, roles: [{ role: 'member' }] },
    };
    const facts = invented({ people });
    assert.deepEqual(ids(holders(facts, 'chair', today)), ['early', 'late', 'unordered']);
    assert.deepEqual(ids(holders(facts, 'member', today)), ['member']);
    assert.deepEqual(holders(facts, 'secretary', today), []);
  });
});

describe('maintainers', () => {
  const facts = invented({
    people: {
      alone: {},
      former: { roles: [{ role: 'member', until: '2026-01-01' }] },
      member: { roles: [{ role: 'member' }] },
      secretary: { roles: [{ role: 'secretary' }] },
      bystander: {},
    },
    subprojects: {
      silent: { order: 1 },
      two: { order: 3, maintainers: [{ person: 'member' }, { person: 'alone' }] },
      role: { order: 2, maintainers: [{ role: 'secretary' }] },
      vacant: { order: 4, maintainers: [{ role: 'chair' }, { person: 'former' }] },
    },
  });

  test('of a subproject that names nobody are unknown, not none', () => {
    assert.equal(maintainersOf(facts, 'silent', today), undefined);
  });

  test('named by person are these people, in the order given, without a role', () => {
    const found = maintainersOf(facts, 'two', today) ?? [];
    assert.deepEqual(
      found.map(({ role, people }) => [role, ids(people)]),
      [
        [undefined, ['member']],
        [undefined, ['alone']],
      ],
    );
  });

  test('named by role are those who hold it today', () => {
    const [found] = maintainersOf(facts, 'role', today) ?? [];
    assert.equal(found?.role, 'secretary');
    assert.deepEqual(ids(found?.people ?? []), ['secretary']);
  });

  test('named by a role that nobody holds are nobody, and the role is still told', () => {
    const [found] = maintainersOf(facts, 'vacant', today) ?? [];
    assert.deepEqual([found?.role, found?.people], ['chair', []]);
  });

  test('of an unknown subproject are a mistake that names the id', () => {
    assert.throws(() => maintainersOf(facts, 'nowhere', today), /nowhere/);
  });

  test('without a role today stand apart from the members', () => {
    assert.deepEqual(ids(otherMaintainers(facts)), ['alone']);
    assert.deepEqual(ids(formerHolders(facts, today)), ['former']);
    assert.deepEqual(ids(formerHolders(facts, '2025-12-31')), []);
  });

  test('are told on the person’s own page, in the charter’s order, by name or by role', () => {
    assert.deepEqual(profile(facts, 'member', today).maintains, [{ id: 'two' }]);
    assert.deepEqual(profile(facts, 'secretary', today).maintains, [{ id: 'role', role: 'secretary' }]);
    assert.deepEqual(profile(facts, 'bystander', today).maintains, []);
  });
});

test('a profile tells today’s roles from former ones, and leaves out those to come', () => {
  const roles = [
    { role: 'member' },
    { role: 'secretary', since: '2024-01-01', until: '2026-01-01' },
    { role: 'chair', since: '2026-12-01' },
  ];
  const { current, former } = profile(invented({ people: { one: { roles } } }), 'one', today);
  assert.deepEqual(current, [{ role: 'member' }]);
  assert.deepEqual(former, [roles[1]]);
});

test('people related to a subproject are those whose duties name one of its systems, without its maintainers', () => {
  const facts = invented({
    people: {
      keeper: { services: ['koji'] },
      builder: { services: ['mbs', 'koji'] },
      other: { services: ['wiki'] },
      bystander: {},
    },
    services: { koji: {}, mbs: {}, wiki: {} },
    subprojects: { build: { services: ['koji', 'mbs'], maintainers: [{ person: 'keeper' }] }, empty: { order: 2 } },
  });
  assert.deepEqual(ids(relatedPeople(facts, 'build', today)), ['builder']);
  assert.deepEqual(relatedPeople(facts, 'empty', today), []);
});
