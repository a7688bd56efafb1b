// Searches in Bugzilla. Every one names its fields: without, each bug comes whole, with the mail addresses of its people.
import { z } from 'astro/zod';
import { ProbeError } from '#scripts/http/contract.ts';
import type { Tools } from '#scripts/live/probe.ts';
import { count } from '#scripts/live/probes/checks.ts';
import { askBugzilla } from './rest.ts';

const bug = z.object({
  id: count,
  summary: z.string().optional(),
  severity: z.string().optional(),
  resolution: z.string().optional(),
  last_change_time: z.iso.datetime({ offset: true }).optional(),
  groups: z.array(z.unknown()).optional(),
});
const bugList = z.object({ bugs: z.array(bug) });

export type Bug = z.infer<typeof bug>;

/** What max_search_results of a Bugzilla is unless somebody changed it. */
const PAGE = 10_000;
const MOST_PAGES = 5;

/** One search. Throws ProbeError. */
export const search = async (
  base: string,
  query: Record<string, string>,
  tools: Tools,
): Promise<{ bugs: Bug[]; latencyMs: number }> => {
  const { value, latencyMs } = await askBugzilla(base, `bug?${new URLSearchParams(query)}`, bugList, tools);
  return { bugs: value.bugs, latencyMs };
};

/**
 * Every bug of a search. Bugzilla caps a list at max_search_results without a word, `limit=0` included, and has no
 * `count_only`: so it is asked for more until a page brings nothing new. Throws ProbeError, of kind `size` for a search
 * without end.
 */
export const searchAll = async (
  base: string,
  query: Record<string, string>,
  tools: Tools,
): Promise<{ bugs: Bug[]; latencyMs: number }> => {
  const found = new Map<number, Bug>();
  let received = 0;
  let firstLatency: number | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const place: Record<string, string> = received > 0 ? { offset: String(received) } : {};
    const { bugs, latencyMs } = await search(base, { ...query, order: 'bug_id', limit: String(PAGE), ...place }, tools);
    firstLatency ??= latencyMs;
    const known = found.size;
    for (const one of bugs) found.set(one.id, one);
    if (found.size === known) return { bugs: [...found.values()], latencyMs: firstLatency };
    received += bugs.length;
  }
  throw new ProbeError('缺陷过多，无法数清', { kind: 'size', theirs: false });
};
