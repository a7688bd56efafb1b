// Probe of a mail server: does it greet, encrypt and show a good certificate; what the DNS says of the domain. Sends no mail.
import { dayMs } from '#language/dates.ts';
import { mailCertificateDays } from '#model/status/limits.ts';
import type { Resolver } from '#scripts/http/contract.ts';
import type { Probe } from '#scripts/live/probe.ts';
import { failed, type Learned, type Step, skipped, step } from '#scripts/live/probes/steps.ts';
import { implicitTlsPort, type Session, type ShownCertificate, smtpSession } from './session.ts';

/** Certificates live shorter every year: a fixed number of days would warn of every young one. */
const warnBelowDays = (lifetimeDays: number) => Math.min(mailCertificateDays, lifetimeDays / 3);
/** Servers do not check the chain (RFC 7435); mail clients, on the other ports, do. */
const serverPort = 25;

const daysBetween = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / dayMs);

const greetingStep = ({ greeted, latencyMs, error }: Session): Step =>
  greeted || error === undefined ? { check: { id: 'smtp', outcome: 'pass', latencyMs } } : failed('smtp', error);

const startTlsStep = ({ greeted, encrypted, error, authInClear, injected }: Session): Step => {
  const id = 'starttls';
  if (!greeted) return skipped(id);
  if (error !== undefined) return failed(id, error);
  const outcome = encrypted && !authInClear && !injected ? 'pass' : 'warn';
  return { check: { id, outcome }, figures: { startTls: encrypted } };
};

const certificateStep = (shown: ShownCertificate | undefined, port: number, now: Date): Step => {
  const id = 'certificate';
  if (shown === undefined) return skipped(id);
  const { validFrom, validTo, fault } = shown;
  const tlsDaysLeft = daysBetween(now, validTo);
  // A certificate of the future: a clock of the past, and that is ours.
  if (fault === 'CERT_NOT_YET_VALID') return { check: { id, outcome: 'error', error: { kind: 'tls', code: fault } } };
  if (fault !== undefined) {
    const outcome = port === serverPort ? 'warn' : 'fail';
    return { check: { id, outcome, error: { kind: 'tls', code: fault.slice(0, 60) } }, figures: { tlsDaysLeft } };
  }
  const outcome = tlsDaysLeft < warnBelowDays(daysBetween(validFrom, validTo)) ? 'warn' : 'pass';
  return { check: { id, outcome }, figures: { tlsDaysLeft } };
};

// What the DNS says about the mail of a domain: SPF (RFC 7208), DMARC (RFC 7489), MX.

/** `-all` `~all` `?all` `+all` `redirect`, what becomes of mail from servers that are not named; `missing`; `invalid`. */
type Spf = '-all' | '~all' | '?all' | '+all' | 'redirect' | 'missing' | 'invalid';
/** What receivers are asked to do with forged mail; `missing`; `invalid`. */
type Dmarc = 'none' | 'quarantine' | 'reject' | 'missing' | 'invalid';

/** RFC 7208, 4.6.4: a record with more is an error to every receiver. Those of included records are not counted here. */
const maxLookups = 10;

/** @param texts the TXT records of the domain, each in one piece. */
export const spfOf = (texts: string[]): Spf => {
  const records = texts.filter((text) => /^v=spf1( |$)/i.test(text));
  if (records.length === 0) return 'missing';
  const terms = records.join(' ').toLowerCase().split(/ +/).slice(1);
  const lookups = terms.filter((term) => /^[-~?+]?(include:|exists:|redirect=|(a|mx|ptr)([:/]|$))/.test(term));
  if (records.length > 1 || lookups.length > maxLookups) return 'invalid';
  const all = terms.find((term) => /^[-~?+]?all$/.test(term));
  if (all !== undefined) return (all === 'all' ? '+all' : all) as Spf;
  return terms.some((term) => term.startsWith('redirect=')) ? 'redirect' : '?all';
};

/** @param texts the TXT records of `_dmarc.<domain>`, each in one piece. */
export const dmarcOf = (texts: string[]): Dmarc => {
  const records = texts.filter((text) => /^v=DMARC1\s*(;|$)/.test(text));
  if (records.length === 0) return 'missing';
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)\s*(;|$)/i.exec(records.join(';'))?.[1]?.toLowerCase();
  return records.length > 1 || policy === undefined ? 'invalid' : (policy as Dmarc);
};

const judged = (isGood: boolean, figures?: Learned['figures']): Learned => ({
  outcome: isGood ? 'pass' : 'warn',
  figures,
});

/** Checks mx, spf and dmarc: a record that is missing or does not protect is a warning, a DNS that does not answer an error. */
const dnsSteps = (domain: string, resolver: Resolver): Promise<Step[]> =>
  Promise.all([
    step('mx', async () => judged((await resolver.mx(domain)).length > 0)),
    step('spf', async () => {
      const spf = spfOf(await resolver.txt(domain));
      return judged(['-all', '~all', 'redirect'].includes(spf), { spf });
    }),
    step('dmarc', async () => {
      const dmarc = dmarcOf(await resolver.txt(`_dmarc.${domain}`));
      return judged(['none', 'quarantine', 'reject'].includes(dmarc), { dmarc });
    }),
  ]);

/**
 * Checks smtp (critical: greeting and EHLO), starttls (not on 465, where TLS comes first), certificate, and with a domain mx, spf
 * and dmarc. `startTls` is absent where it could not be tried.
 */
export const smtp: Probe<'smtp'> = async (config, tools) => {
  const { port, domain } = config;
  const [session, dns] = await Promise.all([
    smtpSession(config, tools),
    domain === undefined ? [] : dnsSteps(domain, tools.resolver),
  ]);
  return [
    greetingStep(session),
    ...(port === implicitTlsPort ? [] : [startTlsStep(session)]),
    certificateStep(session.certificate, port, tools.now),
    ...dns,
  ];
};
