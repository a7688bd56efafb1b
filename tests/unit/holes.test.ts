// A hole is a value of its own: TBD, N/A and silence are told apart, found and counted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countHoles, holesOf, isHole, stateOf } from '#model/records/holes.ts';
import { invented } from '../support/invented-facts.ts';

test('TBD, N/A, silence and a value are four different things', () => {
  assert.equal(stateOf({ state: 'unknown' }), 'unknown');
  assert.equal(stateOf({ state: 'none' }), 'none');
  assert.equal(stateOf(undefined), 'unsaid');
  assert.equal(stateOf('https://one.example.org/'), 'known');
});

test('a value that has a state beside other fields is not a hole', () => {
  assert.equal(isHole({ state: 'unknown', name: '某处' }), false);
  assert.equal(isHole({ name: '某处' }), false);
  assert.equal(isHole(null), false);
  assert.equal(isHole([]), false);
  assert.equal(stateOf([]), 'known');
});

test('holes are found in every collection that may have them, with the file that fills them', () => {
  const facts = invented({
    subprojects: {
      one: { link: 'https://one.example.org/', repository: { state: 'none' }, maintainers: [{ role: 'chair' }] },
    },
    people: { two: { affiliation: { zh: '某单位' } } },
    services: { three: { url: { state: 'unknown' } } },
    lists: { four: { purpose: { zh: '某用途' }, archive: 'https://one.example.org/' } },
    series: { five: { place: { name: { zh: '某处' } } } },
  });
  const found = holesOf(facts).map(({ subject, state, file }) => [
    `${subject.collection}/${subject.id}.${subject.field} ${state}`,
    file,
  ]);
  assert.deepEqual(found, [
    ['subprojects/one.repository none', 'content/subprojects/one'],
    ['people/two.duties unsaid', 'content/people/two'],
    ['services/three.url unknown', 'content/services/three'],
    ['lists/four.subscribe unsaid', 'content/lists/four'],
    ['series/five.rule unknown', 'content/series/five'],
  ]);
});

test('holes are counted by kind', () => {
  const facts = invented({ subprojects: { one: { link: { state: 'unknown' }, repository: { state: 'none' } } } });
  assert.deepEqual(countHoles(holesOf(facts)), { unknown: 1, none: 1, unsaid: 1 });
  assert.deepEqual(countHoles([]), { unknown: 0, none: 0, unsaid: 0 });
});
