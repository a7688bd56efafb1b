// A stand-in for mailing lists: a group of groups.io, and HyperKitty in both its shapes.
import { addressOf, sendJson, sendPage, sendText } from '#scripts/services/answers.ts';
import { type Service, type StartOptions, serve } from '#scripts/services/loopback.ts';
import { feedAt } from './feed.ts';
import { hyperKittyAt } from './hyperkitty.ts';

const group = 'sig-example';

/**
 * The group at `/g/sig-example`, its feed at `/g/sig-example/rss`; HyperKitty with `dev@oc.example` at `/hyperkitty/` (bare) and
 * `/archives/` (paged).
 */
export const start = ({ port, now }: StartOptions): Promise<Service> => {
  const bare = hyperKittyAt(now, false);
  const paged = hyperKittyAt(now, true);
  return serve((request, response) => {
    const { pathname, searchParams } = addressOf(request);
    const [, archive, path] = /^\/(hyperkitty|archives)\/api\/list\/(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
    if (path !== undefined) {
      const { status, body } = (archive === 'archives' ? paged : bare)(path, searchParams);
      sendJson(response, status, body);
    } else if (pathname === `/g/${group}`) sendPage(response, 200, `${group}@lists.example.org | Home`);
    else if (pathname === `/g/${group}/rss`) {
      sendText(response, 200, 'application/rss+xml', feedAt(now, group, `http://${request.headers.host}`));
    } else sendPage(response, 404, 'Not Found');
  }, port);
};
