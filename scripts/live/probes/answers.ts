// Reading what a service answered: JSON by its schema, URLs and short words.
import { z } from 'astro/zod';
import { ProbeError } from '#scripts/http/contract.ts';
import { dayMs } from '#language/dates.ts';
import { cleanText } from '#scripts/kit/redact.ts';

export const htmlTypes = ['text/html', 'application/xhtml+xml'];
export const jsonTypes = ['application/json'];

const elements = [
  ...['html', 'head', 'title', 'meta', 'link', 'base', 'body', 'script', 'style', 'noscript', 'template', 'frameset'],
  ...['header', 'main', 'footer', 'nav', 'section', 'article', 'aside', 'div', 'span', 'p', 'a', 'b', 'i', 'br', 'hr'],
  ...['h[1-6]', 'ul', 'ol', 'dl', 'pre', 'table', 'form', 'input', 'button', 'img', 'center', 'font', 'strong', 'em'],
];
/** Comments and declarations may come before it. */
const firstElement = new RegExp(
  `^\\ufeff?\\s*(?:<\\?xml[^>]{0,200}\\?>\\s*)?(?:<!--[^]*?-->\\s*)*<(?:!doctype\\s+html|${elements.join('|')})(?![\\w-])`,
  'i',
);

/** A page of HTML, whatever is on it. Throws ProbeError `type` for anything else that is sent as one: nothing, bytes, JSON, a feed. */
export const readPage = (text: string): string => {
  if (!text.includes('\0') && firstElement.test(text)) return text;
  throw new ProbeError('响应不是网页', { kind: 'type', theirs: false });
};

export const count = z.int().min(0);

/** The named fields of the schema and no others. Throws ProbeError `schema`: the mistake may be ours. */
export const readValue = <T>(value: unknown, schema: z.ZodType<T>): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues
    .slice(0, 5)
    .map((issue) => issue.path.join('.') || '整体')
    .join('、');
  throw new ProbeError(`响应的字段与约定不符：${fields}`, { kind: 'schema', theirs: false });
};

/** A JSON body by its schema. Throws ProbeError `parse` or `schema`. */
export const readJson = <T>(text: string, schema: z.ZodType<T>): T => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProbeError('响应不是 JSON', { kind: 'parse', theirs: false, cause });
  }
  return readValue(value, schema);
};

/** A version or another short word as it may be shown; absent where nothing is left of it. */
export const shortWord = (text: string): string | undefined => cleanText(text, 60) || undefined;

/** Clocks differ, and some times are given in their writer's zone: a day ahead is chance, more is no time. */
const skewMs = dayMs;

/** A time in any of the ways services write it, a text or milliseconds; absent if it is none or has yet to come. */
export const timeOf = (given: string | number | null | undefined, now: Date): Date | undefined => {
  const time = typeof given === 'number' ? given : Date.parse(given ?? '');
  return time >= 0 && time <= now.getTime() + skewMs ? new Date(time) : undefined;
};

/** A URL below a configured one, whether that ends in a slash or not. */
export const below = (base: string, path: string): string => `${base.replace(/\/+$/, '')}/${path}`;

/** A name as a part of the id of a check: lower case, digits and hyphens. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
