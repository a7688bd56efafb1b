// What the check makes of a value that does not fit: the one that was meant, and only where the schema takes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repair } from '#scripts/check/advice/repair.ts';
import { inline } from '#scripts/check/advice/shape-words.ts';
import { collections } from '#schemas/files.ts';
import { shapeOf, shapesAt } from '#schemas/shape.ts';

const context = { zone: 'Europe/Berlin', people: new Map([['成员甲', 'member-a']]) };
const subproject = { title: '某项目', summary: '一句话。', order: 1, stage: 'active' };

const repaired = (field: string, value: unknown) => {
  const shapes = shapesAt(shapeOf('subprojects'), { ...subproject, [field]: value }, [field]);
  const fits = (other: unknown) => collections.subprojects.schema.safeParse({ ...subproject, [field]: other }).success;
  return repair(value, String(value), shapes, context, fits);
};

test('a word for what is not known, or not there, becomes the state that says so', () => {
  assert.deepEqual(repaired('link', 'TBD'), { value: { state: 'unknown' }, isSame: true });
  assert.deepEqual(repaired('link', '没有'), { value: { state: 'none' }, isSame: true });
});

test('one value becomes a list of one, and a known name the person', () => {
  assert.deepEqual(repaired('services', 'koji'), { value: ['koji'], isSame: true });
  assert.deepEqual(repaired('maintainers', '成员甲'), { value: [{ person: 'member-a' }], isSame: false });
  assert.deepEqual(repaired('maintainers', 'secretary'), { value: [{ role: 'secretary' }], isSame: false });
});

test('an address without its scheme is one with https, and everybody is everyone', () => {
  assert.deepEqual(repaired('link', 'x.example.org/a'), { value: 'https://x.example.org/a', isSame: false });
  const fits = (value: unknown) => value === 'everyone';
  for (const word of ['所有人', 'all'])
    assert.deepEqual(repair(word, word, [], context, fits), { value: 'everyone', isSame: false });
});

test('a number in quotes is the number, and a word that is none stays as it is', () => {
  assert.deepEqual(repaired('order', '3'), { value: 3, isSame: true });
  assert.equal(repaired('order', '第三'), undefined);
});

test('what only may have been meant is a guess: https for http, the nearest of a few words', () => {
  assert.deepEqual(repaired('link', 'http://x.example.org/'), { value: 'https://x.example.org/', isSame: false });
  assert.deepEqual(repaired('stage', 'actve'), { value: 'active', isSame: false });
});

test('a time without an offset gets that of the site’s zone on that day', () => {
  const fits = (value: unknown) => typeof value === 'string' && /[+-]\d\d:\d\d$/.test(value);
  const start = (text: string) => repair(text, text, [{ type: 'string' }], context, fits)?.value;
  assert.equal(start('2026-06-16 16:00'), '2026-06-16T16:00:00+02:00');
  assert.equal(start('2026-11-24T9:30'), '2026-11-24T09:30:00+01:00');
  assert.equal(start('2026-11-24 16:00 +0800'), '2026-11-24T16:00:00+08:00');
});

test('a value is one line of YAML, quoted where it would read as something else', () => {
  assert.equal(inline([{ person: 'yi-lin' }, 'everyone']), '[{ person: yi-lin }, everyone]');
  assert.equal(inline({ zh: '共 3 台: 两台在用', en: 'a, b' }), "{ zh: '共 3 台: 两台在用', en: 'a, b' }");
  assert.equal(inline('12'), "'12'");
  assert.equal(inline('2026-11-24T16:00:00+08:00'), '2026-11-24T16:00:00+08:00');
});
