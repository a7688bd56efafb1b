// The one comment on a pull request: what it says, and how it is kept, against a mock of GitHub's API on loopback.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { commentOf, marker, reviewOf } from '#scripts/changes/comment.ts';
import { forgeTexts, readAsForge } from '../support/forge-text.ts';

const finding = (file: string, severity: string, found = '某事') => ({
  ...{ file, line: 3, column: 1, rule: 'schema', severity, found, expected: '别的', fix: '改掉' },
});
const changes = {
  folder: 'src/content/',
  changes: [{ name: '成员甲', path: 'people/a.yaml', lines: ['单位 无 → 某公司'] }],
};
const report = (findings: object[], pages = ['/members/a/']) => ({
  findings: JSON.stringify({ files: 1, errors: 0, warnings: 0, findings }),
  changes: JSON.stringify({ title: 'x', ...changes, pages, others: [], elsewhere: [] }),
});
const compose = (findings: object[], pages?: string[]) => {
  const { findings: first, changes: second } = report(findings, pages);
  return commentOf(reviewOf(first, second), { commit: 'a'.repeat(40), run: 'https://github.example/run/1' });
};

describe('the comment', () => {
  test('has the findings, what changed and the pages, errors first', () => {
    const text =
      compose([finding('src/content/people/a.yaml', 'warning'), finding('src/content/people/b.yaml', 'error')]) ?? '';
    assert.ok(text.startsWith(marker));
    assert.match(text, /检查发现 1 个错误、1 个警告/);
    assert.ok(text.indexOf('people/b.yaml:3:1') < text.indexOf('people/a.yaml:3:1'));
    assert.match(text, /- `成员甲`：`单位 无 → 某公司`/);
    assert.match(text, /- `\/members\/a\/`/);
    assert.match(text, /`aaaaaaaaaa` 的检查结果，\[运行记录\]\(https:\/\/github\.example\/run\/1\)/);
  });

  test('is none where nothing is to be mended, or only in files that the pull request leaves alone', () => {
    assert.equal(compose([]), undefined);
    assert.equal(compose([finding('src/content/people/old.yaml', 'warning')]), undefined);
  });

  test('shows all that the report says as code: no link, mention, commit, picture, HTML, other writing or end of the fold', () => {
    const own = readAsForge(compose([finding('src/content/a.yaml', 'error')], ['一']) ?? '').outside;
    for (const evil of forgeTexts('zqx')) {
      const text = compose([finding(`src/content/${evil}`, 'error', evil)], [evil]) ?? '';
      const { outside, code } = readAsForge(text);
      assert.equal(outside, own, evil);
      assert.ok(code.filter((one) => one.includes('zqx')).length >= 3, evil);
      assert.doesNotMatch(text, /[\p{Bidi_Control}\u200b]/u);
    }
  });

  test('stays below what GitHub takes, however much there is to say', () => {
    const long = '长'.repeat(3900);
    const many = Array.from({ length: 500 }, (_, index) => finding(`src/content/${index}.yaml`, 'error', long));
    const text =
      compose(
        many,
        Array.from({ length: 5000 }, (_, index) => `/${index}/`),
      ) ?? '';
    assert.ok(text.length < 65_000, String(text.length));
    assert.match(text, /另有 470 个，见\[运行记录\]/);
  });

  test('is not made from a report of another shape', () => {
    const good = report([]);
    for (const bad of ['', '[]', '{"findings": 1}', '{"findings": [{"file": {}}]}'])
      assert.throws(() => reviewOf(bad, good.changes), bad);
    assert.throws(() => reviewOf(good.findings, '{"changes": []}'));
    const huge = JSON.stringify({ findings: [finding('a', 'error', 'x'.repeat(5000))] });
    assert.throws(() => reviewOf(huge, good.changes));
  });
});

interface Comment {
  id: number;
  body: string;
  user: { login: string };
}

/** A repository with one open pull request, number 7, of which commit `aaa…` is the newest. */
const startForge = async (t: TestContext, comments: Comment[]) => {
  const calls: string[] = [];
  const textOf = async (request: IncomingMessage) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    return text;
  };
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'http://forge');
    const own = pathname.replace('/repos/owner/site/', '');
    const id = Number(/^issues\/comments\/(\d+)$/.exec(own)?.[1]);
    const index = comments.findIndex((comment) => comment.id === id);
    const sent = await textOf(request);
    if (method !== 'GET') calls.push(`${method} ${own}`);
    const answer = (status: number, body?: object) => response.writeHead(status).end(body && JSON.stringify(body));
    if (request.headers.authorization !== 'Bearer the-token') return answer(401, {});
    if (own === 'pulls') {
      const isOurs = searchParams.get('head') === 'somebody:a&b/1' && searchParams.get('state') === 'open';
      return answer(200, isOurs ? [{ number: 7, head: { sha: 'a'.repeat(40) } }] : []);
    }
    if (method === 'GET' && own === 'issues/7/comments') {
      const page = Number(searchParams.get('page'));
      return answer(200, comments.slice((page - 1) * 100, page * 100));
    }
    if (method === 'POST' && own === 'issues/7/comments') {
      comments.push({ id: 1000, user: { login: 'github-actions[bot]' }, ...(JSON.parse(sent) as { body: string }) });
      return answer(201, {});
    }
    if (method === 'PATCH' && index >= 0) {
      Object.assign(comments[index] as Comment, JSON.parse(sent));
      return answer(200, {});
    }
    if (method === 'DELETE' && index >= 0) {
      comments.splice(index, 1);
      return answer(204);
    }
    return answer(404, {});
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const folder = mkdtempSync(join(tmpdir(), 'review-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const post = (findings: object[], changed: Record<string, string> = {}) => {
    const files = report(findings);
    writeFileSync(join(folder, 'findings.json'), files.findings);
    writeFileSync(join(folder, 'changes.json'), files.changes);
    return run(changed);
  };
  const run = (changed: Record<string, string> = {}) => {
    const env = {
      ...{ PATH: process.env['PATH'] ?? '', GITHUB_API_URL: api, GITHUB_REPOSITORY: 'owner/site' },
      ...{ GITHUB_TOKEN: 'the-token', HEAD_COMMIT: 'a'.repeat(40), HEAD_OWNER: 'somebody', HEAD_BRANCH: 'a&b/1' },
      ...{ RUN_URL: 'https://github.example/run/1', ...changed },
    };
    return new Promise<{ code: number | null; said: string }>((done) => {
      const child = spawn('node', ['scripts/changes/post.ts', folder], { env });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.on('close', (code) => done({ code, said: said.trim() }));
    });
  };
  return { calls, post, run, folder };
};

describe('the job that comments', () => {
  const error = finding('src/content/people/a.yaml', 'error');

  test('writes one comment, brings it up to date in place, and removes it when all is mended', async (t) => {
    const comments: Comment[] = [{ id: 1, body: '人写的', user: { login: 'somebody' } }];
    const { calls, post } = await startForge(t, comments);
    assert.deepEqual(await post([error]), { code: 0, said: '已发表评论' });
    assert.equal(comments.length, 2);
    assert.deepEqual(await post([error]), { code: 0, said: '评论无需修改' });
    assert.deepEqual(await post([error, finding('src/content/people/b.yaml', 'error')]), {
      code: 0,
      said: '已更新评论',
    });
    assert.match(comments[1]?.body ?? '', /2 个错误/);
    assert.deepEqual(await post([]), { code: 0, said: '没有问题，已删除评论' });
    assert.deepEqual(await post([]), { code: 0, said: '评论无需修改' });
    assert.deepEqual(calls, ['POST issues/7/comments', 'PATCH issues/comments/1000', 'DELETE issues/comments/1000']);
    assert.deepEqual(
      comments.map(({ body }) => body),
      ['人写的'],
    );
  });

  test('finds its comment behind a hundred others, leaves one that only looks like it, and removes a double', async (t) => {
    const others = Array.from({ length: 120 }, (_, index) => ({
      id: index + 1,
      body: '话',
      user: { login: 'somebody' },
    }));
    const bot = { login: 'github-actions[bot]' };
    const comments: Comment[] = [
      ...others,
      { id: 201, body: `${marker} 冒充`, user: { login: 'somebody' } },
      { id: 202, body: `${marker} 旧的`, user: bot },
      { id: 203, body: `${marker} 重复的`, user: bot },
      { id: 204, body: '别的机器人的话', user: bot },
    ];
    const { calls, post } = await startForge(t, comments);
    assert.equal((await post([error])).said, '已更新评论');
    assert.deepEqual(calls.sort(), ['DELETE issues/comments/203', 'PATCH issues/comments/202']);
  });

  test('says nothing on a commit that is no longer the newest', async (t) => {
    const { calls, post } = await startForge(t, []);
    const { code, said } = await post([error], { HEAD_COMMIT: 'b'.repeat(40) });
    assert.deepEqual([code, said], [0, '没有以该提交为最新提交的 pull request，未发表评论']);
    assert.deepEqual(calls, []);
  });

  test('leaves everything as it is when the report is no report, GitHub refuses, or something is missing', async (t) => {
    const comments: Comment[] = [{ id: 1, body: `${marker} 旧的`, user: { login: 'github-actions[bot]' } }];
    const { calls, post, run, folder } = await startForge(t, comments);
    assert.equal((await post([error], { GITHUB_TOKEN: 'wrong' })).code, 1);
    assert.match((await post([error], { HEAD_OWNER: '' })).said, /缺少环境变量 HEAD_OWNER/);
    rmSync(join(folder, 'findings.json'));
    assert.match((await run()).said, /findings\.json 不在报告中/);
    symlinkSync(join(folder, 'changes.json'), join(folder, 'findings.json'));
    assert.match((await run()).said, /不是普通文件/);
    rmSync(join(folder, 'findings.json'));
    writeFileSync(join(folder, 'findings.json'), '{}');
    assert.equal((await run()).code, 1);
    assert.deepEqual(calls, []);
  });
});
