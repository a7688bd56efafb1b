// The dictionary of terms.yaml: what the rule `terminology` looks for in records, and the tests in our own texts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';

const words = z.array(z.string()).min(1);

const dictionary = z.strictObject({
  spellings: z.array(z.string()),
  names: z.array(z.strictObject({ write: z.string(), not: words, quoted: z.boolean().default(false) })),
  words: z.array(z.strictObject({ write: z.string(), not: words, own: z.boolean().default(false) })),
  phrases: z.array(
    z.strictObject({ pattern: z.string().transform((source) => new RegExp(source, 'gu')), write: z.string() }),
  ),
});

/** Names and spellings that records must have, words that they should have, and words and phrases that our own texts must not have. */
export const terms = dictionary.parse(parse(readFileSync(join(import.meta.dirname, '../terms.yaml'), 'utf8')));
