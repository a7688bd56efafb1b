// What a service answered to conditional requests, so that an unchanged document is not sent again.
import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import { hasMailAddress } from '#scripts/kit/private/gate.ts';

const entry = z.strictObject({
  etag: z.string().max(500).optional(),
  lastModified: z.string().max(100).optional(),
  type: z.string().max(200),
  text: z.string().max(300_000),
});

/** By the hash of the address: an address may hold a private name. */
export const cachedResponses = z.record(z.string().regex(/^[\da-f]{64}$/), entry);

export type CachedResponse = z.infer<typeof entry>;
export type CachedResponses = z.infer<typeof cachedResponses>;

export interface Cache {
  find(url: string): CachedResponse | undefined;
  keep(url: string, answer: CachedResponse): void;
  /** What this run found or kept; what was not asked for any more falls out. */
  used(): CachedResponses;
}

const keyOf = (url: string): string => createHash('sha256').update(url).digest('hex');

/** An answer with a mail address in it is not kept, whatever the probe thinks of it. */
export const createCache = (before: CachedResponses): Cache => {
  const used: CachedResponses = {};
  return {
    find: (url) => {
      const key = keyOf(url);
      const found = before[key];
      if (found) used[key] = found;
      return found;
    },
    keep: (url, answer) => {
      const key = keyOf(url);
      delete used[key];
      if (!answer.etag && !answer.lastModified) return;
      if (entry.safeParse(answer).success && !hasMailAddress(answer.text)) used[key] = answer;
    },
    used: () => used,
  };
};

/** The headers that ask for the document only if it is another than the one kept. */
export const conditionalHeaders = (kept: CachedResponse | undefined): Record<string, string> => ({
  ...(kept?.etag && { 'if-none-match': kept.etag }),
  ...(kept?.lastModified && { 'if-modified-since': kept.lastModified }),
});
