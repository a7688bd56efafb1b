// Publishing keeps the dates of records, and does not publish where nobody knows them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deploymentIn, folderFor, site, start, write } from '../support/publishing.ts';

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@a.example', ...args], {
    cwd,
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-03-01T08:00:00+08:00' },
  });

test('without git and without the file of the last publication nothing goes online; with either of them it does', async (t) => {
  const folder = folderFor(t);
  const dist = site(join(folder, 'dist'), 'one');
  const www = join(folder, 'www');
  const live = join(folder, 'live');
  const environment = { ...deploymentIn(folder), SITE_LIVE: live };
  const deploy = (more: object = {}) =>
    start(['deploy', '--from', dist, '--to', www, '--no-check'], { ...environment, ...more });
  write(join(folder, 'facts/content/lists/one.yaml'), 'name: { zh: 某列表 }\naddress: one@example.org\norder: 1\n');

  const refused = await deploy();
  assert.equal(refused.code, 1, refused.err);
  assert.match(refused.err, /^未部署：内容目录没有 git 历史.*日历的修订号.*\n.*SITE_LIVE.*published\.json/);
  assert.ok(!existsSync(join(www, 'current')) && !existsSync(live));

  git(join(folder, 'facts'), 'init', '--quiet');
  git(join(folder, 'facts'), 'add', '.');
  git(join(folder, 'facts'), 'commit', '--quiet', '--message', 'one');
  const first = await deploy();
  assert.equal(first.code, 0, first.err);
  assert.doesNotMatch(first.out, /警告/);
  const text = readFileSync(join(live, 'published.json'), 'utf8');
  const { records } = JSON.parse(text) as { records: Record<string, { last: string }> };
  assert.equal(records['lists/one.yaml']?.last, '2026-03-01T00:00:00Z');

  cpSync(join(folder, 'facts/content'), join(folder, 'copy/content'), { recursive: true });
  cpSync(join(folder, 'facts/site.config.ts'), join(folder, 'copy/site.config.ts'));
  const again = await deploy({ SITE_CONTENT: join(folder, 'copy/content') });
  assert.equal(again.code, 0, again.err);
  assert.match(again.out, /警告：内容目录没有 git 历史/);
  assert.equal(readFileSync(join(live, 'published.json'), 'utf8'), text);
});
