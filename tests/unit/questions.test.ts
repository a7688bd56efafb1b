// Open questions stand beside the record and the field that they are about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inDocumentOrder, questionPath, questionsAbout, sourcesOf } from '#model/records/questions.ts';
import { subjectName, subjectPath } from '#model/record-names.ts';
import { ids, invented } from '../support/invented-facts.ts';

const about = (collection: string, id: string, field?: string) => ({ collection, id, ...(field && { field }) });
const facts = invented({
  people: { 'member-a': { name: { zh: '成员甲', en: 'Member A' } } },
  subprojects: { build: { title: '构建', services: ['koji'] } },
  subprojectsEn: { build: { title: 'Build', translationOf: '0123456789ab' } },
  services: { koji: {}, orphan: {} },
  pages: { home: { title: '首页' }, join: {} },
  questions: {
    name: { line: 20, about: about('people', 'member-a', 'name') },
    duties: { line: 3, about: about('subprojects', 'build'), also: [about('people', 'member-a', 'duties')] },
    whole: { about: about('pages', 'join') },
    also: { line: 20, about: about('subprojects', 'build', 'link') },
  },
});

test('a record’s questions are those about it or any field of it, first or also', () => {
  assert.deepEqual(ids(questionsAbout(facts, { collection: 'people', id: 'member-a' })), ['duties', 'name']);
});

test('a field’s questions are only those that name this field', () => {
  assert.deepEqual(ids(questionsAbout(facts, { collection: 'people', id: 'member-a', field: 'duties' })), ['duties']);
  assert.deepEqual(ids(questionsAbout(facts, { collection: 'subprojects', id: 'build', field: 'link' })), ['also']);
  assert.deepEqual(questionsAbout(facts, { collection: 'people', id: 'member-a', field: 'affiliation' }), []);
});

test('a record of the same id in another collection has none of them', () => {
  assert.deepEqual(questionsAbout(facts, { collection: 'lists', id: 'member-a' }), []);
});

test('questions follow the lines of the original charter; those about no line come last', () => {
  assert.deepEqual(ids(inDocumentOrder(facts.questions)), ['duties', 'also', 'name', 'whole']);
});

test('each question has its own place in the list', () => {
  assert.equal(questionPath('cla-link'), '/upkeep/questions/#cla-link');
});

test('what a question is about leads to the page that shows it', () => {
  const path = (collection: Parameters<typeof subjectPath>[1]['collection'], id: string) =>
    subjectPath(facts, { collection, id });
  assert.equal(path('people', 'member-a'), '/members/member-a/');
  assert.equal(path('subprojects', 'build'), '/subprojects/build/');
  assert.equal(path('lists', 'one'), '/contact/');
  assert.equal(path('series', 'one'), '/meetings/');
  assert.equal(path('pages', 'join'), '/join/');
  assert.equal(path('pages', 'home'), '/');
  assert.equal(path('services', 'koji'), '/subprojects/build/');
  assert.equal(path('services', 'orphan'), '/subprojects/');
});

test('what a question is about is named in the reader’s language, or in Chinese and marked as such', () => {
  const name = (collection: 'people' | 'subprojects' | 'services', id: string) =>
    subjectName(facts, { collection, id }, 'en');
  assert.deepEqual(name('people', 'member-a'), { text: 'Member A', locale: 'en' });
  assert.deepEqual(name('subprojects', 'build'), { text: 'Build', locale: 'en' });
  assert.deepEqual(name('services', 'koji'), { text: '某系统', locale: 'zh' });
});

test('sources on the web are told once, and those without an address not at all', () => {
  const url = 'https://docs.example.org/';
  const sources = (...given: object[]) => ({ about: about('subprojects', 'build'), sources: given });
  const { questions } = invented({
    subprojects: { build: {} },
    questions: { one: sources({ title: '指南', url }, { title: '某纪要' }), two: sources({ title: '指南', url }) },
  });
  assert.deepEqual(sourcesOf(questions), [{ title: '指南', url }]);
});
