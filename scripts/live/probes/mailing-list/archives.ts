// The archives of lists: groups of the groups.io kind, and HyperKitty (Mailman 3).
import { z } from 'astro/zod';
import { type HttpResponse, ProbeError } from '#scripts/http/contract.ts';
import type { ConfigOf, Tools } from '#scripts/live/probe.ts';
import { below, htmlTypes, jsonTypes, readJson, timeOf } from '#scripts/live/probes/answers.ts';
import { type Learned, type Step, step } from '#scripts/live/probes/steps.ts';
import { monthBefore, newestTopics, postFigures } from './posts.ts';

type Config = ConfigOf<'mailing-list'>;

interface Seen {
  /** Its posts are public, as far as is known: otherwise no subject is shown. */
  isOpen: boolean;
  /** What the list puts before every subject. */
  prefix: string;
}

interface Archive {
  /** Check `archive`. */
  visit(config: Config, tools: Tools): Promise<Step<Seen> & { value: Seen }>;
  /** The page of a post or topic whose number is in this link of the feed; absent if none is. */
  pageOf(link: string, config: Config): string | undefined;
}

// groups.io: pages for people under /g/<group>; its API wants a login and is left alone.

const groupPage = ({ base, group }: Config, path = '') => below(base, `g/${encodeURIComponent(group)}${path}`);

/** A group that is not public sends everybody to log in, with 200. */
const asksForLogin = ({ url, text }: HttpResponse): boolean =>
  /^\/login\b/.test(new URL(url).pathname) || /<input[^>]{0,500}\btype=["']?password\b/i.test(text);

export const groupsIo: Archive = {
  visit: async (config, { request }) => {
    const { group } = config;
    const prefix = `[${group}]`;
    const visited = await step('archive', async () => {
      const answer = await request(groupPage(config), { accept: htmlTypes });
      const isOpen = !asksForLogin(answer);
      // A parked domain, a page of a proxy: 200 as well, but without the name of the group.
      if (isOpen && !answer.text.toLowerCase().includes(group.toLowerCase())) {
        throw new ProbeError(`页面上未找到群组名称 ${group}`, { kind: 'schema', theirs: false });
      }
      return { outcome: isOpen ? 'pass' : 'warn', latencyMs: answer.latencyMs, value: { isOpen, prefix } };
    });
    return { ...visited, value: visited.value ?? { isOpen: true, prefix } };
  },
  pageOf: (link, config) => {
    const [, kind, number] = /\/g\/[^/?#]+\/(message|topic)\/(?:[^/?#]+\/)?(\d{1,12})(?:[/?#]|$)/.exec(link) ?? [];
    return kind && number && groupPage(config, `/${kind}/${number}`);
  },
};

// HyperKitty: a list is called by its address, and a public API gives threads and posts.

const pageSize = 100;
/** 500 posts in a month: a list that has more shows no number rather than one that costs more requests. */
const maxPages = 5;

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

export const hyperKitty: Archive = {
  /**
   * Until `mailman_sync` has run, HyperKitty knows a list by its first message alone and calls it public, a private one too: one
   * that has not been given its name yet may be either. One that has is private where the API refuses us (403).
   */
  visit: async (config, { request }) => {
    const visited = await step('archive', async () => {
      const { status, text, latencyMs } = await request(api(config), { accept: jsonTypes, statuses: [200, 403] });
      if (status === 403) return { outcome: 'warn', latencyMs };
      const { archive_policy: policy, display_name: name, subject_prefix: prefix } = readJson(text, list);
      return { latencyMs, value: { isOpen: policy === 'public' && name !== '', prefix: prefix ?? '' } };
    });
    return { ...visited, value: visited.value ?? { isOpen: false, prefix: '' } };
  },
  pageOf: (link, config) => {
    const [, kind, id] = /\/(message|thread)\/([A-Z0-9]{16,64})(?:[/?#]|$)/.exec(link) ?? [];
    return kind && id && page(config, `${kind}/${id}`);
  },
};

/** The threads last written to. */
export const readTopics = async (config: Config, prefix: string, { request, now }: Tools): Promise<Learned> => {
  const { text } = await request(api(config, 'threads/?limit=20'), { accept: jsonTypes });
  const posts = readJson(text, pageOf(thread)).results.map(({ thread_id, subject, date_active }) => ({
    subject: subject ?? '',
    at: timeOf(date_active, now),
    url: page(config, `thread/${thread_id}`),
  }));
  const times = posts.map(({ at }) => at);
  return { links: newestTopics(posts, prefix), figures: postFigures(times, false, now) };
};

/** How many posts there were in 30 days, newest first (by arrival), page by page as far as that takes. */
export const readPosts = async (config: Config, { request, now }: Tools): Promise<Learned> => {
  const since = monthBefore(now);
  const times = new Map<string, Date | undefined>();
  let [complete, offset] = [false, 0];
  for (let pages = 0; pages < maxPages && !complete; pages += 1) {
    const { text } = await request(api(config, `emails/?limit=${pageSize}&offset=${offset}`), { accept: jsonTypes });
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
};
