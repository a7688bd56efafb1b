// When the certificate of a host ends: looked at apart from the requests, which refuse a bad one without a word about it.
import type { TLSSocket } from 'node:tls';
import { type CertificateDays, ProbeError } from '../probe.ts';
import { bareHost, openConnection, portOf, type SocketSettings } from './transport.ts';

const dayMs = 86_400_000;

/** Whole days until then, negative once it is over. */
export const daysUntil = (end: string, now: Date): number => Math.floor((Date.parse(end) - now.getTime()) / dayMs);

/** `now` is the run's clock. Throws ProbeError; `tls` where a host shows no certificate. */
export const createCertificateDays =
  (settings: Omit<SocketSettings, 'tls'>, now: Date): CertificateDays =>
  async (address) => {
    const url = new URL(address);
    const host = bareHost(url.hostname);
    const socket = await openConnection(host, portOf(url), { ...settings, tls: true });
    try {
      const { valid_to: end } = (socket as TLSSocket).getPeerCertificate();
      const days = daysUntil(end ?? '', now);
      if (Number.isNaN(days)) throw new ProbeError(`${host}：没有出示证书`, { kind: 'tls', theirs: true });
      return days;
    } finally {
      socket.destroy();
    }
  };
