// node scripts/changes/post.ts FOLDER: keeps the comment on a pull request up to date, in .github/workflows/comment.yml.
// FOLDER holds what .github/workflows/review.yml found; everything else comes from the environment that GitHub gives.
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, report } from '#scripts/kit/failure.ts';
import { commentOf, reviewOf } from './comment.ts';
import { findPull, keepComment } from './github.ts';

const mostBytes = 10_000_000;

const done = { created: '写了评论', updated: '更新了评论', removed: '没有问题，删去了评论', unchanged: '评论不用改' };

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Failure(`没有环境变量 ${name}；这个程序由 .github/workflows/comment.yml 运行`);
  return value;
}

/** A report may be anything that the code of a pull request made: only plain files of a sensible size are read. */
function textOf(folder: string, name: string): string {
  const path = join(folder, name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Failure(`${name} 不在报告里，或者不是普通文件`);
  if (found.size > mostBytes) throw new Failure(`${name} 有 ${found.size} 字节，多于 ${mostBytes}`);
  return readFileSync(path, 'utf8');
}

try {
  const [folder = ''] = process.argv.slice(2);
  const review = reviewOf(textOf(folder, 'findings.json'), textOf(folder, 'changes.json'));
  const commit = setting('HEAD_COMMIT');
  const repository = {
    api: setting('GITHUB_API_URL'),
    name: setting('GITHUB_REPOSITORY'),
    token: setting('GITHUB_TOKEN'),
    fetch,
  };
  const head = { owner: setting('HEAD_OWNER'), branch: setting('HEAD_BRANCH'), commit };
  const pull = await findPull(repository, head);
  if (pull === undefined) console.log('没有以这个提交为最新的 pull request，不评论');
  else console.log(done[await keepComment(repository, pull, commentOf(review, { commit, run: setting('RUN_URL') }))]);
} catch (error) {
  report(error);
}
