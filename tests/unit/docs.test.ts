// The documentation in reading order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOrder, sections } from '#model/sig/docs.ts';
import { ids, invented } from '../support/invented-facts.ts';

const facts = invented({
  docs: {
    'zebra/one': {},
    'runbooks/disk': { order: 2 },
    'runbooks/cache': { order: 1 },
    'apple/one': {},
    'site/editing': {},
  },
});

test('the known sections come first, even empty, then the others by name, the site’s own last', () => {
  assert.deepEqual(ids(sections(facts)), ['services', 'runbooks', 'apple', 'zebra', 'site']);
  assert.deepEqual(ids(sections(invented({}))), ['services', 'runbooks', 'site']);
});

test('pages of a section come by their order, not by id', () => {
  const section = sections(facts).find(({ id }) => id === 'runbooks');
  assert.deepEqual(ids(section?.docs ?? []), ['runbooks/cache', 'runbooks/disk']);
});

test('reading goes through all sections, every page once', () => {
  assert.deepEqual(ids(readingOrder(facts)), [
    'runbooks/cache',
    'runbooks/disk',
    'apple/one',
    'zebra/one',
    'site/editing',
  ]);
});
