// What fields and their values are called: both languages, from one place.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { locales } from '#language/locales.ts';
import { choice, field, some } from '#schemas/field.ts';
import { type ChoiceName, choices, labelOf, meaningOf } from '#schemas/labels.ts';
import { publicSchema } from '#schemas/shape.ts';
import { text } from '#schemas/shapes.ts';
import { subprojectStage } from '#schemas/subproject.ts';

describe('a label', () => {
  test('is that of the field in the language of the reader', () => {
    assert.deepEqual([labelOf('services', 'url', 'zh'), labelOf('services', 'url', 'en')], ['网址', 'URL']);
    assert.equal(labelOf('figures', 'openBugs', 'en'), 'Open bugs');
  });

  test('is that of a field which only some kinds of a record have', () => {
    assert.equal(labelOf('subprojects', 'reason', 'zh'), '归档原因');
    assert.equal(labelOf('notices', 'severity', 'en'), 'Severity');
  });

  test('of a field that no schema has is its name', () => {
    assert.equal(labelOf('people', 'nickname', 'zh'), 'nickname');
  });
});

describe('a value', () => {
  test('is called the same wherever it may stand', () => {
    assert.deepEqual(
      [meaningOf('stage', 'archived', 'zh'), meaningOf('stage', 'archived', 'en')],
      ['已归档', 'Archived'],
    );
    assert.equal(some(subprojectStage, 'archived').safeParse('active').success, false);
  });

  test('has a label in each language', () => {
    for (const [name, { values }] of Object.entries(choices))
      for (const value of values) {
        const [zh, en] = locales.map((locale) => meaningOf(name as ChoiceName, value as never, locale));
        assert.match(zh ?? '', /\p{Script=Han}/u, `${name} ${value}`);
        assert.match(en ?? '', /^[\w ,()-]+$/, `${name} ${value}`);
      }
  });
});

describe('the data of a field', () => {
  const shape = publicSchema(
    field(choice({ on: ['开', 'On'], off: ['关', 'Off'] }), ['开关', 'Switch'], { help: ['现在', 'Now.'] }),
  );

  test('becomes title and description of JSON Schema, and nothing else that other readers do not know', () => {
    const { $schema: _, ...rest } = shape;
    assert.deepEqual(rest, { type: 'string', enum: ['on', 'off'], title: '开关', description: '现在：on 开 · off 关' });
  });

  test('does not compile with one language alone', () => {
    // @ts-expect-error
    field(text, ['标题']);
    // @ts-expect-error
    choice({ on: ['开'] });
  });
});
