// What a probe returned → what may be written about the service.

import { utcSeconds } from '#language/dates.ts';
import type { Check, Figures, Link, Snapshot } from '#schemas/snapshot.ts';
import * as schema from '#schemas/snapshot.ts';
import { serialize } from '#scripts/kit/files.ts';
import { type Allowed, hasSecret, masked, withoutMailAddresses } from '#scripts/kit/private/gate.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { ProbeResult } from '#scripts/live/probe.ts';
import type { LiveService } from '#scripts/live/services.ts';
import { standingOf } from './state.ts';

/** Every text within a value as it may be published, the names of fields included. */
const maskedDeep = (value: unknown, allowed: Allowed): unknown => {
  if (typeof value === 'string') return masked(value, allowed);
  if (Array.isArray(value)) return value.map((one) => maskedDeep(one, allowed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [masked(key, allowed), maskedDeep(one, allowed)]);
  return Object.fromEntries(entries);
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

const plainCode = (code: string): string => code.replaceAll(/[^\w.-]/g, '').slice(0, 60);

const fitCheck = ({ id, outcome, latencyMs, error }: Check, allowed: Allowed): Check => {
  const given = error?.code;
  const isText = typeof given === 'string';
  const code = isText ? plainCode(masked(plainCode(given), allowed)) || undefined : given;
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
const fitFigures = (figures: Figures, allowed: Allowed): Figures =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      if (!isFigure(name) || value === undefined) return [];
      const result = figureSchemas[name].safeParse(maskedDeep(value, allowed));
      return result.success && result.data !== undefined ? [[name, result.data]] : [];
    }),
  );

type Known = Pick<LiveService, 'hosts' | 'addresses'>;

const fitLinks = (links: Link[], { hosts, addresses }: Known, secrets: readonly string[]): Link[] =>
  links
    .filter(({ url }) => isPublicLink(url, hosts, addresses) && !hasSecret(url, secrets))
    .flatMap(({ title, url, at }) => {
      const text = masked(cleanText(title), { hosts, secrets });
      const result = schema.link.safeParse({ title: text, url, ...(at && { at }) });
      return result.success ? [result.data] : [];
    })
    .slice(0, maxLinks);

/**
 * The result with only what may be published: figures, links and codes that do not fit are left out. `secrets` are values of the
 * environment.
 */
export const fitToPublish = (result: ProbeResult, service: Known, secrets: readonly string[] = []): ProbeResult => {
  const allowed = { hosts: service.hosts, secrets };
  return {
    checks: result.checks.map((check) => fitCheck(check, allowed)),
    figures: fitFigures(result.figures, allowed),
    links: fitLinks(result.links, service, secrets),
  };
};

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
