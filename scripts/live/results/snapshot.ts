// What a probe returned → what may be written about the service.

import { utcSeconds } from '#language/dates.ts';
import type { Check, Figures, Link, Snapshot } from '#schemas/snapshot.ts';
import * as schema from '#schemas/snapshot.ts';
import { serialize } from '#scripts/kit/files.ts';
import { cleanText, withoutMailAddresses } from '#scripts/kit/redact.ts';
import type { ProbeResult } from '#scripts/live/probe.ts';
import type { LiveService } from '#scripts/live/services.ts';
import { standingOf } from './state.ts';

// The gate that everything written passes: no mail address, no name of a host but those that the site itself names.

/** Last labels that make a dotted word a host name and not a package, a version or a file. */
const topLevel = [
  ...['com', 'net', 'org', 'edu', 'gov', 'cn', 'hk', 'tw', 'info', 'biz', 'tech', 'cloud', 'site'],
  ...['local', 'localdomain', 'internal', 'intranet', 'lan', 'home', 'corp', 'private', 'arpa'],
  ...['test', 'example', 'invalid', 'localhost'],
];

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const dottedName = new RegExp(`(?<![\\w@.-])(?:${label}\\.){1,8}[a-z][a-z0-9-]{1,62}(?![\\w-])`, 'gi');
const privateIPv4 =
  /(?<![\w.-])(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?:\.\d{1,3}){2,3}(?![\w.-])/g;

const domainOf = (host: string): string => host.split('.').slice(-2).join('.');

/** A text as it may be published; `hosts` are the names that may be shown. */
export const masked = (text: string, hosts: ReadonlySet<string>): string => {
  const domains = new Set([...hosts].map(domainOf));
  const isHost = (name: string) => topLevel.includes(name.split('.').at(-1) ?? '') || domains.has(domainOf(name));
  return withoutMailAddresses(text)
    .replaceAll(privateIPv4, (address) => (hosts.has(address) ? address : '…'))
    .replaceAll(dottedName, (word) => {
      const name = word.toLowerCase();
      return isHost(name) && !hosts.has(name) ? '…' : word;
    });
};

/** The same for every text within a value, the names of fields included. */
const maskedDeep = (value: unknown, hosts: ReadonlySet<string>): unknown => {
  if (typeof value === 'string') return masked(value, hosts);
  if (Array.isArray(value)) return value.map((one) => maskedDeep(one, hosts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [masked(key, hosts), maskedDeep(one, hosts)]));
};

/**
 * Whether a link may be published: http or https, to a host that the site names, without credentials, and with no mail address
 * other than those of `known` (a list's own).
 */
export const isPublicLink = (address: string, hosts: ReadonlySet<string>, known: readonly string[]): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, href } = new URL(address);
  if (!/^https?:$/.test(protocol) || !hosts.has(hostname) || username || password) return false;
  let rest = href;
  for (const text of known) rest = rest.replaceAll(text, '').replaceAll(encodeURIComponent(text), '');
  return withoutMailAddresses(rest) === rest;
};

const maxLinks = 20;

/** Milliseconds in steps of ten: finer ones are chance, and would change a file that has no news. */
const rounded = (milliseconds: number): number => Math.max(0, Math.round(milliseconds / 10) * 10);

const fitCheck = ({ id, outcome, latencyMs, error }: Check): Check => {
  const given = error?.code;
  const code = typeof given === 'string' ? given.replaceAll(/[^\w.-]/g, '').slice(0, 60) || undefined : given;
  return schema.check.parse({
    id,
    outcome,
    ...(latencyMs !== undefined && { latencyMs: rounded(latencyMs) }),
    ...(error && { error: { kind: error.kind, ...(code !== undefined && { code }) } }),
  });
};

const figureSchemas = schema.figures.shape;
const isFigure = (name: string): name is keyof Figures => name in figureSchemas;

/** Each figure alone, so that a wrong one takes no other with it. */
const fitFigures = (figures: Figures, hosts: ReadonlySet<string>): Figures =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      if (!isFigure(name) || value === undefined) return [];
      const result = figureSchemas[name].safeParse(maskedDeep(value, hosts));
      return result.success && result.data !== undefined ? [[name, result.data]] : [];
    }),
  );

type Known = Pick<LiveService, 'hosts' | 'addresses'>;

const fitLinks = (links: Link[], { hosts, addresses }: Known): Link[] =>
  links
    .filter(({ url }) => isPublicLink(url, hosts, addresses))
    .flatMap(({ title, url, at }) => {
      const text = masked(cleanText(title), hosts);
      const result = schema.link.safeParse({ title: text, url, ...(at && { at }) });
      return result.success ? [result.data] : [];
    })
    .slice(0, maxLinks);

/** The result with only what may be published: figures, links and codes that do not fit are left out. */
export const fitToPublish = (result: ProbeResult, service: Known): ProbeResult => ({
  checks: result.checks.map(fitCheck),
  figures: fitFigures(result.figures, service.hosts),
  links: fitLinks(result.links, service),
});

interface Circumstances {
  /** The snapshot of the run before, if there is one to be trusted. */
  previous: Snapshot | undefined;
  now: Date;
  vantage: string;
}

/** `result` is fit to publish. Throws where the snapshot does not fit its schema: a mistake of ours. */
export const nextSnapshot = (id: string, result: ProbeResult, { previous, now, vantage }: Circumstances): Snapshot =>
  schema.snapshot.parse({
    schema: 1,
    service: id,
    checkedAt: utcSeconds(now),
    vantage: cleanText(vantage, 100),
    checks: result.checks,
    ...standingOf(result, previous, now),
  });

/** Whether a snapshot has something that the one before had not. Latency is never news; the time is, if something was asked. */
export const isNews = (next: Snapshot, previous: Snapshot): boolean => {
  const asked = next.checks[0]?.outcome !== 'skip';
  const newsOf = ({ checkedAt, ...rest }: Snapshot) =>
    serialize({
      ...rest,
      ...(asked && { checkedAt }),
      checks: rest.checks.map(({ id, outcome, error }) => ({ id, outcome, error })),
    });
  return newsOf(next) !== newsOf(previous);
};
