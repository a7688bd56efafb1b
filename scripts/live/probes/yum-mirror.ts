// Probe of a package mirror: is the metadata of each repository there, whole and fresh, and the same at every address.

import { z } from 'astro/zod';
import { utcSeconds } from '#language/dates.ts';
import type { Figures } from '#schemas/snapshot.ts';
import { type HttpResponse, ProbeError } from '#scripts/http/contract.ts';
import type { ConfigOf, Probe, Tools } from '#scripts/live/probe.ts';
import { below, htmlTypes, readPage, readValue, shortWord, slugOf } from './answers.ts';
import { failed, isUnreachable, type Step, skipped, step, stepIf } from './steps.ts';
import { asArray, parseXml } from './xml.ts';

// repomd.xml, the one file that says what a package repository holds: is it whole, and when was it made.

interface Repomd {
  publishedAt: Date | undefined;
  /** A number of seconds as a rule; `createrepo_c --revision` takes any text. */
  revision: string | undefined;
}

const part = z.object({
  '@type': z.string(),
  location: z.object({ '@href': z.string().min(1) }),
  timestamp: z.string().optional(),
});
const document = z.object({
  repomd: z.object({ revision: z.string().optional(), data: z.union([part, z.array(part)]).optional() }),
});

/** Clocks differ by minutes; a time further ahead is no time, and would keep a repository fresh for ever. */
const clockSkewMs = 60 * 60 * 1000;

const broken = (reason: string, kind: 'parse' | 'schema') =>
  new ProbeError(`repomd.xml ${reason}`, { kind, theirs: true });

/** Seconds since 1970, with a fraction in old files. */
const timeOf = (text = ''): Date | undefined =>
  /^\d{9,11}(\.\d+)?$/.test(text) ? new Date(Math.floor(Number(text)) * 1000) : undefined;

/** The newest of the times; absent where none is before now. */
const newest = (times: (Date | undefined)[], now: Date): Date | undefined => {
  const past = times.flatMap((time) => time?.getTime() ?? []).filter((time) => time <= now.getTime() + clockSkewMs);
  return past.length === 0 ? undefined : new Date(Math.max(...past));
};

/**
 * A server hands out half a file, or none, as calmly as a whole one: that is a fault of theirs. XML that is no repomd.xml may be
 * a proxy's. Published when the newest of its parts was made: the revision is often older, and may be no time.
 */
export const readRepomd = ({ text, headers }: Pick<HttpResponse, 'text' | 'headers'>, now: Date): Repomd => {
  if (text.trim() === '') throw broken('为空', 'parse');
  if (/<repomd[\s>]/.test(text) && !/<\/repomd\s*>\s*$/.test(text)) throw broken('不完整', 'parse');
  const { revision = '', data } = readValue(parseXml(text), document).repomd;
  const parts = asArray(data);
  if (!parts.some((one) => one['@type'] === 'primary')) throw broken('缺少 primary', 'schema');
  const sources = [
    parts.map(({ timestamp }) => timeOf(timestamp)),
    [timeOf(revision)],
    [new Date(headers['last-modified'] ?? Number.NaN)],
  ];
  const [publishedAt] = sources.flatMap((times) => newest(times, now) ?? []);
  return { publishedAt, revision: shortWord(revision) };
};

// The repositories of each mirror.

type Repo = ConfigOf<'yum-mirror'>['repos'][number];

interface Found extends Repomd {
  /** The file itself: the same bytes are the same repository. */
  text: string;
}

/** What one mirror has of one repository. */
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
      // The path as it is written: on Stream the folder is `Packages/`, elsewhere `os/`, and case distinguishes repositories.
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
  step(id, async () => {
    const { text, latencyMs } = await request(below(base, ''), { accept: htmlTypes });
    readPage(text);
    return { latencyMs };
  });

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
