// /feed/{news,meetings,status,changes}.xml (Atom) and .json (JSON Feed).
import type { APIRoute } from 'astro';
import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import { wordsOf } from '#words/words.ts';
import { type FeedItem, feedItems, type FeedName, feedNames } from '#api/feeds.ts';
import { siteName } from '#language/names.ts';
import { namesIn } from '#model/record-names.ts';
import { loadFacts } from '#records/facts.ts';
import { loadPast } from '#records/history.ts';
import { address, now, site } from '#site.ts';

interface Props {
  name: FeedName;
  kind: 'xml' | 'json';
}

export const getStaticPaths = () =>
  feedNames.flatMap((name) =>
    (['xml', 'json'] as const).map((kind) => ({ params: { file: `${name}.${kind}` }, props: { name, kind } })),
  );

const absolute = (path: string) => new URL(path, address).href;
const idOf = ({ path, mark }: FeedItem) => absolute(mark ? `${path}${path.includes('#') ? '-' : '#'}${mark}` : path);

export const GET: APIRoute<Props> = async ({ props: { name, kind } }) => {
  const words = wordsOf('zh');
  const facts = await loadFacts();
  const reader = { locale: 'zh' as const, words: words.changes, nameOf: namesIn(facts, 'zh') };
  const { recent: past } = loadPast();
  const items = feedItems(facts, name, { zone: site.zone, meetingWord: words.meeting.title, past, reader });
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
