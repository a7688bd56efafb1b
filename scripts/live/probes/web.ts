// A web site: does its page answer, is it the right page, how long does its certificate last, which ICP number does it show.
import { webCertificateDays } from '#model/status/limits.ts';
import type { Probe, Tools } from '#scripts/live/probe.ts';
import { htmlTypes, readPage } from './answers.ts';
import { failed, type Learned, type Step, step, stepIf } from './steps.ts';

/** Many times what a front page weighs. */
const maxBytes = 1024 * 1024;

/** The first character is a province's short name, and not always the one on number plates. Some pages put spaces into it. */
const icpNumber = /(\p{Script=Han})\s{0,3}ICP\s{0,3}备\s{0,3}(\d{8,10})\s{0,3}号(?:\s{0,3}(-\d{1,3}))?/u;

/** The ICP number that a page shows, without spaces. */
export const icpOn = (text: string): string | undefined => {
  const [whole, province, number, site = ''] = icpNumber.exec(text) ?? [];
  return whole && `${province}ICP备${number}号${site}`;
};

/** A certificate that has ended already fails the page; here it is seen coming. */
const askCertificate = async (url: string, tools: Tools): Promise<Learned> => {
  const days = await tools.certificateDays(url);
  return { outcome: days < 0 ? 'fail' : days < webCertificateDays ? 'warn' : 'pass', figures: { tlsDaysLeft: days } };
};

/** A certificate that was refused for the page does not pass; its days count where it has ended, by the clock that refused it. */
const certificateStep = (read: Step, { error }: Step): Step => {
  if (error?.kind !== 'tls' || read.error) return read;
  const step = failed(read.check.id, error);
  return error.code === 'CERT_HAS_EXPIRED' && (read.figures?.tlsDaysLeft ?? 0) < 0
    ? { ...step, figures: read.figures }
    : step;
};

/**
 * Checks page (critical); marker and icp where they are configured; certificate where the URL is https. A page without its
 * marker, the words that must be on it, is a parked or taken over one, or that of a proxy.
 */
export const web: Probe<'web'> = async ({ url, marker, icp }, tools) => {
  const [page, certificate] = await Promise.all([
    step('page', async () => {
      const { status, text, latencyMs } = await tools.request(url, { accept: htmlTypes, maxBytes });
      readPage(text);
      return { latencyMs, figures: { status, icp: icpOn(text) }, value: text };
    }),
    url.startsWith('https:') ? step('certificate', () => askCertificate(url, tools)) : undefined,
  ]);
  if (typeof page.error?.code === 'number') page.figures = { status: page.error.code };
  const compared = (id: string, isRight: boolean | undefined, outcome: 'warn' | 'fail') =>
    stepIf(page.value !== undefined, id, () => (isRight ? {} : { outcome }));
  return [
    page,
    ...(marker === undefined ? [] : [await compared('marker', page.value?.includes(marker), 'fail')]),
    ...(icp === undefined ? [] : [await compared('icp', page.figures?.icp === icp, 'warn')]),
    ...(certificate ? [certificateStep(certificate, page)] : []),
  ];
};
