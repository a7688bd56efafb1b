// Archives of HyperKitty (Mailman 3): a list is called by its address, and a public API tells threads and posts.
import { z } from 'astro/zod';
import type { Tools } from '#scripts/live/probe.ts';
import { below, readJson, type Step, step } from '#scripts/live/probes/checks.ts';
import type { Archive, Config, Visit } from './archive.ts';
import { monthBefore, newestTopics, postFigures, timeOf } from './posts.ts';

const json = ['application/json'];
const pageSize = 100;
/** 500 posts in a month: a list that has more shows no number rather than one that costs more requests. */
const mostPages = 5;

const list = z.object({ display_name: z.string(), subject_prefix: z.string().nullish(), archive_policy: z.string() });
const hash = z.string().regex(/^[A-Z0-9]{16,64}$/);
const thread = z.object({ thread_id: hash, subject: z.string().nullable(), date_active: z.string() });
const email = z.object({ message_id_hash: hash, date: z.string() });

/** With a pagination class in Django's settings a part of the answer, without one everything; `count` is of all times. */
const pageOf = <T extends z.ZodType>(of: T) =>
  z.union([
    z.array(of).transform((results) => ({ results, more: false })),
    z.object({ next: z.string().nullable(), results: z.array(of) }).transform(({ next, results }) => ({
      results,
      more: next !== null,
    })),
  ]);

const api = ({ base, group }: Config, path = '') => below(base, `api/list/${encodeURIComponent(group)}/${path}`);
const page = ({ base, group }: Config, path: string) => below(base, `list/${encodeURIComponent(group)}/${path}/`);

/**
 * Until `mailman_sync` has run, HyperKitty knows a list by its first message alone and calls it public, a private one too: one
 * that has not been given its name yet may be either. One that has is private where the API refuses us (403).
 */
async function visit(config: Config, { request }: Tools): Promise<Visit> {
  let found: z.infer<typeof list> | undefined;
  const visited = await step('archive', async () => {
    const { status, text, latencyMs } = await request(api(config), { accept: json, statuses: [200, 403] });
    if (status === 200) found = readJson(text, list);
    return { latencyMs: Math.round(latencyMs) };
  });
  const refused = visited.error === undefined && found === undefined;
  return {
    step: refused ? { ...visited, check: { ...visited.check, outcome: 'warn' } } : visited,
    open: found?.archive_policy === 'public' && found.display_name !== '',
    prefix: found?.subject_prefix ?? '',
  };
}

/** Check `topics`: the threads last written to. */
export const askTopics = (config: Config, prefix: string | undefined, { request, now }: Tools): Promise<Step> =>
  step('topics', async () => {
    const { text } = await request(api(config, 'threads/?limit=20'), { accept: json });
    const posts = readJson(text, pageOf(thread)).results.map(({ thread_id, subject, date_active }) => ({
      subject: subject ?? '',
      at: timeOf(date_active, now),
      url: page(config, `thread/${thread_id}`),
    }));
    return {
      links: newestTopics(posts, prefix),
      figures: postFigures(
        posts.map(({ at }) => at),
        false,
        now,
      ),
    };
  });

/** Check `posts`: how many there were in 30 days, newest first (by arrival), page by page as far as that takes. */
export const askPosts = (config: Config, { request, now }: Tools): Promise<Step> =>
  step('posts', async () => {
    const since = monthBefore(now);
    const times = new Map<string, Date | undefined>();
    let [complete, offset] = [false, 0];
    for (let pages = 0; pages < mostPages && !complete; pages += 1) {
      const { text } = await request(api(config, `emails/?limit=${pageSize}&offset=${offset}`), { accept: json });
      const { results, more } = readJson(text, pageOf(email));
      const known = times.size;
      for (const { message_id_hash, date } of results) times.set(message_id_hash, timeOf(date, now));
      const oldest = [...times.values()].at(-1);
      complete = !more || (oldest !== undefined && oldest < since);
      // A server that counts its pages in another way gives the first one again.
      if (times.size === known) break;
      offset += results.length;
    }
    return { figures: postFigures([...times.values()], complete, now) };
  });

export const hyperKitty: Archive = {
  visit,
  pageOf: (link, config) => {
    const [, kind, id] = /\/(message|thread)\/([A-Z0-9]{16,64})(?:[/?#]|$)/.exec(link) ?? [];
    return kind && id && page(config, `${kind}/${id}`);
  },
};
