// What the table of collections has of each.
import type { z } from 'astro/zod';
import type { Word } from '#language/locales.ts';

export interface Row {
  schema: z.ZodType;
  /** Below the content folder. The parts in <> make the id, but for the year; a Markdown file may be `.mdx`, too. */
  path: `${string}.md` | `${string}.yaml`;
  /** Name of the schema's file, and of what `npm run new` makes, unless `makes` says so; absent where nobody writes them. */
  one?: string;
  makes?: readonly string[];
  label: Word;
  /** What a record is, as lists of kinds say it. */
  what: Word;
  /** Address in Chinese of the page that shows a record, with the place on the page where it is one of many. */
  address: (id: string) => string;
  /** Whether that page is not the record's own. */
  shared?: true;
  /** The pages that list the records, the main one first. */
  listed: readonly [string, ...string[]];
  /** Whether a site without such records does without the page that lists them. */
  optional?: true;
  /** Whether records are texts with an English translation beside them. */
  translated?: true;
  /** Whether files are kept as they were, byte for byte. */
  verbatim?: true;
  /** Whether records stand in the order of their field `order` rather than of their ids. */
  ordered?: true;
  /** Ids that no record may have, because the file of that name is another one: `/calendar/all.ics`, `data/live/links.json`. */
  taken?: readonly string[];
  /** Whether questions may be about the records. */
  asked?: true;
  /** Whether /api/v1/ has a file of the records. */
  api?: true;
}

/** The names of the rows that say something of a kind. */
export type Having<Rows, Key extends string> = {
  [Name in keyof Rows]: Rows[Name] extends Record<Key, unknown> ? Name : never;
}[keyof Rows];

export const having = <Rows extends object, Key extends string>(all: Rows, key: Key) =>
  (Object.keys(all) as (keyof Rows)[]).filter((name) => key in (all[name] as object)) as Having<Rows, Key>[];
