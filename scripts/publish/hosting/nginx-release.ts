// The part of nginx's configuration that changes with a release: the policy and the pages that have moved.
import { Failure } from '#scripts/kit/failure.ts';
import { goneStatus, type Redirect, redirectStatuses } from './answer.ts';
import { pathFault } from './file-rules.ts';

/** What files, logs and folders on a machine are called, e.g. `sig-infra`. */
export const nameOf = ({ shortName }: { shortName: string }): string =>
  shortName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'site';

/** The variable of a site, which is called `name`. */
export const variable = (name: string, what: string): string => `$${name.replaceAll('-', '_')}_${what}`;

/** A map block: patterns are regular expressions that begin with `~`. */
export const map = (
  source: string,
  target: string,
  otherwise: string,
  lines: [pattern: string, value: string][] = [],
) =>
  [
    `map ${source} ${target} {`,
    `  default "${otherwise}";`,
    ...lines.map(([pattern, value]) => `  "${pattern}" "${value}";`),
    '}',
  ].join('\n');

/** A path as deploy/nginx/apply-release lets it through; both files have to agree. */
const allowed = /^\/(?!\/)[A-Za-z0-9._~/-]*(#[A-Za-z0-9._~-]*)?$/;
const isPath = (path: string): boolean => allowed.test(path) && pathFault(path) === undefined;

const statuses = [...redirectStatuses, goneStatus];

/**
 * The text of release.conf. Its lines are of these few forms and no others: the machine takes nothing else from a publisher.
 * @throws Failure for a path that needs another form
 */
export function releaseConfiguration(name: string, policy: string, redirects: Redirect[]): string {
  for (const { from, to, status } of redirects)
    if (!isPath(from) || from.includes('#') || !isPath(to) || !statuses.includes(status))
      throw new Failure(
        `重定向 ${from} → ${to}（${status}）：应为本站以 / 开头的路径，状态为 ${statuses.join('、')} 之一`,
      );
  const moved = statuses.map((status) => {
    const these = redirects.filter((redirect) => redirect.status === status);
    const lines = these.map(({ from, to }): [string, string] => [`~^${from.replaceAll('.', '\\.')}$`, to]);
    return map('$uri', variable(name, `moved_${status}`), '', lines);
  });
  return [map('$host', variable(name, 'policy'), policy), ...moved, ''].join('\n');
}
