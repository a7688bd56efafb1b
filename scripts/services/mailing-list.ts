// A mock of mailing lists: a group of groups.io, and HyperKitty in both its shapes.
import { json, notFound, page, type Reply, type Service, type StartOptions, serveReplies } from './loopback.ts';
import { recorded } from './recorded.ts';

const group = 'sig-example';

interface Post {
  number: number;
  subject: string;
  author: string;
  hoursAgo: number;
}

/** The last posts of the invented SIG's list; what they are about is in its minutes. */
const posts: Post[] = [
  { number: 412, subject: 'Re: 更换存储的步骤', author: 'member-e', hoursAgo: 7 },
  { number: 411, subject: '回复：更换存储的步骤', author: 'member-d', hoursAgo: 9 },
  { number: 410, subject: '[sig-example] 双周例会议题征集', author: 'member-c', hoursAgo: 30 },
  { number: 409, subject: '更换存储的步骤', author: 'member-e', hoursAgo: 52 },
  { number: 408, subject: 'DMARC 收紧到 reject & 转发的信', author: 'member-f', hoursAgo: 150 },
  { number: 407, subject: '软件源要多大的磁盘', author: 'example-team', hoursAgo: 400 },
  { number: 406, subject: 'Re: 部署脚本公开前要清理什么', author: 'member-d', hoursAgo: 690 },
  { number: 405, subject: '部署脚本公开前要清理什么', author: 'member-d', hoursAgo: 760 },
  { number: 404, subject: '缺陷跟踪的登录', author: 'member-g', hoursAgo: 900 },
];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The feed of the group, as groups.io writes it: RSS 2.0, with the names, addresses and texts that go with posts. */
const feedAt = (now: Date, base: string): string => {
  const items = posts.map(({ number, subject, author, hoursAgo }) => {
    const link = `${base}/g/${group}/message/${number}`;
    const date = new Date(now.getTime() - hoursAgo * 60 * 60 * 1000).toUTCString().replace('GMT', '+0000');
    return `<item><title>${escaped(subject)}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate>
<author>${author}@example.org (${author})</author><description>&lt;p&gt;${author} 写道：……&lt;/p&gt;</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${group} messages</title>
<link>${base}/g/${group}</link><description>${group}</description>
${items.join('\n')}
</channel></rss>
`;
};

/** HyperKitty's API: the answer to a path below `api/list/`. Paged as with Django REST's LimitOffsetPagination; otherwise limits are ignored. */
const hyperKittyAt = (now: Date): ((path: string, query: URLSearchParams, isPaged: boolean) => Reply) => {
  const at = <T>(name: string) => recorded<T>(`mailman/${name}.response.body`, '2026-11-22T19:49:48Z', now);
  const list = at<unknown>('06-hk-list');
  const lists: Record<string, unknown[]> = {
    'dev@oc.example/threads/': at('10-hk-threads'),
    'dev@oc.example/emails/': at('18-hk-emails'),
  };
  return (path, query, isPaged) => {
    if (path === 'dev@oc.example/') return json(list);
    const all = lists[path];
    if (all === undefined) return json({ detail: 'Not found.' }, 404);
    if (!isPaged) return json(all);
    const [limit, offset] = [Number(query.get('limit') ?? 10), Number(query.get('offset') ?? 0)];
    const next = offset + limit < all.length ? `http://internal.oc.example/${path}?offset=${offset + limit}` : null;
    return json({ count: all.length, next, previous: null, results: all.slice(offset, offset + limit) });
  };
};

/**
 * The group at `/g/sig-example`, its feed at `/g/sig-example/rss`; HyperKitty with `dev@oc.example` at `/hyperkitty/` (bare) and
 * `/archives/` (paged).
 */
export const start = ({ now }: StartOptions): Promise<Service> => {
  const hyperKitty = hyperKittyAt(now);
  return serveReplies(({ pathname, searchParams }, _body, { headers }) => {
    const [, archive, path] = /^\/(hyperkitty|archives)\/api\/list\/(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
    if (path !== undefined) return hyperKitty(path, searchParams, archive === 'archives');
    if (pathname === `/g/${group}`) return page(`${group}@lists.example.org | Home`);
    if (pathname !== `/g/${group}/rss`) return notFound;
    return { type: 'application/rss+xml', body: feedAt(now, `http://${headers.host}`) };
  });
};
