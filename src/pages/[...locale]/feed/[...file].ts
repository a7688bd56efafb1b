// /feed/{news,meetings,status,changes}, /feed/services/<id> and /feed/series/<id>, as .xml (Atom), .rss and .json (JSON Feed), in
// each language.
import type { APIRoute } from 'astro';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import {
  aboutFeed,
  feedFormats,
  type FeedItem,
  feedItems,
  type FeedKind,
  feedKinds,
  type FeedName,
  feedsOf,
} from '#api/feeds.ts';
import { languages, type Locale } from '#language/locales.ts';
import { siteName } from '#language/names.ts';
import { localePaths, localised } from '#language/routes.ts';
import { loadFacts } from '#records/facts.ts';
import { absolute, site } from '#site.ts';

interface Props {
  name: FeedName;
  kind: FeedKind;
}

export const getStaticPaths = async () => {
  const { services, series } = await loadFacts();
  const names = feedsOf({ services: services.map(({ id }) => id), series: series.map(({ id }) => id) });
  const files = names.flatMap((name) => feedKinds.map((kind) => ({ file: `${name}.${kind}`, name, kind })));
  return localePaths(site.languages, files);
};

interface Feed {
  title: string;
  home: string;
  self: string;
  locale: Locale;
  updated: Date;
  items: (FeedItem & { id: string; url: string })[];
}

const json = ({ title, home, self, locale, items }: Feed) =>
  JSON.stringify(
    generateJsonFeed({
      title,
      home_page_url: home,
      feed_url: self,
      language: languages[locale].tag,
      items: items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        content_text: item.summary,
        date_published: item.published,
        date_modified: item.updated,
        ...(item.locale !== locale && { language: languages[item.locale].tag }),
      })),
    }),
  );

/** The language of an entry, where it is not that of its feed. */
const langOf = (item: FeedItem, feed: Feed) =>
  item.locale === feed.locale ? {} : { xml: { lang: languages[item.locale].tag } };

const xml = (feed: Feed) =>
  generateAtomFeed({
    xml: { lang: languages[feed.locale].tag },
    id: feed.self,
    title: { value: feed.title },
    updated: feed.updated,
    links: [
      { href: feed.self, rel: 'self', type: feedFormats.xml.type },
      { href: feed.home, rel: 'alternate', type: 'text/html' },
    ],
    authors: [{ name: siteName(site, feed.locale) }],
    entries: feed.items.map((item) => ({
      id: item.id,
      title: { value: item.title },
      summary: { value: item.summary },
      published: item.published,
      updated: item.updated,
      links: [{ href: item.url, rel: 'alternate', type: 'text/html' }],
      ...langOf(item, feed),
    })),
  });

const rss = (feed: Feed) =>
  generateRssFeed({
    title: feed.title,
    link: feed.home,
    description: feed.title,
    language: languages[feed.locale].tag,
    lastBuildDate: feed.updated,
    atom: { links: [{ href: feed.self, rel: 'self', type: feedFormats.rss.type }] },
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      description: item.summary,
      guid: { value: item.id, isPermaLink: item.id === item.url },
      pubDate: item.published,
      atom: { updated: item.updated },
      ...langOf(item, feed),
    })),
  });

const writers: Record<FeedKind, (feed: Feed) => string> = { json, xml, rss };

const idOf = (url: string, mark?: string) => (mark ? `${url}${url.includes('#') ? '-' : '#'}${mark}` : url);

export const GET: APIRoute<Props> = ({ props: { name, kind }, locals: { here } }) => {
  const { facts, now, past, locale, commitsOf } = here;
  const { title, home } = aboutFeed(name, facts, locale);
  const items = feedItems(name, { facts, locale, now, zone: site.zone, past: past.recent, commitsOf });
  const at = (path: string) => absolute(localised(path, locale));
  const body = writers[kind]({
    title: `${siteName(site, locale)} · ${title}`,
    home: at(home),
    self: at(`/feed/${name}.${kind}`),
    locale,
    updated: items[0]?.updated ?? now,
    items: items.map((item) => ({ ...item, url: at(item.path), id: idOf(at(item.path), item.mark) })),
  });
  return new Response(body, { headers: { 'content-type': `${feedFormats[kind].type}; charset=utf-8` } });
};
