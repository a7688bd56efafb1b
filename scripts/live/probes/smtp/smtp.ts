// Probe of a mail server: does it greet, encrypt and show a good certificate; what the DNS says of the domain. Sends no mail.
import { dayMs } from '#language/dates.ts';
import type { Check } from '#schemas/snapshot.ts';
import { failedCheck, type Probe } from '#scripts/live/probe.ts';
import { mailDns } from './dns.ts';
import { implicitTlsPort, type Session, type ShownCertificate, smtpSession } from './session.ts';

/** Certificates live shorter every year: a fixed number of days would warn of every young one. */
const warnBelowDays = (lifetimeDays: number) => Math.min(21, lifetimeDays / 3);
/** Between servers nobody checks the chain (RFC 7435); programs of people, on the other ports, do. */
const serverPort = 25;

const daysBetween = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / dayMs);

function greetingCheck({ greeted, latencyMs, error }: Session): Check {
  return greeted || error === undefined ? { id: 'smtp', outcome: 'pass', latencyMs } : failedCheck('smtp', error);
}

function startTlsCheck({ greeted, encrypted, error, authInClear, injected }: Session): Check {
  const id = 'starttls';
  if (!greeted) return { id, outcome: 'skip' };
  if (error !== undefined) return failedCheck(id, error);
  return { id, outcome: encrypted && !authInClear && !injected ? 'pass' : 'warn' };
}

function certificateCheck(shown: ShownCertificate | undefined, port: number, now: Date): Check {
  const id = 'certificate';
  if (shown === undefined) return { id, outcome: 'skip' };
  const { validFrom, validTo, fault } = shown;
  if (fault !== undefined) {
    return { id, outcome: port === serverPort ? 'warn' : 'fail', error: { kind: 'tls', code: fault.slice(0, 60) } };
  }
  return { id, outcome: daysBetween(now, validTo) < warnBelowDays(daysBetween(validFrom, validTo)) ? 'warn' : 'pass' };
}

/**
 * Checks smtp (critical: greeting and EHLO), starttls (not on 465, where TLS comes first), certificate, and with a domain mx, spf
 * and dmarc. `startTls` is absent where it could not be tried; the values of `spf` and `dmarc` are those of smtp/dns.ts.
 */
export const smtp: Probe<'smtp'> = async (config, tools) => {
  const { port, domain } = config;
  const [session, dns] = await Promise.all([
    smtpSession(config, tools),
    domain === undefined ? { checks: [], figures: {} } : mailDns(domain, tools.resolver),
  ]);
  const { certificate, encrypted, error } = session;
  const implicit = port === implicitTlsPort;
  return {
    checks: [
      greetingCheck(session),
      ...(implicit ? [] : [startTlsCheck(session)]),
      certificateCheck(certificate, port, tools.now),
      ...dns.checks,
    ],
    figures: {
      ...(implicit || error !== undefined ? {} : { startTls: encrypted }),
      ...(certificate === undefined ? {} : { tlsDaysLeft: daysBetween(tools.now, certificate.validTo) }),
      ...dns.figures,
    },
    links: [],
  };
};
