// The reference of fields under /contribute/: every field of every kind of record, as its schema has it.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { kinds as made } from '#scripts/new/kinds.ts';
import { wordsOf } from '#words/words.ts';
import { anchorOf, type Field, fieldReference } from '#model/records/fields.ts';
import { kindNames, recordKind } from '#records/record-kinds.ts';
import { type CollectionName, collections } from '#schemas/files.ts';
import { shapeOf } from '#schemas/shape.ts';

const field = (collection: CollectionName, path: string): Field => {
  const found = fieldReference(shapeOf(collection), 'zh').find((one) => one.path.join('.') === path);
  assert.ok(found, `${collection} 没有 ${path}`);
  return found;
};

describe('every kind of record', () => {
  test('that people write has its page, its schema and its command', () => {
    const written = Object.keys(collections).filter((name) => name !== 'charters' && !name.endsWith('En'));
    assert.deepEqual([...kindNames].sort(), [...written, 'translations'].sort());
    for (const name of kindNames) assert.ok(existsSync(recordKind(name, 'zh').file), recordKind(name, 'zh').file);
    const commands = kindNames.flatMap((name) => recordKind(name, 'zh').made);
    assert.deepEqual(commands.sort(), made.map(({ name }) => name).sort());
  });

  test('has an example with all its fields that its schema accepts', () => {
    for (const name of kindNames) {
      const collection = name === 'translations' ? 'docsEn' : name;
      const { fields, example } = recordKind(name, 'zh');
      const data = parse(example) as object;
      const { error } = collections[collection].schema.safeParse(data);
      assert.equal(error, undefined, `${name}：${error?.message}\n${example}`);
      const always = fields.filter(({ path, only }) => path.length === 1 && !only);
      assert.ok(
        always.every(({ path }) => anchorOf(path) in data),
        name,
      );
    }
  });

  test('has an anchor of its own for each field, and a word for each type', () => {
    for (const name of kindNames) {
      const { fields } = recordKind(name, 'zh');
      const anchors = fields.map(({ path }) => anchorOf(path));
      assert.equal(new Set(anchors).size, anchors.length, name);
      for (const locale of ['zh', 'en'] as const)
        for (const { type, path } of fields) assert.ok(wordsOf(locale).fields.types[type], `${name}.${path} ${type}`);
    }
  });

  test('names and explains each field and value in both languages', () => {
    for (const name of kindNames) {
      const [zh, en] = [recordKind(name, 'zh').fields, recordKind(name, 'en').fields];
      for (const [index, { path, name: label, about, values }] of en.entries()) {
        const texts = [label ?? '', about, ...values.map(({ meaning = '' }) => meaning)];
        const source = zh[index];
        const sources = [
          source?.name ?? '',
          source?.about ?? '',
          ...(source?.values ?? []).map((one) => one.meaning ?? ''),
        ];
        const where = `${name}.${path}`;
        assert.ok(label, where);
        assert.doesNotMatch(texts.join(' '), /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u, where);
        assert.deepEqual(texts.map(Boolean), sources.map(Boolean), where);
      }
    }
  });

  test('shows for each field how it is written, or its few values', () => {
    for (const name of kindNames)
      for (const { path, examples, values } of recordKind(name, 'zh').fields)
        assert.ok(examples.length + values.length > 0, `${name}.${path}`);
  });
});

describe('a field', () => {
  test('says whether it is required, what it is for and what its type is', () => {
    const { name, required, type, about, examples } = field('people', 'affiliation');
    assert.deepEqual([name, required, type, about], ['单位', false, 'localized', '单位；章程未注明时省略']);
    assert.deepEqual(examples, ['{ zh: 某公司, en: Some company }']);
    assert.equal(field('people', 'name').required, true);
    assert.equal(field('subprojects', 'services').fallback, '[]');
    assert.equal(field('notices', 'services').to, 'services');
  });

  test('of few values says what each means, and the description without them', () => {
    const { about, values } = field('meetings', 'actions.state');
    assert.equal(about, '会议结束时的状态');
    assert.deepEqual(values[0], { value: 'open', meaning: '未完成' });
    assert.deepEqual(
      field('meetings', 'state').values.map(({ value }) => value),
      ['planned', 'held', 'cancelled'],
    );
  });

  test('that only some records have says which, once for all of them', () => {
    assert.deepEqual(field('meetings', 'reason').only, { field: 'state', values: ['cancelled'] });
    const base = field('services', 'probe.base');
    assert.deepEqual(base.only, { field: 'probe.kind', values: ['bugzilla', 'noggin', 'mailing-list'] });
    assert.equal(field('notices', 'updates.at').only, undefined);
  });

  test('that may be a hole, or somebody, shows every way to write it', () => {
    assert.deepEqual(field('subprojects', 'link').examples.slice(1), ['{ state: unknown }', '{ state: none }']);
    const { examples } = field('meetings', 'actions.owners');
    assert.deepEqual(examples, ['[{ person: member-a }]', '[{ name: 成员乙 }]', '[{ role: chair }]', '[everyone]']);
  });
});
