// The part of nginx's configuration that changes with a release: the policy and the pages that have moved.
import { Failure } from '#scripts/kit/failure.ts';
import { type Redirect, redirectStatuses } from './answer.ts';
import { variable } from './nginx-blocks.ts';

/** A path as deploy/nginx/apply-release lets it through; both files have to agree. */
const allowed = /^\/(?!\/)[A-Za-z0-9._~/-]*(#[A-Za-z0-9._~-]*)?$/;

const literal = (path: string): string => path.replaceAll('.', String.raw`\.`);

/**
 * The text of release.conf. Its lines are of these few forms and no others: the machine takes nothing else from whoever publishes.
 * @throws Failure for a path that needs another form
 */
export function releaseConfiguration(name: string, policy: string, redirects: Redirect[]): string {
  for (const { from, to, status } of redirects)
    if (!allowed.test(from) || from.includes('#') || !allowed.test(to) || !redirectStatuses.includes(status))
      throw new Failure(
        `跳转 ${from} → ${to}（${status}）：应为本站以 / 开头的路径，状态为 ${redirectStatuses.join('、')} 之一`,
      );
  const moved = redirectStatuses.flatMap((status) => [
    `map $uri ${variable(name, `moved_${status}`)} {`,
    '  default "";',
    ...redirects
      .filter((redirect) => redirect.status === status)
      .map(({ from, to }) => `  "~^${literal(from)}$" "${to}";`),
    '}',
  ]);
  return [`map $host ${variable(name, 'policy')} {`, `  default "${policy}";`, '}', ...moved, ''].join('\n');
}
