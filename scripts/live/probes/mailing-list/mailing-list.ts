// Probe of a mailing list: is its archive there, when was it last written to, about what. Knows groups.io and HyperKitty.
import type { Probe, Tools } from '#scripts/live/probe.ts';
import { combined, isHostFault, type Step, skipped, step } from '#scripts/live/probes/checks.ts';
import type { Archive, Config, Visit } from './archive.ts';
import { readFeed } from './feed.ts';
import { groupsIo } from './groups-io.ts';
import { askPosts, askTopics, hyperKitty } from './hyperkitty.ts';
import { monthBefore, newestTopics, postFigures, timeOf } from './posts.ts';

const feedTypes = ['application/rss+xml', 'application/atom+xml', 'application/xml', 'text/xml'];

/** Check `posts`, from the feed: it has the newest ones only, so there is a number if it goes back beyond the 30 days. */
const askFeed = (
  feed: string,
  archive: Archive,
  config: Config,
  prefix: string | undefined,
  tools: Tools,
): Promise<Step> =>
  step('posts', async () => {
    const answer = await tools.request(feed, { accept: feedTypes });
    const posts = readFeed(answer.text).map(({ title, link, time }) => ({
      subject: title,
      at: timeOf(time, tools.now),
      url: archive.pageOf(link, config),
    }));
    const times = posts.map(({ at }) => at);
    const since = monthBefore(tools.now);
    const complete = times.some((at) => at !== undefined && at < since);
    return {
      latencyMs: Math.round(answer.latencyMs),
      links: newestTopics(posts, prefix),
      figures: postFigures(times, complete, tools.now),
    };
  });

/** Whether asking the host of the archive again would only mean to wait again. */
const isGone = ({ step: { error } }: Visit, config: Config, feed: string): boolean =>
  error !== undefined && isHostFault(error) && new URL(feed).host === new URL(config.base).host;

/**
 * Checks archive (critical); posts from the feed where one is configured; topics and posts from HyperKitty's API where not.
 * Lists of HyperKitty are called by their address, groups by a name, so an `@` in the record tells which it is.
 */
export const mailingList: Probe<'mailing-list'> = async (config, tools) => {
  const { group, feed } = config;
  const hasApi = group.includes('@');
  const archive = hasApi ? hyperKitty : groupsIo;
  const visit = await archive.visit(config, tools);
  const { open, prefix } = visit;
  if (feed !== undefined) {
    const asked = open && !isGone(visit, config, feed);
    return combined([visit.step, asked ? await askFeed(feed, archive, config, prefix, tools) : skipped('posts')]);
  }
  if (!hasApi) return combined([visit.step]);
  if (!open) return combined([visit.step, skipped('topics'), skipped('posts')]);
  const topics = await askTopics(config, prefix, tools);
  const gone = topics.error !== undefined && isHostFault(topics.error);
  return combined([visit.step, topics, gone ? skipped('posts') : await askPosts(config, tools)]);
};
