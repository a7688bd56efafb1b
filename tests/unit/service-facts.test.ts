// What a system stands on: what an outage affects, values with their source, and references that must exist.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { affectedBy, needs } from '#model/sig/dependencies.ts';
import { service } from '#schemas/service.ts';
import { invented } from '../support/invented-facts.ts';

const source = { title: '某文档' };
const on = (...value: string[]) => ({ dependsOn: { value, source } });

test('an outage affects all that stands on a system, the nearest first, in a circle the system itself', () => {
  const services = { accounts: {}, koji: on('accounts'), mbs: on('koji'), docs: on('accounts', 'mbs'), mail: {} };
  const facts = invented({ services });
  assert.deepEqual(affectedBy(facts, 'accounts'), ['docs', 'koji', 'mbs']);
  assert.deepEqual(affectedBy(facts, 'mail'), []);
  assert.deepEqual(needs(facts, 'docs'), ['accounts', 'mbs']);
  const circle = invented({ services: { a: on('b'), b: on('a'), c: on('c') } });
  assert.deepEqual(affectedBy(circle, 'a'), ['b', 'a']);
  assert.deepEqual(affectedBy(circle, 'c'), ['c']);
  assert.deepEqual(needs(invented({ services: { a: { dependsOn: { state: 'unknown' } } } }), 'a'), []);
});

test('a value stands with its source, or it is a hole', () => {
  const base = {
    name: { zh: '某' },
    url: { state: 'none' },
    owner: 'own',
    probe: { kind: 'none' },
    origin: { zh: '某' },
  };
  const fits = (more: object) => service.safeParse({ ...base, ...more }).success;
  assert.ok(fits({ software: { value: 'Koji', source } }));
  assert.ok(fits({ second: { state: 'unknown' }, life: 'deprecated' }));
  for (const wrong of [{ software: 'Koji' }, { software: { value: 'Koji' } }, { second: {} }, { life: 'gone' }])
    assert.ok(!fits(wrong), JSON.stringify(wrong));
});
