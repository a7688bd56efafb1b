// What a probe returned → what may be written about the service.
import * as schema from '../../../src/schemas/snapshot.ts';
import type { Check, Figures, Link, Snapshot } from '../../../src/schemas/snapshot.ts';
import { cleanText } from '../text/clean.ts';
import { isPublicLink, maskedDeep } from './privacy.ts';
import type { ProbeResult } from '../probe.ts';
import type { LiveService } from '../services.ts';
import { standingOf, utcSeconds } from './state.ts';

const mostLinks = 20;

/** Milliseconds in steps of ten: finer ones are chance, and would change a file that has no news. */
const rounded = (milliseconds: number): number => Math.max(0, Math.round(milliseconds / 10) * 10);

const fitCode = (code: string | number | undefined): string | number | undefined =>
  typeof code === 'string' ? code.replaceAll(/[^\w.-]/g, '').slice(0, 60) || undefined : code;

const fitCheck = ({ id, outcome, latencyMs, error }: Check): Check => {
  const code = fitCode(error?.code);
  return schema.check.parse({
    ...{ id, outcome },
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

const fitLinks = (links: Link[], { hosts, addresses }: Pick<LiveService, 'hosts' | 'addresses'>): Link[] =>
  links
    .filter(({ url }) => isPublicLink(url, hosts, addresses))
    .flatMap(({ title, url, at }) => {
      const text = maskedDeep(cleanText(title), hosts);
      const result = schema.link.safeParse({ title: text, url, ...(at && { at }) });
      return result.success ? [result.data] : [];
    })
    .slice(0, mostLinks);

/** The result with only what may be published: figures, links and codes that do not fit are left out. */
export const fitToPublish = (result: ProbeResult, service: Pick<LiveService, 'hosts' | 'addresses'>): ProbeResult => ({
  checks: result.checks.map(fitCheck),
  figures: fitFigures(result.figures, service.hosts),
  links: fitLinks(result.links, service),
});

export interface Circumstances {
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

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** JSON with sorted keys: the same facts are the same bytes. */
export const serialize = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`;

/** Whether a snapshot tells something that the one before did not. Latency is never news; the time is, if something was asked. */
export const isNews = (next: Snapshot, previous: Snapshot): boolean => {
  const asked = next.checks[0]?.outcome !== 'skip';
  const told = ({ checkedAt, ...rest }: Snapshot) =>
    serialize({
      ...rest,
      ...(asked && { checkedAt }),
      checks: rest.checks.map(({ id, outcome, error }) => ({ id, outcome, error })),
    });
  return told(next) !== told(previous);
};
