// Bugzilla: whether it answers from its database, how many bugs are open, and what changed last.
// Its REST interface: https://bugzilla.readthedocs.io/en/5.0/api/
import { z } from 'astro/zod';
import { dayMs, utcSeconds } from '#language/dates.ts';
import type { Figures, Link } from '#schemas/snapshot.ts';
import { attempt, type HttpResponse, ProbeError } from '#scripts/http/contract.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { Probe, Tools } from '#scripts/live/probe.ts';
import { below, count, jsonTypes, readJson, readValue, shortWord, timeOf } from './answers.ts';
import { isUnreachable, type Learned, step, stepIf } from './steps.ts';

const weekMs = 7 * dayMs;
const newestLinks = 5;
/** Usually more than a week brings, and then one search does for the links and for the count. */
const recentBugs = 100;
/** The usual max_search_results of a Bugzilla. */
const pageSize = 10_000;
const maxPages = 5;
/** A site names its severities itself, seven of them at first; those with the most bugs are kept. */
const maxSeverities = 20;

/** Error code of a site that shows its bugs to no one who is not logged in. */
const loginRequired = 410;

/** Since 5.3 the code is a string. */
const errorBody = z.object({ error: z.literal(true), code: z.union([z.number(), z.string().regex(/^-?\d{1,9}$/)]) });
const versionBody = z.object({ version: z.string() });
const bug = z.object({
  id: count,
  summary: z.string().optional(),
  severity: z.string().optional(),
  resolution: z.string().optional(),
  last_change_time: z.iso.datetime({ offset: true }).optional(),
  groups: z.array(z.unknown()).optional(),
});
const bugList = z.object({ bugs: z.array(bug) });

type Bug = z.infer<typeof bug>;
type Query = Record<string, string>;

/**
 * One resource by its schema. `/rest.cgi/` is asked where the web server has no rule that makes `/rest/` of it.
 * Throws ProbeError: `fault` for an error that Bugzilla reports. With status 200 that is a trouble of its own (its database is
 * down, say), with 400 and 401 a request of ours that it refuses. The text is dropped: it may be a stack trace.
 */
const ask = async <T>(base: string, resource: string, schema: z.ZodType<T>, tools: Tools) => {
  const askAt = (root: string): Promise<HttpResponse> =>
    tools.request(below(base, `${root}/${resource}`), { accept: jsonTypes, statuses: [200, 400, 401] });
  const { status, text, latencyMs } = await askAt('rest').catch((error: unknown) => {
    if (error instanceof ProbeError && error.kind === 'http' && error.code === 404) return askAt('rest.cgi');
    throw error;
  });
  const body = readJson(text, z.unknown());
  const reported = errorBody.safeParse(body);
  const theirs = status === 200;
  if (reported.success) {
    const code = Number(reported.data.code);
    throw new ProbeError(`Bugzilla 返回错误 ${code}`, { kind: 'fault', theirs, code });
  }
  if (!theirs) throw new ProbeError(`HTTP ${status}`, { kind: 'http', theirs: true, code: status });
  return { value: readValue(body, schema), latencyMs };
};

/** One search, which names its fields: without, each bug comes whole, with the mail addresses of its people. */
export const search = async (base: string, query: Query, tools: Tools): Promise<{ bugs: Bug[]; latencyMs: number }> => {
  const { value, latencyMs } = await ask(base, `bug?${new URLSearchParams(query)}`, bugList, tools);
  return { bugs: value.bugs, latencyMs };
};

/**
 * Every bug of a search. Bugzilla caps a list at max_search_results silently, `limit=0` included, and has no `count_only`: so
 * it is asked for more until a page brings nothing new. Throws ProbeError, of kind `size` for a search without end.
 */
const searchAll = async (base: string, query: Query, tools: Tools): ReturnType<typeof search> => {
  const found = new Map<number, Bug>();
  let received = 0;
  let firstLatency: number | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const from: Query = received > 0 ? { offset: String(received) } : {};
    const order = { order: 'bug_id', limit: String(pageSize) };
    const { bugs, latencyMs } = await search(base, { ...query, ...order, ...from }, tools);
    firstLatency ??= latencyMs;
    const known = found.size;
    for (const one of bugs) found.set(one.id, one);
    if (found.size === known) return { bugs: [...found.values()], latencyMs: firstLatency };
    received += bugs.length;
  }
  throw new ProbeError('缺陷过多，无法数清', { kind: 'size', theirs: false });
};

/** Open is what has no resolution. Bugzilla drops a filter that it does not understand, so the answer is filtered again. */
const openFigures = (bugs: Bug[]): Figures => {
  const open = bugs.filter(({ resolution }) => resolution === '');
  const severities = new Map<string, number>();
  for (const { severity = '' } of open) {
    const name = shortWord(severity);
    if (name) severities.set(name, (severities.get(name) ?? 0) + 1);
  }
  const sorted = [...severities].toSorted(([, a], [, b]) => b - a);
  return { openBugs: open.length, openBySeverity: Object.fromEntries(sorted.slice(0, maxSeverities)) };
};

const readOpen = async (base: string, tools: Tools): Promise<Learned> => {
  const query = { resolution: '---', include_fields: 'id,severity,resolution' };
  const { bugs, latencyMs } = await searchAll(base, query, tools);
  return { figures: openFigures(bugs), latencyMs };
};

const readVersion = async (base: string, tools: Tools): Promise<Learned> => {
  const { value, latencyMs } = await ask(base, 'version', versionBody, tools);
  return { figures: { version: shortWord(value.version) }, latencyMs };
};

const bugLink = (base: string, { id, summary = '' }: Bug, changed: Date | undefined): Link => ({
  title: cleanText(`#${id} ${summary}`),
  url: below(base, `show_bug.cgi?id=${id}`),
  at: changed && utcSeconds(changed),
});

/** The newest changes, and how many bugs changed in a week. Bugs of a group are not for the public: they are not linked. */
const readChanges = async (base: string, tools: Tools): Promise<Learned> => {
  const since = new Date(tools.now.getTime() - weekMs);
  const changeOf = ({ last_change_time: changed }: Bug) => timeOf(changed, tools.now);
  const ofWeek = (bugs: Bug[]) => bugs.filter((bug) => (changeOf(bug)?.getTime() ?? 0) >= since.getTime());
  const recent = {
    // Met by every bug: a search without any condition is refused where search_allow_no_criteria is off.
    last_change_time: '1990-01-01T00:00:00Z',
    include_fields: 'id,summary,last_change_time,groups',
    order: 'changeddate DESC',
    limit: String(recentBugs),
  };
  const { bugs, latencyMs } = await search(base, recent, tools);
  const links = bugs.filter(({ groups }) => !groups?.length).slice(0, newestLinks);
  let changed = ofWeek(bugs);
  if (changed.length > 0 && changed.length === bugs.length) {
    const query = { last_change_time: utcSeconds(since), include_fields: 'id,last_change_time' };
    changed = ofWeek((await searchAll(base, query, tools)).bugs);
  }
  return {
    figures: { changed7d: changed.length },
    links: links.map((bug) => bugLink(base, bug, changeOf(bug))),
    latencyMs,
  };
};

/** A site that asks everybody to log in works; it just has no figures for us. */
const unlessLogin = async (learn: () => Promise<Learned>): Promise<Learned> => {
  const result = await attempt(learn);
  if ('value' in result) return result.value;
  if (result.error.kind === 'fault' && result.error.code === loginRequired) return {};
  throw result.error;
};

/** Checks search (critical: the version is answered even without a database), version and changes. */
export const bugzilla: Probe<'bugzilla'> = async ({ base }, tools) => {
  const open = await step('search', () => unlessLogin(() => readOpen(base, tools)));
  const isThere = !isUnreachable(open);
  return [
    open,
    await stepIf(isThere, 'version', () => readVersion(base, tools)),
    await stepIf(isThere, 'changes', () => unlessLogin(() => readChanges(base, tools))),
  ];
};
