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

test('the known sections come first, even empty, then the others by name', () => {
  assert.deepEqual(ids(sections(facts)), ['site', 'services', 'runbooks', 'apple', 'zebra']);
  assert.deepEqual(ids(sections(invented({}))), ['site', 'services', 'runbooks']);
});

test('pages of a section come by their order, not by id', () => {
  const section = sections(facts).find(({ id }) => id === 'runbooks');
  assert.deepEqual(ids(section?.docs ?? []), ['runbooks/cache', 'runbooks/disk']);
});

test('reading goes through all sections, every page once', () => {
  assert.deepEqual(ids(readingOrder(facts)), [
    'site/editing',
    'runbooks/cache',
    'runbooks/disk',
    'apple/one',
    'zebra/one',
  ]);
});
