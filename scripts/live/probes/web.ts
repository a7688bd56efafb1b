// A web site: does its page answer, is it the right page, how long does its certificate last, which ICP number does it show.
import type { Check, Figures } from '#schemas/snapshot.ts';
import { attempt, type HttpResponse, type ProbeError } from '#scripts/http/contract.ts';
import { type ConfigOf, failedCheck, type Probe, type Tools } from '#scripts/live/probe.ts';

type Config = ConfigOf<'web'>;

/** Renewal is due by then whether a certificate lives 90 or 47 days. */
const warnBelowDays = 14;

/** Many times what a front page weighs. */
const mostBytes = 1024 * 1024;

/** The first character is a province's short name, and not always the one on number plates. Some pages put spaces into it. */
const icpNumber = /(\p{Script=Han})\s{0,3}ICP\s{0,3}备\s{0,3}(\d{8,10})\s{0,3}号(?:\s{0,3}(-\d{1,3}))?/u;

/** The ICP number that a page shows, without spaces. */
export const icpOn = (text: string): string | undefined => {
  const [whole, province, number, site = ''] = icpNumber.exec(text) ?? [];
  return whole && `${province}ICP备${number}号${site}`;
};

const pageCheck = (page: { value: HttpResponse } | { error: ProbeError }): Check =>
  'value' in page ? { id: 'page', outcome: 'pass', latencyMs: page.value.latencyMs } : failedCheck('page', page.error);

/** A page without the words that must be on it is a parked or taken over one, or that of somebody in between. */
const markerChecks = ({ marker }: Config, text: string | undefined): Check[] => {
  if (marker === undefined) return [];
  return [{ id: 'marker', outcome: text === undefined ? 'skip' : text.includes(marker) ? 'pass' : 'fail' }];
};

const icpChecks = ({ icp }: Config, text: string | undefined): Check[] => {
  if (icp === undefined) return [];
  return [{ id: 'icp', outcome: text === undefined ? 'skip' : icpOn(text) === icp ? 'pass' : 'warn' }];
};

/** A certificate that has ended already fails the page; here it is seen coming. */
const certificate = async (url: string, tools: Tools): Promise<{ checks: Check[]; days?: number }> => {
  if (!url.startsWith('https:')) return { checks: [] };
  const id = 'certificate';
  const read = await attempt(() => tools.certificateDays(url));
  if ('error' in read) return { checks: [failedCheck(id, read.error)] };
  const days = read.value;
  return { checks: [{ id, outcome: days < 0 ? 'fail' : days < warnBelowDays ? 'warn' : 'pass' }], days };
};

const statusOf = (page: { value: HttpResponse } | { error: ProbeError }): number | undefined => {
  if ('value' in page) return page.value.status;
  return typeof page.error.code === 'number' ? page.error.code : undefined;
};

/** Checks page (critical); marker and icp where they are configured; certificate where the address is https. */
export const web: Probe<'web'> = async (config, tools) => {
  const accept = ['text/html', 'application/xhtml+xml'];
  const [page, { checks, days }] = await Promise.all([
    attempt(() => tools.request(config.url, { accept, maxBytes: mostBytes })),
    certificate(config.url, tools),
  ]);
  const text = 'value' in page ? page.value.text : undefined;
  const [status, icp] = [statusOf(page), text === undefined ? undefined : icpOn(text)];
  const figures: Figures = {
    ...(status !== undefined && { status }),
    ...(days !== undefined && { tlsDaysLeft: days }),
    ...(icp !== undefined && { icp }),
  };
  return {
    checks: [pageCheck(page), ...markerChecks(config, text), ...icpChecks(config, text), ...checks],
    figures,
    links: [],
  };
};
