// The upkeep of an invented SIG: what its records leave open, who is responsible, and how it is said.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { wordsOf } from '#words/words.ts';
import { kinds } from '#model/upkeep/upkeep.ts';
import { aboutWhat, responsibleNames, whatToDo } from '#model/upkeep/what.ts';
import type { Invented } from '../support/invented-facts.ts';
import { about, found, responsible, site, sourceOf } from '../support/upkeep-source.ts';

const chair = (since: string | undefined, until?: string) => ({
  name: { zh: '成员甲' },
  roles: [{ role: 'chair', since, until }],
});
const en = { zh: '甲', en: 'A' };

describe('who is responsible', () => {
  const people = { 'member-a': {}, 'member-b': {} };
  const build = {
    maintainers: [{ person: 'member-a' }, { role: 'chair' }],
    services: ['koji'],
    link: { state: 'unknown' },
  };

  test('is whoever the question about this very field is put to', () => {
    const questions = {
      link: { about: { collection: 'subprojects', id: 'build', field: 'link' }, askedOf: { person: 'member-b' } },
    };
    const items = found('holes', { people, services: { koji: {} }, subprojects: { build }, questions });
    assert.deepEqual(about(items).slice(0, 2), ['subprojects/build/link', 'subprojects/build/repository']);
    assert.deepEqual(responsible(items).slice(0, 2), ['member-b', 'member-a+chair']);
    assert.deepEqual(items[0]?.questions, ['link']);
  });

  test('is the maintainers of the subproject that runs a service, and of those that a guide serves', () => {
    const records = {
      people,
      services: { koji: {}, lone: {} },
      subprojects: { build },
      docs: { 'site/one': { subprojects: ['build'] } },
    };
    assert.deepEqual(responsible(found('services', records)), ['member-a+chair', 'secretary']);
    assert.deepEqual(responsible(found('docs', records)), ['member-a+chair']);
  });

  test('is a person for what their own record lacks, and the secretary where nobody else is named', () => {
    const items = found('holes', { people: { 'member-a': {} }, lists: { one: { archive: { state: 'unknown' } } } });
    assert.deepEqual(responsible(items), ['member-a', 'member-a', 'secretary', 'secretary', 'secretary']);
  });
});

describe('a subproject has no maintainer', () => {
  const lacks = (maintainers: unknown, people = {}, stage: object = { stage: 'active' }) =>
    found('maintainers', { people, subprojects: { build: { maintainers, ...stage } } }).map(({ state }) => state);

  test('where the record names none', () => {
    assert.deepEqual(lacks(undefined), ['unsaid']);
  });

  test('where nobody holds the role today, or all terms of the person are over', () => {
    assert.deepEqual(lacks([{ role: 'chair' }], { 'member-a': chair('2024-01-01', '2026-01-01') }), ['vacant']);
    assert.deepEqual(lacks([{ person: 'member-a' }], { 'member-a': chair('2024-01-01', '2026-01-01') }), ['former']);
  });

  test('but not where one of several can be asked, a person without a role among them, nor when it is archived', () => {
    const people = { 'member-a': chair('2024-01-01', '2026-01-01'), 'member-b': {} };
    assert.deepEqual(lacks([{ person: 'member-a' }, { person: 'member-b' }], people), []);
    assert.deepEqual(lacks(undefined, {}, { stage: 'archived', reason: '停用' }), []);
  });

  test('and is not counted among the holes, too', () => {
    const fields = found('holes', { subprojects: { build: {} } }).map(({ record }) => record?.field);
    assert.deepEqual(fields, ['link', 'repository']);
  });
});

test('address and filings that the deployment lacks are named, with the question about them', () => {
  const questions = {
    filing: { about: { collection: 'subprojects', id: 'web', field: 'filing' }, askedOf: { person: 'member-a' } },
  };
  const items = found('filings', { people: { 'member-a': {} }, subprojects: { web: {} }, questions });
  assert.deepEqual(
    items.map(({ setting, questions, file }) => [setting, ...questions, file].join(' ')),
    ['address site.config.ts', 'icp filing site.config.ts', 'publicSecurity filing site.config.ts'],
  );
  assert.deepEqual(responsible(items), ['secretary', 'member-a', 'member-a']);
  const whole = { ...site, address: 'https://sig.example.org/', filing: { icp: '某号', publicSecurity: '某号' } };
  assert.deepEqual(found('filings', {}, { site: whole }), []);
});

test('a reviewer without whom CODEOWNERS has no effect is named, with the file of a person whose account would help', () => {
  const whole = { ...site, address: 'https://sig.example.org/', filing: { icp: '某号', publicSecurity: '某号' } };
  const people = (accounts?: object) => ({ 'member-a': { roles: [{ role: 'chair' }], ...(accounts && { accounts }) } });
  const items = found('filings', { people: people() }, { site: whole });
  assert.deepEqual(
    items.map(({ setting, file }) => [setting, file].join(' ')),
    ['reviewers content/people/member-a'],
  );
  const [item] = items;
  assert.ok(item);
  assert.match(whatToDo(item, 'zh'), /accounts.*\.github\/、deploy\/ 和 package-lock\.json/);
  assert.deepEqual(found('filings', { people: people({ [site.forge.kind]: 'a' }) }, { site: whole }), []);
  const elsewhere = { github: 'gitee', gitee: 'atomgit', atomgit: 'github' }[site.forge.kind];
  assert.equal(found('filings', { people: people({ [elsewhere]: 'a' }) }, { site: whole }).length, 1);
});

test('a question is put to whom it names, and said in the reader’s language', () => {
  const records: Invented = {
    people: { 'member-a': { name: en } },
    questions: { one: { question: { zh: '问？', en: 'Ask?' } } },
  };
  const [item] = found('questions', records);
  assert.ok(item);
  const { facts } = sourceOf(records);
  assert.deepEqual(
    ['zh', 'en'].map((locale) => whatToDo(item, locale as 'zh')),
    ['问？', 'Ask?'],
  );
  assert.deepEqual(aboutWhat(facts, item, 'en'), { text: 'A', locale: 'en' });
  assert.equal(responsibleNames(facts, [{ person: 'member-a' }], 'en'), 'A');
  assert.equal(responsibleNames(facts, [{ role: 'secretary' }], 'zh'), '秘书');
});

test('every kind has its title, summary and words for nothing to do, in both languages', () => {
  for (const locale of ['zh', 'en'] as const)
    for (const kind of kinds) for (const words of Object.values(wordsOf(locale).upkeep.kinds[kind])) assert.ok(words);
});
