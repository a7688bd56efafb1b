// Links to the forge: edit, source, history, new issue, on each forge that is known.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountUrl, editUrl, historyUrl, issueUrl, sourceUrl } from '#model/site/forge.ts';

const github = { kind: 'github', owner: 'someone', repository: 'site', branch: 'main' } as const;
const gitee = { ...github, kind: 'gitee', branch: 'master' } as const;
const atomgit = { ...github, kind: 'atomgit' } as const;
const file = 'src/content/pages/join/zh.mdx';

test('each forge has its own host', () => {
  assert.equal(editUrl(github, file), `https://github.com/someone/site/edit/main/${file}`);
  assert.equal(editUrl(gitee, file), `https://gitee.com/someone/site/edit/master/${file}`);
  assert.equal(editUrl(atomgit, file), `https://atomgit.com/someone/site/edit/main/${file}`);
});

test('source and history are those of the file on the branch', () => {
  assert.equal(sourceUrl(gitee, file), `https://gitee.com/someone/site/blob/master/${file}`);
  assert.equal(historyUrl(gitee, file), `https://gitee.com/someone/site/commits/master/${file}`);
});

test('a path with spaces, Chinese or marks of its own is encoded, and its slashes stay', () => {
  const url = new URL(editUrl(github, 'src/会议 #1/zh?.md'));
  assert.equal(url.hash + url.search, '');
  assert.equal(decodeURIComponent(url.pathname), '/someone/site/edit/main/src/会议 #1/zh?.md');
});

test('a new issue has its title filled in, whatever is in it', () => {
  const title = 'A & B = 「构建系统」? #1';
  assert.equal(new URL(issueUrl(github, title)).searchParams.get('title'), title);
  assert.equal(new URL(issueUrl(gitee, title)).searchParams.get('issue[title]'), title);
});

test('an account leads to its own page, a team to the page of its organisation', () => {
  assert.equal(accountUrl('gitee', 'member-a'), 'https://gitee.com/member-a');
  assert.equal(accountUrl('github', 'some-sig/infra'), 'https://github.com/some-sig');
});
