// What a response amounts to: the document that was asked for, a redirect, or a failure.
import type { Response } from 'undici';
import type { CachedResponse } from './cache.ts';
import { type HttpResponse, ProbeError, type RequestOptions } from './contract.ts';
import { pageText } from './page-text.ts';

export type Exchange =
  | { answer: Omit<HttpResponse, 'latencyMs'>; type: string }
  | { redirect: URL; status: number }
  | { failure: ProbeError; retryAfterMs?: number };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Pages are in many encodings, and read as browsers do; data is UTF-8. */
const pageTypes = ['text/html', 'application/xhtml+xml'];

/** Throws ProbeError `size` beyond the limit, `parse` for data that is not UTF-8, and what the network throws as it is. */
const readText = async (response: Response, maxBytes: number, where: string): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream and closes the connection: what is still to come is never received.
    if (bytes > maxBytes)
      throw new ProbeError(`${where}：响应正文超过 ${maxBytes} 字节`, { kind: 'size', theirs: false });
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  if (pageTypes.includes(mediaTypeOf(response))) return pageText(whole, response.headers.get('content-type') ?? '');
  try {
    return utf8.decode(whole);
  } catch (cause) {
    throw new ProbeError(`${where}：响应正文不是 UTF-8`, { kind: 'parse', theirs: false, cause });
  }
};

/** Drops a body that is not read, and with it the connection. */
const dropBody = async (response: Response): Promise<void> => {
  await response.body?.cancel().catch(() => {});
};

/** Milliseconds that a Retry-After header asks for: seconds or a date; `undefined` for anything else. */
export const retryAfterMs = (header: string | null, now: Date): number | undefined => {
  if (!header) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now.getTime());
};

const defaultMaxBytes = 2 * 1024 * 1024;

const redirects = new Set([301, 302, 303, 307, 308]);

/** Statuses that refuse us, which does not mean that the service is down. */
const refusals = new Set([401, 403, 407, 451]);

const mediaTypeOf = (response: Response): string =>
  (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const statusError = (status: number, host: string): ProbeError => {
  const kind = status === 429 ? 'rate_limited' : refusals.has(status) ? 'blocked' : 'http';
  return new ProbeError(`${host}：HTTP ${status}`, { kind, theirs: kind === 'http', code: status });
};

const typeError = (type: string, accept: string[], host: string): ProbeError => {
  const message = `${host}：内容类型为 ${type.slice(0, 60) || '（未注明）'}，应为 ${accept.join('、')}`;
  return new ProbeError(message, { kind: 'type', theirs: false });
};

/** A 304 says that what is kept still holds; the document's own headers come from there, too. */
const fromCache = (response: Response, { text, type, etag, lastModified }: CachedResponse, url: URL): Exchange => {
  const own = { 'content-type': type, ...(etag && { etag }), ...(lastModified && { 'last-modified': lastModified }) };
  const headers = { ...Object.fromEntries(response.headers), ...own };
  return { answer: { status: 200, headers, text, url: url.href }, type };
};

/** Reads the response as far as it is of use. Throws what `readText` throws. */
export const judge = async (
  response: Response,
  url: URL,
  { accept, statuses = [200], maxBytes = defaultMaxBytes, discard = false }: RequestOptions,
  kept: CachedResponse | undefined,
): Promise<Exchange> => {
  const { status, headers } = response;
  if (status === 304 && kept) return fromCache(response, kept, url);
  const type = mediaTypeOf(response);
  const answer = (text: string): Exchange => ({
    answer: { status, headers: Object.fromEntries(headers), text, url: url.href },
    type,
  });
  const isAnswer = statuses.includes(status);
  if (isAnswer && !discard && accept.includes(type)) return answer(await readText(response, maxBytes, url.host));
  await dropBody(response);
  if (isAnswer) return discard ? answer('') : { failure: typeError(type, accept, url.host) };
  const location = headers.get('location');
  if (redirects.has(status) && location && URL.canParse(location, url)) {
    return { redirect: new URL(location, url), status };
  }
  return { failure: statusError(status, url.host), retryAfterMs: retryAfterMs(headers.get('retry-after'), new Date()) };
};
