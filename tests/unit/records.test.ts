// A record's text becomes data and body without losing anything that was written.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseRecordText, recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';

const markdown = (yaml: string, body = '正文\n') => `---\n${yaml}\n---\n${body}`;

describe('front matter', () => {
  test('is split from the text, and both keep their place in the file', () => {
    const text = markdown('title: 标题', '第一行\n---\n第二行\n');
    const record = parseRecordText('a.md', text);
    assert.equal(record.body, '第一行\n---\n第二行\n');
    assert.equal(text.slice(record.bodyOffset), record.body);
    assert.ok(text.slice(record.yamlOffset).startsWith('title: 标题'));
    assert.deepEqual(recordData('a.md', text), { title: '标题' });
  });

  test('may be missing, as in the original charter, and then all is text', () => {
    const text = '# 标题\n\n---\n\n正文\n';
    assert.equal(parseRecordText('a.md', text).body, text);
    assert.equal(parseRecordText('a.md', text).bodyOffset, 0);
    assert.deepEqual(recordData('a.md', text), {});
  });

  test('may be empty', () => {
    assert.deepEqual(recordData('a.md', '---\n---\n正文\n'), {});
    assert.equal(parseRecordText('a.md', '---\n---\n正文\n').body, '正文\n');
  });

  test('is read with Windows line ends and a byte order mark, too', () => {
    const text = '\uFEFF---\r\ntitle: 标题\r\n---\r\n正文\r\n';
    assert.deepEqual(recordData('a.md', text), { title: '标题' });
    assert.equal(parseRecordText('a.md', text).body, '正文\r\n');
  });

  test('keeps a date as the text that was written, so that a zone is not lost', () => {
    const data = recordData('a.md', markdown('start: 2026-11-24T16:00:00+08:00\nday: 2026-11-24'));
    assert.deepEqual(data, { start: '2026-11-24T16:00:00+08:00', day: '2026-11-24' });
  });

  test('is YAML 1.2: no is a word', () => {
    assert.deepEqual(recordData('a.yaml', 'a: no\nb: on\nc: true\n'), { a: 'no', b: 'on', c: true });
  });
});

describe('a YAML file', () => {
  test('is data from its first character, without a body', () => {
    const record = parseRecordText('people/one.yml', 'name: 成员甲\n');
    assert.deepEqual([record.yamlOffset, record.body], [0, '']);
    assert.deepEqual(recordData('people/one.yaml', 'name: 成员甲\n'), { name: '成员甲' });
  });

  test('that is wrong is an error with the file’s name', () => {
    assert.throws(() => recordData('people/one.yaml', 'name: [成员甲\n'), /people\/one\.yaml: YAML/);
    assert.throws(() => recordData('people/one.yaml', 'a: 1\na: 2\n'), /people\/one\.yaml: YAML/);
  });

  test('cannot blow up through aliases', () => {
    assert.throws(() => recordData('a.yaml', 'a: &a [1]\nb: *a\n'));
  });
});

test('a record’s id is its place: the file’s name, or its folders without the collection and the year', () => {
  const id = (name: keyof typeof collections, path: string) => collections[name].idOf(path);
  assert.equal(id('people', 'people/member-a.yaml'), 'member-a');
  assert.equal(id('pages', 'pages/join/zh.mdx'), 'join');
  assert.equal(id('pagesEn', 'pages/join/en.md'), 'join');
  assert.equal(id('charters', 'pages/charter/versions/2022-08-18.md'), '2022-08-18');
  assert.equal(id('docs', 'docs/site/editing/zh.md'), 'site/editing');
  assert.equal(id('meetings', 'meetings/2026/2026-11-24-biweekly.md'), '2026-11-24-biweekly');
  assert.equal(id('news', 'news/2026/2026-01-31-welcome/zh.md'), '2026-01-31-welcome');
});
