// HTTPS servers with certificates that are right and wrong, made for the test.

import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { dayMs } from '#language/dates.ts';
import { type Certificate, selfSigned } from '#scripts/services/certificate.ts';
import { json, type Service, serveReplies } from '#scripts/services/loopback.ts';

export interface TlsFaults {
  /** Trusted, for 127.0.0.1, valid for thirty days and a bit. */
  trusted: Service;
  /** As good, but not trusted. */
  selfSigned: Service;
  expired: Service;
  /** Trusted, at a name that its certificate does not have. */
  wrongName: Service;
  close(): Promise<void>;
}

/** The certificates are good for the address; for the name that stands for it only those made for it. */
const atLocalhost = (service: Service): Service => ({
  ...service,
  address: service.address.replace('127.0.0.1', 'localhost'),
});

/** Trusts the certificates for the whole process; each test file has its own. */
export const startTls = async (now: Date): Promise<TlsFaults> => {
  const at = (days: number) => new Date(now.getTime() + days * dayMs);
  const trusted = selfSigned({ from: at(-1), to: at(30.5) });
  const untrusted = selfSigned({ from: at(-1), to: at(30.5) });
  const expired = selfSigned({ from: at(-90), to: at(-3.5) });
  const otherName = selfSigned({ host: 'other.example', from: at(-1), to: at(30.5) });
  setDefaultCACertificates([...getCACertificates(), trusted.cert, expired.cert, otherName.cert]);
  const start = (one: Certificate) => serveReplies(() => json({ good: true }), one);
  const services = {
    trusted: await start(trusted),
    selfSigned: await start(untrusted),
    expired: await start(expired),
    wrongName: atLocalhost(await start(otherName)),
  };
  return {
    ...services,
    close: async () => {
      await Promise.all(Object.values(services).map((service) => service.close()));
    },
  };
};
