// Probe of a package mirror: is the metadata of each repository there, whole and fresh, and the same at every address.

import { utcSeconds } from '#language/dates.ts';
import type { Check, Figures } from '#schemas/snapshot.ts';
import { attempt, type ProbeError } from '#scripts/http/contract.ts';
import { type ConfigOf, failedCheck, type Probe, type Tools } from '#scripts/live/probe.ts';
import { below, isHostFault } from '#scripts/live/probes/checks.ts';
import { checkNames } from './check-names.ts';
import { type Repomd, readRepomd } from './repomd.ts';

type Config = ConfigOf<'yum-mirror'>;
type Repo = Config['repos'][number];

interface Found extends Repomd {
  /** The file itself: the same bytes are the same repository. */
  text: string;
  latencyMs: number;
}

/** What one address said of one repository. */
interface Visit {
  check: Check;
  found?: Found;
  error?: ProbeError;
}

const hourMs = 60 * 60 * 1000;
const metadata = ['text/xml', 'application/xml', 'application/octet-stream'];
const pages = ['text/html', 'application/xhtml+xml'];

/** Hours to one decimal, 0 for a time just ahead of the clock. */
const hoursSince = (time: Date, now: Date) =>
  Math.max(0, Math.round((now.getTime() - time.getTime()) / (hourMs / 10)) / 10);

async function fetchRepomd(base: string, path: string, { request, now }: Tools): Promise<Found> {
  // The path as it is written: on Stream the folder is `Packages/`, elsewhere `os/`, and case tells repositories apart.
  const url = below(below(base, path.replace(/^\/+/, '')), 'repodata/repomd.xml');
  const answer = await request(url, { accept: metadata, maxBytes: 256 * 1024, keep: true });
  return { ...readRepomd(answer, now), text: answer.text, latencyMs: Math.round(answer.latencyMs) };
}

async function visit(id: string, base: string, { path, maxAgeHours }: Repo, tools: Tools): Promise<Visit> {
  const result = await attempt(() => fetchRepomd(base, path, tools));
  if ('error' in result) return { check: failedCheck(id, result.error), error: result.error };
  const { publishedAt, latencyMs } = result.value;
  const stale = publishedAt !== undefined && hoursSince(publishedAt, tools.now) > maxAgeHours;
  return { check: { id, outcome: stale ? 'warn' : 'pass', latencyMs }, found: result.value };
}

/** One repository after the other; those after a failure to reach the host at all are not asked for. */
async function visitAll(name: string, base: string, repos: Repo[], tools: Tools): Promise<Visit[]> {
  const ids = checkNames(repos.map(({ path }) => path)).map((repo) => `${name}.${repo}`);
  const visits: Visit[] = [];
  for (const [index, repo] of repos.entries()) {
    const id = ids[index] ?? name;
    const gone = visits.some(({ error }) => error !== undefined && isHostFault(error));
    visits.push(gone ? { check: { id, outcome: 'skip' } } : await visit(id, base, repo, tools));
  }
  return visits;
}

/** Without repositories to look at, the front page has to do. */
async function visitPage(id: string, base: string, { request }: Tools): Promise<Visit> {
  const result = await attempt(() => request(below(base, ''), { accept: pages }));
  if ('error' in result) return { check: failedCheck(id, result.error), error: result.error };
  return { check: { id, outcome: 'pass', latencyMs: Math.round(result.value.latencyMs) } };
}

/** Down when nothing could be had from any address; when some of that may be our fault, not known. */
function overall(visits: Visit[]): Check {
  const answered = visits.find(({ check }) => check.outcome === 'pass' || check.outcome === 'warn');
  if (answered !== undefined) return { id: 'mirror', outcome: 'pass', latencyMs: answered.check.latencyMs };
  const errors = visits.flatMap(({ error = [] }) => error);
  return failedCheck('mirror', errors.find(({ theirs }) => !theirs) ?? errors[0]);
}

/** Of the first address that has it; `inSync` where there is a second one to compare with. */
function rowOf(path: string, found: Found[], now: Date): NonNullable<Figures['repos']>[number] {
  const [first, ...others] = found;
  if (first === undefined) return { path };
  const { publishedAt, revision } = first;
  return {
    path,
    ...(publishedAt && { publishedAt: utcSeconds(publishedAt), ageHours: hoursSince(publishedAt, now) }),
    ...(revision !== undefined && { revision }),
    ...(others.length > 0 && { inSync: others.every(({ text }) => text === first.text) }),
  };
}

/** Checks mirror (critical), then `base-1.<repository>` and so on, a warning where the metadata is older than the record allows. */
export const yumMirror: Probe<'yum-mirror'> = async ({ bases, repos }, tools) => {
  const visits = await Promise.all(
    bases.map((base, index) => {
      const name = `base-${index + 1}`;
      return repos.length > 0 ? visitAll(name, base, repos, tools) : Promise.all([visitPage(name, base, tools)]);
    }),
  );
  const rows = repos.map(({ path }, index) =>
    rowOf(
      path,
      visits.flatMap((ofBase) => ofBase[index]?.found ?? []),
      tools.now,
    ),
  );
  return {
    checks: [overall(visits.flat()), ...visits.flat().map(({ check }) => check)],
    figures: rows.length > 0 ? { repos: rows } : {},
    links: [],
  };
};
