// Reading what a service answered: JSON by its schema, URLs and short words.
import { z } from 'astro/zod';
import { ProbeError } from '#scripts/http/contract.ts';
import { cleanText } from '#scripts/kit/redact.ts';

export const htmlTypes = ['text/html', 'application/xhtml+xml'];
export const jsonTypes = ['application/json'];

export const count = z.int().min(0);

/** The named fields of the schema and no others. Throws ProbeError `schema`: the mistake may be ours. */
export const readValue = <T>(value: unknown, schema: z.ZodType<T>): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues
    .slice(0, 5)
    .map((issue) => issue.path.join('.') || '整体')
    .join('、');
  throw new ProbeError(`应答与约定的字段不符：${fields}`, { kind: 'schema', theirs: false });
};

/** A JSON body by its schema. Throws ProbeError `parse` or `schema`. */
export const readJson = <T>(text: string, schema: z.ZodType<T>): T => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProbeError('应答不是 JSON', { kind: 'parse', theirs: false, cause });
  }
  return readValue(value, schema);
};

/** A version or another short word as it may be shown; absent where nothing is left of it. */
export const shortWord = (text: string): string | undefined => cleanText(text, 60) || undefined;

/** A URL below a configured one, whether that ends in a slash or not. */
export const below = (base: string, path: string): string => `${base.replace(/\/+$/, '')}/${path}`;

/** A name as a part of the id of a check: lower case, digits and hyphens. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
