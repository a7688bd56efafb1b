// Probe of a mailing list: is its archive there, when was it last written to, about what. Knows groups.io and HyperKitty.
import type { Probe, Tools } from '#scripts/live/probe.ts';
import { timeOf } from '#scripts/live/probes/answers.ts';
import { isUnreachable, type Learned, stepIf } from '#scripts/live/probes/steps.ts';
import { groupsIo, hyperKitty, readPosts, readTopics } from './archives.ts';
import { monthBefore, newestTopics, postFigures, readFeed } from './posts.ts';

const feedTypes = ['application/rss+xml', 'application/atom+xml', 'application/xml', 'text/xml'];

/** The posts of a feed: it has the newest ones only, so there is a number if it goes back beyond the 30 days. */
const readFeedPosts = async (
  feed: string,
  pageOf: (link: string) => string | undefined,
  prefix: string,
  { request, now }: Tools,
): Promise<Learned> => {
  const answer = await request(feed, { accept: feedTypes });
  const posts = readFeed(answer.text).map(({ title, link, time }) => ({
    subject: title,
    at: timeOf(time, now),
    url: pageOf(link),
  }));
  const times = posts.map(({ at }) => at);
  const since = monthBefore(now);
  const complete = times.some((at) => at !== undefined && at < since);
  return {
    latencyMs: answer.latencyMs,
    links: newestTopics(posts, prefix),
    figures: postFigures(times, complete, now),
  };
};

/**
 * Checks archive (critical); posts from the feed where one is configured; topics and posts from HyperKitty's API where not.
 * Lists of HyperKitty are called by their address, groups by a name, so an `@` in the record tells which it is.
 */
export const mailingList: Probe<'mailing-list'> = async (config, tools) => {
  const { base, group, feed } = config;
  const hasApi = group.includes('@');
  const archive = hasApi ? hyperKitty : groupsIo;
  const visit = await archive.visit(config, tools);
  const { isOpen, prefix } = visit.value;
  if (feed !== undefined) {
    const isGone = isUnreachable(visit) && new URL(feed).host === new URL(base).host;
    const pageOf = (link: string) => archive.pageOf(link, config);
    const posts = await stepIf(isOpen && !isGone, 'posts', () => readFeedPosts(feed, pageOf, prefix, tools));
    return [visit, posts];
  }
  if (!hasApi) return [visit];
  const topics = await stepIf(isOpen, 'topics', () => readTopics(config, prefix, tools));
  const posts = await stepIf(isOpen && !isUnreachable(topics), 'posts', () => readPosts(config, tools));
  return [visit, topics, posts];
};
