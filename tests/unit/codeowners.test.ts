// CODEOWNERS: what is known of who reviews what, and nothing guessed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { codeowners } from '#model/sig/codeowners.ts';
import { readFacts } from '#records/read-facts.ts';
import { site, today } from '#site.ts';
import { invented } from '../support/invented-facts.ts';

const settings = { forge: 'github' as const, folder: 'src/content', today: '2026-11-24' };

const facts = invented({
  people: {
    'member-a': { name: { zh: '成员甲' }, roles: [{ role: 'chair' }], accounts: { github: 'a', gitee: 'other' } },
    'member-b': {
      name: { zh: '成员乙' },
      roles: [{ role: 'secretary', until: '2026-01-01' }],
      accounts: { github: 'b' },
    },
    'member-c': { name: { zh: '成员丙' }, roles: [{ role: 'secretary', since: '2026-01-01' }] },
    'team-d': { kind: 'team', name: { zh: '某团队' }, roles: [], accounts: { github: 'org/team' } },
  },
  services: { koji: {} },
  subprojects: {
    build: { order: 1, maintainers: [{ person: 'team-d' }, { person: 'member-c' }], services: ['koji'] },
    lists: { order: 2, maintainers: [{ role: 'secretary' }] },
    other: { order: 3 },
  },
  docs: { 'runbooks/disk': { subprojects: ['build'] } },
});

const rules = (text: string) => text.split('\n').filter((line) => line && !line.startsWith('#'));

describe('CODEOWNERS', () => {
  test('gives a subproject, its systems and guides to those of its maintainers whose account is known', () => {
    assert.deepEqual(rules(codeowners(facts, settings)), [
      '* @a',
      '/src/content/subprojects/build/ @org/team',
      '/src/content/services/koji.yaml @org/team',
      '/src/content/docs/runbooks/disk/ @org/team',
      '/src/content/people/member-a.yaml @a',
      '/src/content/people/member-b.yaml @b @a',
      '/src/content/people/team-d.yaml @org/team @a',
    ]);
  });

  test('names those whose account is not known, in comments, and says where nobody is named', () => {
    const text = codeowners(facts, settings);
    assert.match(text, /# 其余：联席组长和秘书\n# 不知道账号：成员丙\n\* @a\n/);
    assert.match(text, /\n# 某项目\n# 不知道账号：成员丙\n\n# 某项目：没有写明由谁负责\n/);
  });

  test('is for one forge: an account elsewhere says nothing', () => {
    assert.deepEqual(rules(codeowners(facts, { ...settings, forge: 'gitee' })), [
      '* @other',
      '/src/content/people/member-a.yaml @other',
    ]);
  });

  test('of this repository is what the records say: npm run export -- codeowners --out CODEOWNERS', () => {
    const own = codeowners(readFacts(resolve('src/content')).facts, {
      ...{ forge: site.forge.kind, folder: 'src/content', today },
    });
    assert.equal(readFileSync('CODEOWNERS', 'utf8'), own);
    const accounts = readFacts(resolve('src/content')).facts.people.some(
      ({ data }) => data.accounts?.[site.forge.kind],
    );
    assert.equal(rules(own).length > 0, accounts);
  });
});
