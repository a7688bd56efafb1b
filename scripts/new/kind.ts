// What a kind of record is to `npm run new`.
import type { Facts } from '#model/records/facts.ts';
import type { CollectionName } from '#schemas/files.ts';
import type { Data } from './fields.ts';
import type { Offer } from './render.ts';
import type { Clock } from './typed.ts';

export interface Request extends Clock {
  facts: Facts;
  /** As it was written on the command line; empty where the kind has none. */
  id: string;
  date: string | undefined;
}

export interface Kind {
  name: string;
  collection: CollectionName;
  description: string;
  /** How the id is written, in words and in an example; absent where it follows from the facts. */
  id?: { form: string; example: string; pattern: RegExp };
  /** Whether `--date` says of which day it is. */
  dated?: boolean;
  /** Fields without which nothing else can be known. */
  first?: string[];
  /** What the facts and the clock say; what was given goes before it. Throws a Failure where that contradicts itself. */
  known?: (data: Data, request: Request) => Data;
  /** Fields that this record needs beyond what its schema requires. */
  needs?: (data: Data) => string[];
  path: (data: Data, request: Request) => string;
  /** What stands in comments, in place of the examples of the schema; `undefined` leaves a field out. */
  offers?: (data: Data, request: Request) => Record<string, Omit<Offer, 'field'> | undefined>;
  body?: (request: Request) => string;
  /** What only a person can do with the file. */
  remains?: string;
  /** Remarks on this very record. */
  notes?: (data: Data, request: Request) => string[];
}

/** A word of an id, as the source of a regular expression. */
export const word = '[a-z0-9]+(?:-[a-z0-9]+)*';
