// Posts of a list, however they were learned of: what is shown of them, and nothing of their authors.

import { z } from 'astro/zod';
import { dayMs, utcSeconds } from '#language/dates.ts';
import type { Figures, Link } from '#schemas/snapshot.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import { readValue } from '#scripts/live/probes/answers.ts';
import { asArray, parseXml } from '#scripts/live/probes/xml.ts';

interface Post {
  subject: string;
  /** Absent where the archive gives no time, or one that is none. */
  at: Date | undefined;
  /** Rebuilt from its number or hash; absent where none was found. */
  url: string | undefined;
}

const maxTopics = 5;
export const monthBefore = (now: Date): Date => new Date(now.getTime() - 30 * dayMs);

const replyMarks = /^(?:(?:re|fwd?|回复|答复|转发)\s*[:：]\s*)+/i;

/** The subject of the topic: without the mark of the list and those of replies, in whatever order programs put them. */
export function topicOf(subject: string, listPrefix = ''): string {
  let rest = cleanText(subject);
  const prefix = cleanText(listPrefix).toLowerCase();
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(replyMarks, '').trim();
    if (prefix !== '' && rest.toLowerCase().startsWith(prefix)) rest = rest.slice(prefix.length).trim();
  }
  return rest;
}

const newestFirst = (a: Post, b: Post) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0);

/** The topics that were last written to, each with its last post; one without a subject cannot be distinguished from others. */
export function newestTopics(posts: Post[], listPrefix?: string): Link[] {
  const links = new Map<string, Link>();
  for (const { subject, url, at } of posts.toSorted(newestFirst)) {
    const title = topicOf(subject, listPrefix);
    if (title === '' || url === undefined || links.has(title.toLowerCase())) continue;
    links.set(title.toLowerCase(), { title, url, ...(at && { at: utcSeconds(at) }) });
  }
  return [...links.values()].slice(0, maxTopics);
}

/**
 * @param complete whether every post of the last 30 days is there: otherwise, or where one of them gives no time, there is no
 * number, rather than a low one.
 */
export function postFigures(times: (Date | undefined)[], complete: boolean, now: Date): Figures {
  const known = times.flatMap((at) => at?.getTime() ?? []);
  const since = monthBefore(now).getTime();
  return {
    ...(known.length > 0 && { lastPostAt: utcSeconds(new Date(Math.max(...known))) }),
    ...(complete && known.length === times.length && { posts30d: known.filter((time) => time >= since).length }),
  };
}

// The feed of a list, RSS 2.0 or Atom: subjects, times and the numbers in the links.

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
export const readFeed = (body: string): FeedEntry[] => {
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
};
