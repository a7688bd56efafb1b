// Bugzilla: whether it answers from its database, how many bugs are open, and what changed last.
import { z } from 'astro/zod';
import { dayMs, utcSeconds } from '#language/dates.ts';
import type { Figures, Link } from '#schemas/snapshot.ts';
import { attempt } from '#scripts/http/contract.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { Probe, Tools } from '#scripts/live/probe.ts';
import { below, combined, isHostFault, type Learned, skipped, step } from '#scripts/live/probes/checks.ts';
import { askBugzilla, LOGIN_REQUIRED } from './rest.ts';
import { type Bug, search, searchAll } from './search.ts';

const weekMs = 7 * dayMs;
const NEWEST = 5;
/** Usually more than a week brings, and then one search does for the links and for the count. */
const RECENT = 100;

const versionBody = z.object({ version: z.string() });

/** Open is what has no resolution. Bugzilla drops a filter that it does not understand, so the answer is filtered again. */
const openFigures = (bugs: Bug[]): Figures => {
  const open = bugs.filter(({ resolution }) => resolution === '');
  const severities = new Map<string, number>();
  for (const { severity } of open) {
    const name = cleanText(severity ?? '', 60);
    if (name) severities.set(name, (severities.get(name) ?? 0) + 1);
  }
  return { openBugs: open.length, openBySeverity: Object.fromEntries(severities) };
};

const readOpen = async (base: string, tools: Tools): Promise<Learned> => {
  const query = { resolution: '---', include_fields: 'id,severity,resolution' };
  const { bugs, latencyMs } = await searchAll(base, query, tools);
  return { figures: openFigures(bugs), latencyMs };
};

const readVersion = async (base: string, tools: Tools): Promise<Learned> => {
  const { value, latencyMs } = await askBugzilla(base, 'version', versionBody, tools);
  return { figures: { version: cleanText(value.version, 60) || undefined }, latencyMs };
};

const bugLink = (base: string, { id, summary = '', last_change_time: changed }: Bug): Link => ({
  title: cleanText(`#${id} ${summary}`),
  url: below(base, `show_bug.cgi?id=${id}`),
  at: changed && utcSeconds(new Date(changed)),
});

const changedSince = (bugs: Bug[], since: Date): Bug[] =>
  bugs.filter(({ last_change_time: changed }) => changed !== undefined && new Date(changed) >= since);

/** The newest changes, and how many bugs changed in a week. Bugs of a group are not for the public: they are not linked. */
const readChanges = async (base: string, tools: Tools): Promise<Learned> => {
  const since = new Date(tools.now.getTime() - weekMs);
  const { bugs, latencyMs } = await search(
    base,
    {
      // Met by every bug: a search without any condition is refused where search_allow_no_criteria is off.
      last_change_time: '1990-01-01T00:00:00Z',
      include_fields: 'id,summary,last_change_time,groups',
      order: 'changeddate DESC',
      limit: String(RECENT),
    },
    tools,
  );
  const links = bugs.filter(({ groups }) => !groups?.length).slice(0, NEWEST);
  let changed = changedSince(bugs, since);
  if (changed.length > 0 && changed.length === bugs.length) {
    const query = { last_change_time: utcSeconds(since), include_fields: 'id,last_change_time' };
    changed = changedSince((await searchAll(base, query, tools)).bugs, since);
  }
  return { figures: { changed7d: changed.length }, links: links.map((bug) => bugLink(base, bug)), latencyMs };
};

/** A site that asks everybody to log in works; it just has no figures for us. */
const unlessLogin = async (learn: () => Promise<Learned>): Promise<Learned> => {
  const result = await attempt(learn);
  if ('value' in result) return result.value;
  if (result.error.kind === 'fault' && result.error.code === LOGIN_REQUIRED) return {};
  throw result.error;
};

/** Checks search (critical: the version is told even without a database), version and changes. */
export const bugzilla: Probe<'bugzilla'> = async ({ base }, tools) => {
  const search = await step('search', () => unlessLogin(() => readOpen(base, tools)));
  if (search.error && isHostFault(search.error)) return combined([search, skipped('version'), skipped('changes')]);
  const version = await step('version', () => readVersion(base, tools));
  const changes = await step('changes', () => unlessLogin(() => readChanges(base, tools)));
  return combined([search, version, changes]);
};
