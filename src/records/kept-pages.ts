// Pages of the last build: one is taken again where all that it has read says the same now. One file has them all: the pages, then
// a list that says where each is and what it has read, then the list's length and hash.
import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { makingPage, noReads, type Reads } from '#model/records/reads.ts';
import { base } from '#site.ts';

/** Where one page is in the file, the hash of its bytes and path, and the key that it had: what it has read, as it was then. */
interface Place {
  at: number;
  length: number;
  sum: string;
  key: string;
  reads: Reads;
}

/** The same in JSON: names and shared reads stand in lists of their own, and are given by their place there. */
interface Written {
  names: string[];
  shared: [names: number[], shared: number[]][];
  pages: Record<string, [...place: [at: number, length: number, sum: string, key: string], reads: number]>;
}

/** Length of the list, in eight bytes, and its hash. */
const endLength = 8 + 32;

const bytesAt = (file: number, at: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
};

/** The list at the end of a file of pages; `undefined` where it is not as it was written. */
const listIn = (file: number): Written | undefined => {
  const { size } = fstatSync(file);
  if (size < endLength) return undefined;
  const end = bytesAt(file, size - endLength, endLength);
  const length = Number(end.readBigUInt64BE(0));
  if (length > size - endLength) return undefined;
  const list = bytesAt(file, size - endLength - length, length);
  if (!hash('sha256', list, 'buffer').equals(end.subarray(8))) return undefined;
  return JSON.parse(list.toString()) as Written;
};

const placesOf = ({ names, shared, pages }: Written): Map<string, Place> => {
  const sets = shared.map(noReads);
  for (const [index, [ownNames, ownShared]] of shared.entries()) {
    for (const name of ownNames) sets[index]?.names.add(names[name] ?? '');
    for (const set of ownShared) sets[index]?.shared.add(sets[set] ?? noReads());
  }
  const places = Object.entries(pages).map(([path, [at, length, sum, key, reads]]): [string, Place] => [
    path,
    { at, length, sum, key, reads: sets[reads] ?? noReads() },
  ]);
  return new Map(places);
};

const listOf = (places: Map<string, Place>): Written => {
  const names = new Map<string, number>();
  const indexOf = (name: string) => names.get(name) ?? names.set(name, names.size).get(name) ?? 0;
  const sets = new Map<Reads, number>();
  const shared: Written['shared'] = [];
  const place = (reads: Reads): number => {
    const known = sets.get(reads);
    if (known !== undefined) return known;
    const inner = [...reads.shared].map(place);
    sets.set(reads, shared.length);
    return shared.push([[...reads.names].map(indexOf), inner]) - 1;
  };
  const pages = [...places].map(([path, { at, length, sum, key, reads }]) => [
    path,
    [at, length, sum, key, place(reads)],
  ]);
  return { names: [...names.keys()], shared, pages: Object.fromEntries(pages) as Written['pages'] };
};

/** Reads with the hash of what each of them says now; `valueAt` gives what stands at a name, as JSON can hold it. */
export const keyMaker = (valueAt: (name: string) => unknown) => {
  const values = new Map<string, string>();
  const valueOf = (name: string): string => {
    const known = values.get(name) ?? hash('sha256', JSON.stringify(valueAt(name)) ?? '', 'base64');
    values.set(name, known);
    return known;
  };
  const keys = new WeakMap<Reads, string>();
  const keyOf = (reads: Reads): string => {
    const own = [...reads.names].sort().map((name) => `${name}\0${valueOf(name)}`);
    const inner = [...reads.shared].map(sharedKey).sort();
    return hash('sha256', [...own, ...inner].join('\0\0'), 'base64');
  };
  /** What was done once is complete: its key stays what it is. */
  const sharedKey = (reads: Reads): string => {
    const known = keys.get(reads) ?? keyOf(reads);
    keys.set(reads, known);
    return known;
  };
  return keyOf;
};

const sumOf = (path: string, html: Buffer): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${path}\0`), html]), 'base64');

interface Files {
  /** The pages of the last build, where there are any. */
  from: string;
  /** Where those of this one are written. */
  to: string;
}

/** A picture of a text is made while its page is: such a page is made in every build. */
const hasPicture = (html: Buffer): boolean => html.includes(`src="${base}_astro/`);

/**
 * Gives the pages of a build: one of the last build where its key is the same, else a new one. `keyOf` gives the key of what a page
 * has read; `end` writes the list, without which the file is good for nothing.
 */
export const keptPages = ({ from, to }: Files, keyOf: (reads: Reads) => string) => {
  let last: number | undefined;
  try {
    last = openSync(from, 'r');
  } catch {
    // The first build.
  }
  const list = last === undefined ? undefined : listIn(last);
  const known = list ? placesOf(list) : new Map<string, Place>();
  const file = openSync(to, 'w');
  const places = new Map<string, Place>();
  let size = 0;

  const keep = (path: string, html: Buffer, key: string, reads: Reads) => {
    places.set(path, { at: size, length: html.length, sum: sumOf(path, html), key, reads });
    size += writeSync(file, html);
  };

  const taken = (path: string): Buffer | undefined => {
    const place = known.get(path);
    if (last === undefined || !place || keyOf(place.reads) !== place.key) return undefined;
    const html = bytesAt(last, place.at, place.length);
    if (sumOf(path, html) !== place.sum) return undefined;
    keep(path, html, place.key, place.reads);
    return html;
  };

  return {
    page: async (path: string, make: () => Promise<Response>): Promise<Response> => {
      const html = taken(path);
      if (html) return new Response(new Uint8Array(html), { headers: { 'content-type': 'text/html' } });
      const reads = noReads();
      const { response, made } = await makingPage(reads, async () => {
        const response = await make();
        const isPage = response.status === 200 && response.headers.get('content-type')?.startsWith('text/html');
        return { response, made: isPage ? Buffer.from(await response.arrayBuffer()) : undefined };
      });
      if (!made) return response;
      // Only now: the key reads, too.
      if (!hasPicture(made)) keep(path, made, keyOf(reads), reads);
      return new Response(new Uint8Array(made), response);
    },
    end: (): void => {
      const bytes = Buffer.from(JSON.stringify(listOf(places)));
      const length = Buffer.alloc(8);
      length.writeBigUInt64BE(BigInt(bytes.length));
      for (const part of [bytes, length, hash('sha256', bytes, 'buffer')]) writeSync(file, part);
      closeSync(file);
      if (last !== undefined) closeSync(last);
    },
  };
};
