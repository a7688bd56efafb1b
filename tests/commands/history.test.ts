// What git's history says of the records: from a repository made for the test, whole, shallow, or none at all.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { differences } from '#model/changes/words.ts';
import type { PastChange } from '#model/changes/changes.ts';
import { readBlobs } from '#records/git.ts';
import { readLog } from '#records/git.ts';
import { pastOf, perRecord } from '#records/past.ts';

const folderFor = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const git = (cwd: string, ...args: string[]): string => {
  const who = ['-c', 'user.name=作者甲', '-c', 'user.email=author@private.example'];
  const env = { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', [...who, ...args], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
};

/** A repository with a content folder in it, and what puts files there. */
const repository = (t: TestContext) => {
  const root = folderFor(t);
  const content = join(root, 'content');
  mkdirSync(content);
  git(root, 'init', '--quiet', '--initial-branch=main');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  const commit = (message = '某人的说明') => {
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--allow-empty', '--message', message);
  };
  return { root, content, write, commit };
};

const person = (name: string, more = '') => `kind: person\nname: { zh: ${name} }\nroles: []\n${more}`;
const pastIn = (content: string) => pastOf(readLog(content), (blobs) => readBlobs(content, blobs));
const reader = { locale: 'zh' as const, nameOf: () => undefined };
const lines = (past: PastChange[]) =>
  past.flatMap(({ changes }) => changes.flatMap((change) => differences(change, reader)));

describe('the history of a record', () => {
  test('is every change that meant something, newest first', (t) => {
    const { content, write, commit } = repository(t);
    write('people/member-a.yaml', person('成员甲'));
    commit();
    write('people/member-a.yaml', `# 只加了注释\n${person('成员甲')}`);
    commit();
    write('people/member-a.yaml', person('成员甲', 'affiliation: { zh: 某公司 }\n'));
    write('people/member-b.yaml', person('成员乙'));
    commit();
    const past = pastIn(content);
    assert.deepEqual(lines(past.changesOf('people', 'member-a').changes), ['单位 无 → 某公司', '新增记录']);
    assert.deepEqual(lines(past.changesOf('people', 'member-b').changes), ['新增记录']);
    assert.deepEqual(lines(past.recent), ['单位 无 → 某公司', '新增记录', '新增记录']);
  });

  test('has its translation with it, and goes on when the file becomes .mdx', (t) => {
    const { content, write, commit } = repository(t);
    const text = (body: string) => `---\ntitle: 某页\nsummary: 某摘要\n---\n${body}\n`;
    write('pages/join/zh.md', text('一'));
    write('pages/join/en.md', text('one'));
    commit();
    renameSync(join(content, 'pages/join/zh.md'), join(content, 'pages/join/zh.mdx'));
    write('pages/join/zh.mdx', text('二'));
    write('pages/join/en.md', text('two'));
    commit();
    const [newest] = pastIn(content).changesOf('pages', 'join').changes;
    assert.deepEqual(
      newest?.changes.map(({ kind, after }) => [kind, after?.collection]),
      [
        ['changed', 'pages'],
        ['changed', 'pagesEn'],
      ],
    );
  });

  test('tells the newest changes, and how many it leaves out', (t) => {
    const { content, write, commit } = repository(t);
    for (let count = 0; count < perRecord + 3; count += 1) {
      write('people/member-a.yaml', person('成员甲', `order: ${count + 1}\n`));
      commit();
    }
    const { changes, older } = pastIn(content).changesOf('people', 'member-a');
    assert.deepEqual([changes.length, older], [perRecord, 3]);
    assert.deepEqual(lines(changes)[0], `顺序 ${perRecord + 2} → ${perRecord + 3}`);
  });

  test('is not stopped by what is no record: broken files, pictures, links, names that git quotes', (t) => {
    const { root, content, write, commit } = repository(t);
    write('people/member-a.yaml', person('成员甲'));
    write('people/坏 "名字".yaml', 'kind: [\n');
    write('docs/site/one/picture.png', '\0\0');
    symlinkSync('/etc/hostname', join(content, 'people/link.yaml'));
    writeFileSync(join(root, 'README.md'), '在内容之外\n');
    commit();
    rmSync(join(content, 'people/link.yaml'));
    write('people/link.yaml', person('成员乙'));
    write('people/member-a.yaml', '\0 not: [yaml\n');
    commit();
    const past = pastIn(content);
    assert.deepEqual(lines(past.changesOf('people', 'member-a').changes), ['无法读取文件，未比较', '新增记录']);
    assert.deepEqual(lines(past.changesOf('people', 'link').changes), ['新增记录']);
    assert.equal(past.recent.length, 2);
  });

  test('names nobody and quotes no message', (t) => {
    const { content, write, commit } = repository(t);
    write('people/member-a.yaml', person('成员甲'));
    commit('私下的话');
    write('people/member-a.yaml', person('成员乙'));
    commit('私下的话');
    const all = JSON.stringify([readLog(content), pastIn(content).recent]);
    assert.doesNotMatch(all, /作者甲|private\.example|私下的话/);
    assert.match(all, /成员乙/);
  });
});

describe('a clone that does not have everything', () => {
  test('that is shallow says less: what is older than the cut is not taken for new', (t) => {
    const { root, content, write, commit } = repository(t);
    write('people/member-a.yaml', person('成员甲'));
    write('people/member-b.yaml', person('成员乙'));
    commit();
    write('people/member-a.yaml', person('成员甲', 'order: 1\n'));
    commit();
    write('people/member-a.yaml', person('成员甲', 'order: 2\n'));
    commit();
    const clone = join(folderFor(t), 'clone');
    git(root, 'clone', '--quiet', '--depth=2', `file://${root}`, clone);
    const past = pastIn(join(clone, 'content'));
    assert.deepEqual(lines(past.recent), ['顺序 1 → 2']);
    assert.deepEqual(past.changesOf('people', 'member-b').changes, []);
    assert.equal(pastIn(content).recent.length, 3);
  });

  test('without the texts, as a partial one, says when but not what', (t) => {
    const { content, write, commit } = repository(t);
    write('people/member-a.yaml', person('成员甲'));
    commit();
    write('people/member-a.yaml', person('成员乙'));
    commit();
    const past = pastOf(readLog(content), () => new Map());
    assert.deepEqual(lines(past.recent), ['新增记录']);
    assert.equal(readBlobs(content, ['0'.repeat(39) + '1']).size, 0);
  });

  test('that is no checkout knows nothing, and neither does a machine without git', (t) => {
    const folder = folderFor(t);
    assert.deepEqual(readLog(folder), []);
    assert.deepEqual(readLog(join(folder, 'nowhere')), []);
    assert.deepEqual(pastOf([], () => new Map()).recent, []);
    const path = process.env['PATH'];
    t.after(() => (process.env['PATH'] = path));
    process.env['PATH'] = folder;
    assert.deepEqual(readLog(process.cwd()), []);
  });
});
