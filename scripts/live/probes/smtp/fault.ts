// What it means that an SMTP session broke off.

import { ProbeError } from '#scripts/http/contract.ts';
import { networkError } from '#scripts/http/network-error.ts';

/** The fields of nodemailer's errors (nodemailer/lib/errors) that tell them apart; its messages are for people. */
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

function meaningOf(error: SessionError, { host, port }: Where): ProbeError {
  const { code, originalCode, response, responseCode = 0 } = error;
  if (responseCode >= 400 && responseCode < 600) {
    // 4xx is the server's own trouble. 5xx to a client that only said EHLO is about the client: a listed address, as a rule.
    const told = { kind: 'fault', theirs: responseCode < 500, code: responseCode, cause: error } as const;
    return new ProbeError(`${host}：邮件服务器答复 ${responseCode}`, told);
  }
  if (originalCode !== undefined) return networkError(Object.assign(new Error(), { code: originalCode }), host);
  if (code === 'ETLS') return new ProbeError(`${host}：TLS 握手失败`, { kind: 'tls', theirs: true, cause: error });
  if (code === 'ETIMEDOUT') {
    return new ProbeError(`${host}：没有按时答复`, { kind: 'timeout', theirs: port !== oftenBlocked, cause: error });
  }
  if (code !== 'EPROTOCOL') {
    return new ProbeError(`${host}：连接中途断开`, { kind: 'connect', theirs: true, cause: error });
  }
  // Without an answer to show, nodemailer gave up on one that would not end.
  return response === undefined
    ? new ProbeError(`${host}：答复没有尽头`, { kind: 'size', theirs: true, cause: error })
    : new ProbeError(`${host}：答复的不是 SMTP`, { kind: 'parse', theirs: true, cause: error });
}

/** @param error what ended the session: a ProbeError of the connection, or an error of nodemailer. */
export function sessionFault(error: unknown, where: Where): ProbeError {
  if (where.signal.aborted) {
    return new ProbeError(`${where.host}：到了本次运行的时限`, { kind: 'timeout', theirs: false, cause: error });
  }
  if (!(error instanceof ProbeError)) return meaningOf(error as SessionError, where);
  if (error.kind !== 'timeout' || where.port !== oftenBlocked) return error;
  return new ProbeError(error.message, { kind: error.kind, theirs: false, code: error.code, cause: error });
}
