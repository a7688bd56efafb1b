// What the network stack threw → ProbeError, by its code; the messages of the stack are no contract.

import type { CheckError } from '#schemas/snapshot.ts';
import { privateAddressCode } from './addresses.ts';
import { ProbeError } from './contract.ts';

/** The run or the service had no time left while a connection was open. */
export const outOfTimeCode = 'OUT_OF_TIME';

interface Meaning {
  kind: CheckError['kind'];
  theirs: boolean;
  words: string;
}

const meanings: [codes: RegExp, meaning: Meaning][] = [
  [new RegExp(`^${privateAddressCode}$`), { kind: 'blocked', theirs: false, words: '地址在本机、内网或保留网段' }],
  [new RegExp(`^${outOfTimeCode}$`), { kind: 'timeout', theirs: false, words: '超过时限' }],
  [
    /^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EREFUSED|ETIMEOUT|EBADRESP|EFORMERR|ENOTIMP|EBADNAME|ECANCELLED)$/,
    { kind: 'dns', theirs: false, words: '域名解析失败' },
  ],
  // A certificate of the future: a clock of the past, and that is ours.
  [/^CERT_NOT_YET_VALID$/, { kind: 'tls', theirs: false, words: '证书尚未生效，请检查本机的时钟' }],
  [/^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/, { kind: 'timeout', theirs: true, words: '超时' }],
  [
    /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS_|ERR_SSL_|EPROTO$)/,
    { kind: 'tls', theirs: true, words: 'TLS 或证书有误' },
  ],
  [/^(ECONNREFUSED|ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, { kind: 'connect', theirs: true, words: '连接失败' }],
  [/^UND_ERR_(RES_CONTENT_LENGTH_MISMATCH|INFO)$/, { kind: 'connect', theirs: true, words: '连接中途断开' }],
  [/^UND_ERR_HEADERS_OVERFLOW$/, { kind: 'size', theirs: false, words: '响应头过大' }],
  [/^(HPE_|Z_|ERR_BROTLI|ERR__ERROR|ERR_ZSTD|ZSTD_)/, { kind: 'parse', theirs: false, words: '响应不符合 HTTP 格式' }],
];

/** Anything else is a fault on this side: no route, no file handles, a setting. */
const other: Meaning = { kind: 'connect', theirs: false, words: '无法连接' };

/** Codes of an error, of what caused it and of what it gathers, the outermost first. */
const codesOf = (error: unknown, depth = 0): string[] => {
  if (!(error instanceof Error) || depth > 5) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  // undici gives the errors of its parser a code only where llhttp named one.
  if (own.length === 0 && error.name === 'HTTPParserError') own.push('HPE_INVALID');
  const gathered = error instanceof AggregateError ? error.errors.flatMap((one) => codesOf(one, depth + 1)) : [];
  return [...own, ...gathered, ...codesOf(error.cause, depth + 1)];
};

/** The failure that an error is, or was caused by. */
const failureIn = (error: unknown, depth = 0): ProbeError | undefined => {
  if (error instanceof ProbeError || !(error instanceof Error) || depth > 5) {
    return error instanceof ProbeError ? error : undefined;
  }
  return failureIn(error.cause, depth + 1);
};

/** `where` is the host; neither query nor credentials belong in it. */
export const networkError = (error: unknown, where: string): ProbeError => {
  const failure = failureIn(error);
  if (failure) return failure;
  const codes = codesOf(error);
  const [pattern, meaning] = meanings.find(([pattern]) => codes.some((code) => pattern.test(code))) ?? [/^/, other];
  const code = codes.find((code) => pattern.test(code));
  const { kind, theirs, words } = meaning;
  return new ProbeError(`${where}：${words}${code ? `（${code}）` : ''}`, { kind, theirs, code, cause: error });
};
