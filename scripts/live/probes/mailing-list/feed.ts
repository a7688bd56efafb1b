// The feed of a list, RSS 2.0 or Atom: subjects, times and the numbers in the links.
import { z } from 'astro/zod';
import { readValue } from '#scripts/live/probes/checks.ts';
import { asArray, parseXml } from '#scripts/live/probes/xml.ts';

interface FeedEntry {
  title: string;
  link: string;
  time: string | undefined;
}

const text = z.union([z.string(), z.object({ '#text': z.string() }).transform((element) => element['#text'])]);
const oneOrMore = <T extends z.ZodType>(of: T) => z.union([of, z.array(of)]).optional();

const item = z.object({
  title: text.optional(),
  link: text.optional(),
  guid: text.optional(),
  pubDate: text.optional(),
});
const rss = z.object({ rss: z.object({ channel: z.object({ item: oneOrMore(item) }) }) });

const atomLink = z.object({ '@href': z.string() });
const entry = z.object({ title: text.optional(), link: oneOrMore(atomLink), updated: text.optional() });
const atom = z.object({ feed: z.object({ entry: oneOrMore(entry) }) });

/** In the order of the feed. Throws ProbeError `parse` or `schema`. */
export function readFeed(body: string): FeedEntry[] {
  const read = readValue(parseXml(body), z.union([rss, atom]));
  if ('rss' in read) {
    return asArray(read.rss.channel.item).map(({ title = '', link, guid, pubDate }) => ({
      title,
      link: link || guid || '',
      time: pubDate,
    }));
  }
  return asArray(read.feed.entry).map(({ title = '', link, updated }) => ({
    title,
    link: asArray(link)[0]?.['@href'] ?? '',
    time: updated,
  }));
}
