// /feed/{news,meetings,status,changes}.xml (Atom) and .json (JSON Feed).
import type { APIRoute } from 'astro';
import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import { type FeedItem, feedItems, type FeedName, feedNames } from '#api/feeds.ts';
import { siteName } from '#language/names.ts';
import { namesIn } from '#model/record-names.ts';
import { absolute } from '#site.ts';

interface Props {
  name: FeedName;
  kind: 'xml' | 'json';
}

export const getStaticPaths = () =>
  feedNames.flatMap((name) =>
    (['xml', 'json'] as const).map((kind) => ({ params: { file: `${name}.${kind}` }, props: { name, kind } })),
  );

const idOf = ({ path, mark }: FeedItem) => absolute(mark ? `${path}${path.includes('#') ? '-' : '#'}${mark}` : path);

export const GET: APIRoute<Props> = ({ props: { name, kind }, locals: { here } }) => {
  const { facts, now, past, site, words } = here;
  const reader = { locale: 'zh' as const, nameOf: namesIn(facts, 'zh') };
  const items = feedItems(facts, name, { zone: site.zone, past: past.recent, reader });
  const title = `${siteName(site, 'zh')} · ${words.nav[name]}`;
  // Changes have no page that lists them all.
  const home = absolute(name === 'changes' ? '/' : `/${name}/`);
  const self = absolute(`/feed/${name}.${kind}`);
  if (kind === 'json') {
    const body = generateJsonFeed({
      title,
      home_page_url: home,
      feed_url: self,
      language: 'zh-CN',
      items: items.map((item) => ({
        id: idOf(item),
        url: absolute(item.path),
        title: item.title,
        content_text: item.summary,
        date_published: item.published,
        date_modified: item.updated,
      })),
    });
    return Response.json(body, { headers: { 'content-type': 'application/feed+json; charset=utf-8' } });
  }
  const body = generateAtomFeed({
    id: self,
    title: { value: title },
    updated: items[0]?.updated ?? now,
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: home, rel: 'alternate', type: 'text/html' },
    ],
    authors: [{ name: siteName(site, 'zh') }],
    entries: items.map((item) => ({
      id: idOf(item),
      title: { value: item.title },
      summary: { value: item.summary },
      published: item.published,
      updated: item.updated,
      links: [{ href: absolute(item.path), rel: 'alternate', type: 'text/html' }],
    })),
  });
  return new Response(body, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
