// How far a translation is behind, from the history of its source in a repository made for the test.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fingerprint } from '../../src/model/translations.ts';
import { translationLag } from '../../src/records/translation-lag.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lag-'));
  folders.push(folder);
  return folder;
};

const page = (body: string, order = 1) => `---\ntitle: 标题\nsummary: 摘要\norder: ${order}\n---\n\n${body}\n`;
const made = (body: string) => fingerprint({ data: { title: '标题', summary: '摘要' }, body });

const git = (folder: string, ...args: string[]) => {
  const [day = '2026-01-01'] = args[0] === 'commit' ? args.splice(1, 1) : [];
  const who = ['-c', 'user.name=成员甲', '-c', 'user.email=member-a@example.org'];
  const env = { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00+08:00`, GIT_AUTHOR_DATE: `${day}T12:00:00+08:00` };
  return execFileSync('git', [...who, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
};

/** A repository with one commit for each version of `zh.md`. */
const repository = (...versions: [day: string, text: string][]): string => {
  const folder = newFolder();
  git(folder, 'init', '--initial-branch=main');
  for (const [day, text] of versions) {
    writeFileSync(join(folder, 'zh.md'), text);
    git(folder, 'add', '.');
    git(folder, 'commit', day, '--message', '改动');
  }
  return folder;
};

const lag = (folder: string, translated: string) => translationLag({ file: join(folder, 'zh.md') }, made(translated));

describe('a translation', () => {
  const folder = repository(
    ['2026-01-01', page('一')],
    ['2026-02-01', page('二')],
    ['2026-03-01', page('二', 2)],
    ['2026-04-01', page('三')],
  );

  test('is behind by the commits that changed the words since, from the first of them on', () => {
    assert.deepEqual(lag(folder, '一'), { commits: 2, since: '2026-02-01' });
    assert.deepEqual(lag(folder, '二'), { commits: 1, since: '2026-04-01' });
  });

  test('of a version that was never committed is behind by nobody knows how much', () => {
    assert.equal(lag(folder, '零'), undefined);
  });

  test('of the last commit is behind by a change that is not committed yet', () => {
    const changed = repository(['2026-01-01', page('一')]);
    writeFileSync(join(changed, 'zh.md'), page('二'));
    assert.deepEqual(lag(changed, '一'), { commits: 0, since: undefined });
  });

  test('in a shallow clone is behind by what the clone still has, or by nobody knows how much', () => {
    const clone = newFolder();
    git(clone, 'clone', '--depth=3', `file://${folder}`, 'site');
    assert.deepEqual(lag(join(clone, 'site'), '二'), { commits: 1, since: '2026-04-01' });
    assert.equal(lag(join(clone, 'site'), '一'), undefined);
  });

  test('outside a repository is behind by nobody knows how much', () => {
    const bare = newFolder();
    writeFileSync(join(bare, 'zh.md'), page('一'));
    assert.equal(lag(bare, '一'), undefined);
  });
});
