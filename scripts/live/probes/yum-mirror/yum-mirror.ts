// Probe of a package mirror: is the metadata of each repository there, whole and fresh, and the same at every address.

import { utcSeconds } from '#language/dates.ts';
import type { Figures } from '#schemas/snapshot.ts';
import type { ConfigOf, Probe, Tools } from '#scripts/live/probe.ts';
import { below, htmlTypes, slugOf } from '#scripts/live/probes/answers.ts';
import { failed, isUnreachable, type Step, skipped, step, stepIf } from '#scripts/live/probes/steps.ts';
import { type Repomd, readRepomd } from './repomd.ts';

type Repo = ConfigOf<'yum-mirror'>['repos'][number];

interface Found extends Repomd {
  /** The file itself: the same bytes are the same repository. */
  text: string;
}

/** What one address said of one repository. */
type Visit = Step<Found>;

const hourMs = 60 * 60 * 1000;
const metadata = ['text/xml', 'application/xml', 'application/octet-stream'];

/** Hours to one decimal, 0 for a time just ahead of the clock. */
const hoursSince = (time: Date, now: Date) =>
  Math.max(0, Math.round((now.getTime() - time.getTime()) / (hourMs / 10)) / 10);

/** In the order of the paths. `8/Extras` and `8/extras` are two repositories, and names have no capitals: those get a number. */
export const checkNames = (paths: string[]): string[] => {
  const names: string[] = [];
  for (const path of paths) {
    const name = slugOf(path) || 'root';
    let unused = name;
    for (let number = 2; names.includes(unused); number += 1) unused = `${name}-${number}`;
    names.push(unused);
  }
  return names;
};

/** One repository after the other; those after a failure to reach the host at all are not asked for. */
const visitAll = async (name: string, base: string, repos: Repo[], { request, now }: Tools): Promise<Visit[]> => {
  const names = checkNames(repos.map(({ path }) => path));
  const visits: Visit[] = [];
  for (const [index, { path, maxAgeHours }] of repos.entries()) {
    const visit = await stepIf(!visits.some(isUnreachable), `${name}.${names[index]}`, async () => {
      // The path as it is written: on Stream the folder is `Packages/`, elsewhere `os/`, and case tells repositories apart.
      const url = below(below(base, path.replace(/^\/+/, '')), 'repodata/repomd.xml');
      const answer = await request(url, { accept: metadata, maxBytes: 256 * 1024, keep: true });
      const { publishedAt, revision } = readRepomd(answer, now);
      const isStale = publishedAt !== undefined && hoursSince(publishedAt, now) > maxAgeHours;
      const value = { publishedAt, revision, text: answer.text };
      return { outcome: isStale ? 'warn' : 'pass', latencyMs: answer.latencyMs, value };
    });
    visits.push(visit);
  }
  return visits;
};

/** Without repositories to look at, the front page has to do. */
const visitPage = (id: string, base: string, { request }: Tools): Promise<Visit> =>
  step(id, () => request(below(base, ''), { accept: htmlTypes }).then(({ latencyMs }) => ({ latencyMs })));

/** Down when nothing could be had from any address; when some of that may be our fault, not known. */
const overall = (visits: Visit[]): Step => {
  const answered = visits.find(({ check }) => check.outcome === 'pass' || check.outcome === 'warn');
  if (answered) return { check: { ...answered.check, id: 'mirror', outcome: 'pass' } };
  const errors = visits.flatMap(({ error = [] }) => error);
  const error = errors.find(({ theirs }) => !theirs) ?? errors[0];
  return error ? failed('mirror', error) : skipped('mirror');
};

/** Of the first address that has it; `inSync` where there is a second one to compare with. */
const rowOf = (path: string, found: Found[], now: Date): NonNullable<Figures['repos']>[number] => {
  const [first, ...others] = found;
  if (first === undefined) return { path };
  const { publishedAt, revision } = first;
  return {
    path,
    ...(publishedAt && { publishedAt: utcSeconds(publishedAt), ageHours: hoursSince(publishedAt, now) }),
    ...(revision !== undefined && { revision }),
    ...(others.length > 0 && { inSync: others.every(({ text }) => text === first.text) }),
  };
};

/** Checks mirror (critical), then `base-1.<repository>` and so on, a warning where the metadata is older than the record allows. */
export const yumMirror: Probe<'yum-mirror'> = async ({ bases, repos }, tools) => {
  const visits = await Promise.all(
    bases.map((base, index) => {
      const name = `base-${index + 1}`;
      return repos.length > 0 ? visitAll(name, base, repos, tools) : Promise.all([visitPage(name, base, tools)]);
    }),
  );
  const foundOf = (index: number) => visits.flatMap((ofBase) => ofBase[index]?.value ?? []);
  const rows = repos.map(({ path }, index) => rowOf(path, foundOf(index), tools.now));
  const mirror = { ...overall(visits.flat()), figures: rows.length > 0 ? { repos: rows } : {} };
  return [mirror, ...visits.flat()];
};
