// The subprojects in the charter's order, and what belongs to each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around, byStage, docsOf, number, ownerOf, servicesOf, withoutPrefix } from '#model/sig/subprojects.ts';
import { get } from '#model/records/facts.ts';
import { ids, invented } from '../support/invented-facts.ts';

const facts = invented({
  subprojects: {
    accounts: { order: 3, stage: 'incubating' },
    build: { order: 1, services: ['koji', 'disks'] },
    chat: { order: 4, stage: 'archived', reason: '已被取代' },
    disks: { order: 2 },
  },
  services: { disks: {}, koji: {}, orphan: {} },
  docs: { 'services/build': { subprojects: ['build', 'disks'] }, 'site/editing': {} },
});

test('subprojects come in the charter’s order, not by id', () => {
  assert.deepEqual(ids(facts.subprojects), ['build', 'disks', 'accounts', 'chat']);
});

test('those with one number in the charter come by id', () => {
  const { subprojects } = invented({ subprojects: { two: { order: 2 }, one: { order: 2 }, three: { order: 1 } } });
  assert.deepEqual(ids(subprojects), ['three', 'one', 'two']);
});

test('stages come active, incubating, archived, and an empty one is left out', () => {
  const stages = (records: Parameters<typeof invented>[0]) =>
    byStage(invented(records)).map(([stage, list]) => [stage, ids(list)]);
  assert.deepEqual(
    byStage(facts).map(([stage, list]) => [stage, ids(list)]),
    [
      ['active', ['build', 'disks']],
      ['incubating', ['accounts']],
      ['archived', ['chat']],
    ],
  );
  assert.deepEqual(stages({ subprojects: { one: {} } }), [['active', ['one']]]);
  assert.deepEqual(stages({}), []);
});

test('systems of a subproject come in its own order', () => {
  assert.deepEqual(ids(servicesOf(facts, get(facts.subprojects, 'build').data)), ['koji', 'disks']);
});

test('the owner of a system is the subproject that lists it, and may be nobody', () => {
  assert.equal(ownerOf(facts, 'koji')?.id, 'build');
  assert.equal(ownerOf(facts, 'orphan'), undefined);
});

test('guides of a subproject are those written for it', () => {
  assert.deepEqual(ids(docsOf(facts, 'disks')), ['services/build']);
  assert.deepEqual(docsOf(facts, 'accounts'), []);
});

test('the first entry has no previous one and the last no next one', () => {
  const list = facts.subprojects;
  assert.deepEqual(Object.keys(around(list, 'build')), ['next']);
  assert.equal(around(list, 'disks').previous?.id, 'build');
  assert.equal(around(list, 'disks').next?.id, 'accounts');
  assert.deepEqual(Object.keys(around(list, 'chat')), ['previous']);
});

test('numbers have two digits', () => {
  assert.deepEqual([1, 10].map(number), ['01', '10']);
});

test('a title without the community’s name loses only a whole word in front', () => {
  assert.equal(withoutPrefix('社区甲 构建系统', '社区甲'), '构建系统');
  assert.equal(withoutPrefix('社区甲构建系统', '社区甲'), '社区甲构建系统');
  assert.equal(withoutPrefix('邮件系统', '社区甲'), '邮件系统');
});

test('an English title without the community’s name still begins with a capital', () => {
  assert.equal(withoutPrefix('Community build system', 'Community'), 'Build system');
});
