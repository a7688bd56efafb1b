// node scripts/changes/post.ts FOLDER: keeps the comment on a pull request up to date, in .github/workflows/comment.yml.
// FOLDER holds what .github/workflows/review.yml found; everything else comes from the environment that GitHub gives.
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { Failure, reporting } from '#scripts/kit/failure.ts';
import { commentOf, marker, reviewOf } from './comment.ts';

interface Repository {
  /** `https://api.github.com` */
  api: string;
  /** `owner/name` */
  name: string;
  token: string;
}

const pulls = z.array(z.object({ number: z.int(), head: z.object({ sha: z.string() }) }));
const comments = z.array(
  z.object({ id: z.int(), body: z.string().nullish(), user: z.object({ login: z.string() }).nullable() }),
);

/** Comments of the workflow's own token are this account's. */
const author = 'github-actions[bot]';

/** One call of GitHub's API: https://docs.github.com/rest/issues/comments */
const call = async (
  { api, name, token }: Repository,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> => {
  const response = await fetch(`${api}/repos/${name}/${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'x-github-api-version': '2022-11-28',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  // The comment may have been removed by hand in the meantime.
  const isGone = method === 'DELETE' && response.status === 404;
  if (!response.ok && !isGone) throw new Error(`${method} ${path}：GitHub 返回 ${response.status}`);
  return response.status === 204 || isGone ? undefined : await response.json();
};

/** The number of the open pull request of which this commit is the newest; `undefined` where a newer one has come. */
const findPull = async (
  repository: Repository,
  head: { owner: string; branch: string; commit: string },
): Promise<number | undefined> => {
  const query = new URLSearchParams({ state: 'open', head: `${head.owner}:${head.branch}`, per_page: '100' });
  const found = pulls.parse(await call(repository, 'GET', `pulls?${query}`));
  return found.find(({ head: { sha } }) => sha === head.commit)?.number;
};

const ownComments = async (repository: Repository, pull: number) => {
  const all: z.infer<typeof comments> = [];
  for (let page = 1; all.length === (page - 1) * 100; page += 1)
    all.push(...comments.parse(await call(repository, 'GET', `issues/${pull}/comments?per_page=100&page=${page}`)));
  return all.filter(({ body, user }) => user?.login === author && body?.startsWith(marker));
};

/** Makes `body` the one comment of this site on the pull request, or leaves none without a body. Resolves what was done. */
const keepComment = async (repository: Repository, pull: number, body: string | undefined): Promise<string> => {
  const [first, ...others] = await ownComments(repository, pull);
  const superfluous = body === undefined && first ? [first, ...others] : others;
  for (const { id } of superfluous) await call(repository, 'DELETE', `issues/comments/${id}`);
  if (body === undefined) return first ? '没有问题，已删除评论' : '评论无需修改';
  if (!first) {
    await call(repository, 'POST', `issues/${pull}/comments`, { body });
    return '已发表评论';
  }
  if (first.body === body) return '评论无需修改';
  await call(repository, 'PATCH', `issues/comments/${first.id}`, { body });
  return '已更新评论';
};

const maxBytes = 10_000_000;

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Failure(`缺少环境变量 ${name}。该程序由 .github/workflows/comment.yml 运行`);
  return value;
}

/** A report may be anything that the code of a pull request made: only plain files of a sensible size are read. */
function textOf(folder: string, name: string): string {
  const path = join(folder, name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Failure(`${name} 不在报告中，或不是普通文件`);
  if (found.size > maxBytes) throw new Failure(`${name} 为 ${found.size} 字节，最多 ${maxBytes} 字节`);
  return readFileSync(path, 'utf8');
}

await reporting(async () => {
  const [folder = ''] = process.argv.slice(2);
  const review = reviewOf(textOf(folder, 'findings.json'), textOf(folder, 'changes.json'));
  const commit = setting('HEAD_COMMIT');
  const repository = {
    api: setting('GITHUB_API_URL'),
    name: setting('GITHUB_REPOSITORY'),
    token: setting('GITHUB_TOKEN'),
  };
  const head = { owner: setting('HEAD_OWNER'), branch: setting('HEAD_BRANCH'), commit };
  const pull = await findPull(repository, head);
  if (pull === undefined) console.log('没有以该提交为最新提交的 pull request，未发表评论');
  else console.log(await keepComment(repository, pull, commentOf(review, { commit, run: setting('RUN_URL') })));
});
