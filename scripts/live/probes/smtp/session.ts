// One SMTP session up to EHLO, through STARTTLS where it is offered: what the server answered, and its certificate.
import { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { ProbeError } from '#scripts/http/contract.ts';
import { networkError } from '#scripts/http/network-error.ts';
import type { ConfigOf, Tools } from '#scripts/live/probe.ts';

export interface ShownCertificate {
  validFrom: Date;
  validTo: Date;
  /** Why the name or the chain is not trusted, as OpenSSL or Node calls it; absent if they are. */
  fault: string | undefined;
}

export interface Session {
  /** The server greeted and answered EHLO. */
  greeted: boolean;
  /** From the open connection to the answer to EHLO; absent if it did not come that far. */
  latencyMs: number | undefined;
  /** It takes passwords before the connection is encrypted. */
  authInClear: boolean;
  /** It sent something between its answer to STARTTLS and the handshake, where an attacker puts words into its mouth. */
  injected: boolean;
  encrypted: boolean;
  certificate: ShownCertificate | undefined;
  /** What ended the session before its time. */
  error: ProbeError | undefined;
}

/** The port where TLS comes first and nothing is said in the clear (RFC 8314). */
export const implicitTlsPort = 465;
const limitMs = 15_000;

/** The fields of nodemailer's errors (nodemailer/lib/errors) that distinguish them; its messages are for people. */
interface SessionError extends Error {
  code?: string;
  /** The code that the operating system or OpenSSL gave, where nodemailer put its own over it. */
  originalCode?: string;
  response?: string;
  responseCode?: number;
}

interface Where {
  host: string;
  port: number;
  /** Aborted when the run's time is over. */
  signal: AbortSignal;
}

/** Clouds and CI services close it outbound, so silence there says nothing about the server. */
const oftenBlocked = 25;

const meaningOf = (error: SessionError, { host, port }: Where): ProbeError => {
  const { code, originalCode, response, responseCode = 0 } = error;
  const failure = (words: string, kind: ProbeError['kind'], theirs = true, code?: number) =>
    new ProbeError(`${host}：${words}`, { kind, theirs, ...(code !== undefined && { code }), cause: error });
  if (responseCode >= 400 && responseCode < 600) {
    // 4xx is the server's own trouble. 5xx to a client that only said EHLO is about the client: a listed address, as a rule.
    return failure(`邮件服务器返回 ${responseCode}`, 'fault', responseCode < 500, responseCode);
  }
  if (originalCode !== undefined) return networkError(Object.assign(new Error(), { code: originalCode }), host);
  if (code === 'ETLS') return failure('TLS 握手失败', 'tls');
  if (code === 'ETIMEDOUT') return failure('响应超时', 'timeout', port !== oftenBlocked);
  if (code !== 'EPROTOCOL') return failure('连接中途断开', 'connect');
  // Without an answer to show, nodemailer gave up on one that would not end.
  return response === undefined ? failure('响应过长，已中止', 'size') : failure('响应不是 SMTP', 'parse');
};

/** What it means that a session broke off. @param error a ProbeError of the connection, or an error of nodemailer */
const sessionFault = (error: unknown, where: Where): ProbeError => {
  if (where.signal.aborted) {
    return new ProbeError(`${where.host}：本次运行超过时限`, { kind: 'timeout', theirs: false, cause: error });
  }
  if (!(error instanceof ProbeError)) return meaningOf(error as SessionError, where);
  if (error.kind !== 'timeout' || where.port !== oftenBlocked) return error;
  return new ProbeError(error.message, { kind: error.kind, theirs: false, code: error.code, cause: error });
};

/** The answers of the server, in order, as nodemailer logs it; it has no other way to see the first EHLO. */
class Transcript {
  replies: string[] = [];
  injected = false;
  latencyMs: number | undefined;
  #started = performance.now();

  debug(entry: { tnx?: string }, message: string): void {
    if (entry.tnx !== 'server') return;
    this.replies.push(message);
    if (this.replies.length === 2) this.latencyMs = Math.round(performance.now() - this.#started);
  }

  warn(entry: { discarded?: number }): void {
    if (entry.discarded !== undefined) this.injected = true;
  }
}

const shownBy = (socket: SMTPConnection['_socket']): ShownCertificate | undefined => {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
  // Node's types say Error; what is there is its code (onConnectSecure in lib/_tls_wrap.js).
  const fault = socket.authorized ? undefined : String(socket.authorizationError);
  return { validFrom: new Date(from), validTo: new Date(to), fault };
};

/** Ends with EHLO answered, or with an error. nodemailer's own limits are for silence: a server that drips meets none of them. */
const converse = (connection: SMTPConnection): Promise<Error | undefined> =>
  new Promise((resolve) => {
    const late = () => resolve(Object.assign(new Error('the limit of the session'), { code: 'ETIMEDOUT' }));
    const limit = setTimeout(late, limitMs);
    connection.once('end', () => clearTimeout(limit));
    connection.on('error', resolve);
    connection.connect((error) => resolve(error ?? undefined));
  });

/** Talks to the server and hangs up. Throws nothing: what went wrong is in `error`. Says EHLO, STARTTLS and QUIT, and no more. */
export const smtpSession = async ({ host, port }: ConfigOf<'smtp'>, { connect, signal }: Tools): Promise<Session> => {
  const transcript = new Transcript();
  const isEncrypted = port === implicitTlsPort;
  const sessionOf = (whole: SMTPConnection | undefined, error?: ProbeError): Session => {
    const [, ehlo = ''] = transcript.replies;
    return {
      greeted: whole !== undefined || ehlo.startsWith('2'),
      latencyMs: transcript.latencyMs,
      authInClear: !isEncrypted && /^\d{3}[ -]AUTH\b/im.test(ehlo),
      injected: transcript.injected,
      encrypted: whole?.secure === true,
      certificate: shownBy(whole?._socket ?? false),
      error,
    };
  };
  try {
    const connection = new SMTPConnection({
      host,
      connection: await connect(host, port),
      secure: isEncrypted,
      // An address literal, as RFC 5321 has it for a client without a public name: the name of this machine stays here.
      name: '[127.0.0.1]',
      // A bad certificate is a finding, not the end: nothing secret is said, and its dates are wanted.
      tls: { rejectUnauthorized: false },
      socketCloseTimeout: 1000,
      maxResponseSize: 16 * 1024,
      logger: transcript,
      transactionLog: true,
    });
    const failure = await converse(connection);
    const session = failure
      ? sessionOf(undefined, sessionFault(failure, { host, port, signal }))
      : sessionOf(connection);
    if (!failure) connection.quit();
    connection.close();
    return session;
  } catch (error) {
    return sessionOf(undefined, sessionFault(error, { host, port, signal }));
  }
};
