// The few calls of GitHub's API that keep one comment on a pull request: https://docs.github.com/rest/issues/comments
import { z } from 'astro/zod';
import { marker } from './comment.ts';

interface Repository {
  /** `https://api.github.com` */
  api: string;
  /** `owner/name` */
  name: string;
  token: string;
  fetch: typeof fetch;
}

const pulls = z.array(z.object({ number: z.int(), head: z.object({ sha: z.string() }) }));
const comments = z.array(
  z.object({ id: z.int(), body: z.string().nullish(), user: z.object({ login: z.string() }).nullable() }),
);

/** Comments of the workflow's own token are this account's. */
const author = 'github-actions[bot]';

const call = async (repository: Repository, method: string, path: string, body?: object): Promise<unknown> => {
  const { api, name, token } = repository;
  const response = await repository.fetch(`${api}/repos/${name}/${path}`, {
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
  // Somebody may have removed the comment by hand in the meantime.
  const isGone = method === 'DELETE' && response.status === 404;
  if (!response.ok && !isGone) throw new Error(`${method} ${path}：GitHub 回答 ${response.status}`);
  return response.status === 204 || isGone ? undefined : await response.json();
};

/** The number of the open pull request of which this commit is the newest; `undefined` where a newer one has come. */
export const findPull = async (
  repository: Repository,
  head: { owner: string; branch: string; commit: string },
): Promise<number | undefined> => {
  const query = new URLSearchParams({ state: 'open', head: `${head.owner}:${head.branch}`, per_page: '100' });
  const found = pulls.parse(await call(repository, 'GET', `pulls?${query}`));
  return found.find(({ head: { sha } }) => sha === head.commit)?.number;
};

const ownComments = async (repository: Repository, pull: number): Promise<{ id: number; body: string }[]> => {
  const own: { id: number; body: string }[] = [];
  for (let page = 1; ; page += 1) {
    const path = `issues/${pull}/comments?per_page=100&page=${page}`;
    const found = comments.parse(await call(repository, 'GET', path));
    for (const { id, body, user } of found)
      if (user?.login === author && body?.startsWith(marker)) own.push({ id, body });
    if (found.length < 100) return own;
  }
};

/**
 * Makes `body` the one comment of ours on the pull request, or leaves none where there is nothing to say.
 * @returns what was done
 * @throws where GitHub does not answer as expected
 */
export const keepComment = async (
  repository: Repository,
  pull: number,
  body: string | undefined,
): Promise<'created' | 'updated' | 'removed' | 'unchanged'> => {
  const [first, ...others] = await ownComments(repository, pull);
  const superfluous = body === undefined && first ? [first, ...others] : others;
  for (const { id } of superfluous) await call(repository, 'DELETE', `issues/comments/${id}`);
  if (body === undefined) return first ? 'removed' : 'unchanged';
  if (!first) {
    await call(repository, 'POST', `issues/${pull}/comments`, { body });
    return 'created';
  }
  if (first.body === body) return 'unchanged';
  await call(repository, 'PATCH', `issues/comments/${first.id}`, { body });
  return 'updated';
};
