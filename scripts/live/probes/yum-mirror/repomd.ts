// repomd.xml, the one file that says what a package repository holds: is it whole, and when was it made.
import { z } from 'astro/zod';
import { type HttpResponse, ProbeError } from '#scripts/http/contract.ts';
import { readValue, shortWord } from '#scripts/live/probes/answers.ts';
import { asArray, parseXml } from '#scripts/live/probes/xml.ts';

export interface Repomd {
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
  if (text.trim() === '') throw broken('是空的', 'parse');
  if (/<repomd[\s>]/.test(text) && !/<\/repomd\s*>\s*$/.test(text)) throw broken('不完整', 'parse');
  const { revision = '', data } = readValue(parseXml(text), document).repomd;
  const parts = asArray(data);
  if (!parts.some((one) => one['@type'] === 'primary')) throw broken('没有 primary', 'schema');
  const sources = [
    parts.map(({ timestamp }) => timeOf(timestamp)),
    [timeOf(revision)],
    [new Date(headers['last-modified'] ?? Number.NaN)],
  ];
  const [publishedAt] = sources.flatMap((times) => newest(times, now) ?? []);
  return { publishedAt, revision: shortWord(revision) };
};
