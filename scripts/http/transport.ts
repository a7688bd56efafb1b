// Connections: every one of the program is made here, to addresses that may be asked and in its turn.

import { isIP, connect as openSocket, type Socket } from 'node:net';
import { connect as openTls, type TLSSocket } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { dayMs } from '#language/dates.ts';
import { type Addresses, resolveName } from './addresses.ts';
import { type CertificateDays, ProbeError, type Try } from './contract.ts';
import { withoutContinue } from './interim.ts';
import type { Turn } from './limiter.ts';
import { networkError, outOfTimeCode } from './network-error.ts';

/** `example.org` and `::1` for what a URL writes as `[::1]`. */
export const bareHost = (host: string): string => host.replace(/^\[|\]$/g, '');
const portOf = ({ protocol, port }: Pick<URL, 'protocol' | 'port'>): number =>
  Number(port) || (protocol === 'https:' ? 443 : 80);

/** `host:port`, as turns and exempt addresses name it. */
export const hostPort = (url: URL): string => `${bareHost(url.hostname)}:${portOf(url)}`;

const usualTimeoutMs = 10_000;

/** The open connections of a run, the last one to each `host:port`. */
export type Connections = Map<string, Socket>;

/** Keeps one connection to each host; certificates are always verified. Close it when the run is over. */
export const createAgent = (
  addresses: Addresses,
  timeout = usualTimeoutMs,
  connections: Connections = new Map(),
): Agent =>
  new Agent({
    connections: 1,
    pipelining: 1,
    allowH2: false,
    // The signal of each try covers headers and body alike.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, done) => {
      try {
        const [host, port] = [bareHost(options.hostname), portOf(options)];
        const lookup = addresses(host, port);
        buildConnector({ lookup, timeout, allowH2: false, maxCachedSessions: 0 })(options, (...given) => {
          const [error, socket] = given;
          if (error) return done(error, null);
          connections.set(`${host}:${port}`, withoutContinue(socket));
          return done(null, socket);
        });
      } catch (error) {
        done(error as Error, null);
      }
    },
  });

interface SocketSettings {
  addresses: Addresses;
  turn: Turn;
  signal: AbortSignal;
  /** Default: 10 s. */
  timeoutMs?: number;
  /** Called when the turn comes. */
  started?(): void;
  /** Gets how far this connection came. */
  tries?: Try[];
  /** A TLS connection whose certificate is read and not trusted, for nothing is sent over it. */
  tls?: boolean;
}

/** Opens a connection outside of HTTP, in its turn, which ends when the socket closes. Throws ProbeError. */
export const openConnection = async (host: string, port: number, settings: SocketSettings): Promise<Socket> => {
  const { addresses, turn, signal, timeoutMs = usualTimeoutMs, started, tries, tls = false } = settings;
  const facts: Try = { resolved: false, connected: false, answered: false };
  tries?.push(facts);
  await resolveName(addresses, host, port).catch((error: unknown) => {
    throw networkError(error, host);
  });
  facts.resolved = true;
  const end = await turn(`${host}:${port}`, signal).catch((error: unknown) => {
    throw new ProbeError(`${host}：排队超时，未能发出请求`, { kind: 'timeout', theirs: false, cause: error });
  });
  started?.();
  try {
    const target = { host, port, lookup: addresses(host, port) };
    const servername = isIP(host) ? '' : host;
    const socket = tls ? openTls({ ...target, servername, rejectUnauthorized: false }) : openSocket(target);
    const close = () => socket.destroy(Object.assign(new Error(`${host}：超过时限`), { code: outOfTimeCode }));
    signal.addEventListener('abort', close, { once: true });
    socket.once('close', () => {
      facts.answered = socket.bytesRead > 0;
      signal.removeEventListener('abort', close);
      end();
    });
    await opened(socket, tls ? 'secureConnect' : 'connect', host, timeoutMs);
    facts.connected = true;
    return socket;
  } catch (error) {
    end();
    throw error instanceof ProbeError ? error : networkError(error, host);
  }
};

const opened = (socket: Socket, event: string, host: string, timeoutMs: number) =>
  new Promise<void>((resolve, reject) => {
    const late = () =>
      socket.destroy(Object.assign(new Error(`${host}：没有响应`), { code: 'UND_ERR_CONNECT_TIMEOUT' }));
    const timer = setTimeout(late, timeoutMs);
    socket.once('close', () => clearTimeout(timer));
    socket.once('error', reject);
    socket.once(event, () => {
      clearTimeout(timer);
      socket.off('error', reject);
      // Users of the socket listen for its errors; one that comes before must not end the process.
      socket.on('error', () => {});
      resolve();
    });
  });

// When the certificate of a host ends: read separately from the requests, which refuse a bad one without its dates.

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
      if (Number.isNaN(days)) throw new ProbeError(`${host}：服务器未提供证书`, { kind: 'tls', theirs: true });
      return days;
    } finally {
      socket.destroy();
    }
  };
