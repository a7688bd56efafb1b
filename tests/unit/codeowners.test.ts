// CODEOWNERS: what is known of who reviews what, and nothing guessed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { accountsWanted, codeowners } from '#model/sig/codeowners.ts';
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
    assert.match(text, /# 其余：联席组长和秘书\n# 账号未知：成员丙\n\* @a\n/);
    assert.match(text, /\n# 某项目\n# 账号未知：成员丙\n\n# 某项目：未注明负责人\n/);
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

test('is without effect for workflows, deployment and the lock while no account of a chair or the secretary is known on this forge', () => {
  const ids = (forge: 'github' | 'gitee' | 'atomgit', today = settings.today) =>
    accountsWanted(facts, { forge, today }).map(({ id }) => id);
  assert.deepEqual(ids('github'), []);
  assert.deepEqual(ids('gitee'), []);
  assert.deepEqual(ids('atomgit'), ['member-a', 'member-c']);
  // A term that has ended gives nobody.
  assert.deepEqual(rules(codeowners(facts, { ...settings, forge: 'atomgit' })), []);
});

test('says so when it is exported, with the files in which an account would help, and writes the file all the same', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'codeowners-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync('examples', folder, { recursive: true });
  const people = join(folder, 'content/people');
  const run = () =>
    spawnSync(process.execPath, ['scripts/export/main.ts', 'codeowners', '--out', join(folder, 'CODEOWNERS')], {
      env: { ...process.env, SITE_CONTENT: join(folder, 'content') },
      encoding: 'utf8',
    });
  for (const name of readdirSync(people)) {
    const text = readFileSync(join(people, name), 'utf8');
    writeFileSync(join(people, name), text.replace(/^accounts:.*\n(?: +.*\n)*/m, ''));
  }
  const { status, stderr } = run();
  assert.equal(status, 0, stderr);
  assert.match(stderr, /没有生效的规则[\s\S]*填写 accounts: \{ \w+: 用户名 \}[\s\S]*content\/people\/[\w-]+\.yaml/);
  const file = /content\/people\/([\w-]+\.yaml)/.exec(stderr)?.[1] ?? '';
  const forge = /accounts: \{ (\w+):/.exec(stderr)?.[1] ?? '';
  writeFileSync(join(people, file), `${readFileSync(join(people, file), 'utf8')}accounts: { ${forge}: somebody }\n`);
  assert.equal(run().stderr, '');
  assert.match(readFileSync(join(folder, 'CODEOWNERS'), 'utf8'), /^\* @somebody$/m);
});
