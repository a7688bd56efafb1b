// One SMTP session up to EHLO, through STARTTLS where it is offered: what the server said, and what certificate it showed.
import { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ProbeError } from '#scripts/http/contract.ts';
import type { ConfigOf, Tools } from '#scripts/live/probe.ts';
import { sessionFault } from './fault.ts';

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

/** What was said, in order, as nodemailer logs it; it has no other way to see the first EHLO. */
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

function shownBy(socket: SMTPConnection['_socket']): ShownCertificate | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
  // Node's types say Error; what is there is its code (onConnectSecure in lib/_tls_wrap.js).
  const fault = socket.authorized ? undefined : String(socket.authorizationError);
  return { validFrom: new Date(from), validTo: new Date(to), fault };
}

/** Ends with EHLO answered, or with an error. nodemailer's own limits are for silence: a server that drips meets none of them. */
function converse(connection: SMTPConnection): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const late = () => resolve(Object.assign(new Error('the limit of the session'), { code: 'ETIMEDOUT' }));
    const limit = setTimeout(late, limitMs);
    connection.once('end', () => clearTimeout(limit));
    connection.on('error', resolve);
    connection.connect((error) => resolve(error ?? undefined));
  });
}

function sessionOf(port: number, transcript: Transcript, connection?: SMTPConnection, error?: ProbeError): Session {
  const [, ehlo = ''] = transcript.replies;
  const whole = error === undefined;
  return {
    greeted: whole || ehlo.startsWith('2'),
    latencyMs: transcript.latencyMs,
    authInClear: port !== implicitTlsPort && /^\d{3}[ -]AUTH\b/im.test(ehlo),
    injected: transcript.injected,
    encrypted: whole && connection?.secure === true,
    certificate: whole ? shownBy(connection?._socket ?? false) : undefined,
    error,
  };
}

/** Talks to the server and hangs up. Throws nothing: what went wrong is in `error`. Says EHLO, STARTTLS and QUIT, and no more. */
export async function smtpSession({ host, port }: ConfigOf<'smtp'>, { connect, signal }: Tools): Promise<Session> {
  const transcript = new Transcript();
  try {
    const connection = new SMTPConnection({
      host,
      connection: await connect(host, port),
      secure: port === implicitTlsPort,
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
    const error = failure && sessionFault(failure, { host, port, signal });
    const session = sessionOf(port, transcript, connection, error);
    if (error === undefined) connection.quit();
    connection.close();
    return session;
  } catch (error) {
    return sessionOf(port, transcript, undefined, sessionFault(error, { host, port, signal }));
  }
}
