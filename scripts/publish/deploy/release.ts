// A release: its record, kept beside its files as .release.json, and the folder with exactly what goes online.
import { hash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import { z } from 'astro/zod';
import { cacheFolder, dropUnused, keep, markUsed, take } from '#scripts/kit/cache.ts';
import { Failure } from '#scripts/kit/failure.ts';
import type { BuiltSite } from '#scripts/publish/hosting/built-site.ts';
import { contentTypeOf } from '#scripts/publish/hosting/content-types.ts';
import { hashedFiles } from '#scripts/publish/hosting/headers.ts';

export const recordFile = '.release.json';
/** Names the release for visitors. */
export const markerFile = 'release.txt';

export interface Release extends Pick<BuiltSite, 'inline' | 'redirects'> {
  /** When it was made, such as `20261123T093000.123Z`. */
  name: string;
  /** The same in seconds. */
  made: number;
  /** Every file of the site, without those that publishing adds: its hash, and when its bytes first went online, in seconds. */
  files: Record<string, { sha256: string; since: number }>;
  /** Files of earlier releases that pages open in a browser may still ask for: how many releases ago each was part of the site. */
  carried?: Record<string, number>;
}

export const sha256 = (bytes: Uint8Array | string): string => hash('sha256', bytes);

/** `now` as the name of a release: names sort by time. */
export const releaseName = (now: Date): string => now.toISOString().replaceAll(/[-:]/g, '');
export const isReleaseName = (name: string): boolean => /^\d{8}T\d{6}\.\d{3}Z$/.test(name);

export const isSame = (one: Release, other: Release): boolean => {
  const text = ({ files }: Release) =>
    Object.entries(files)
      .map(([file, { sha256: sum }]) => `${sum} ${file}`)
      .sort()
      .join('\n');
  return text(one) === text(other);
};

/** What a record must be for the next release to be compared with it. */
const recordShape = z.looseObject({
  name: z.string().refine(isReleaseName),
  made: z.number(),
  files: z.record(z.string(), z.looseObject({ sha256: z.string(), since: z.number() })),
  inline: z.looseObject({ scripts: z.array(z.string()), styles: z.array(z.string()) }),
  redirects: z.array(z.looseObject({ from: z.string(), to: z.string(), status: z.number() })),
  carried: z.record(z.string(), z.number()).optional(),
});

/** Reads a record back. Throws a Failure when it is none. */
export function parseRelease(text: string): Release {
  try {
    return recordShape.parse(JSON.parse(text)) as Release;
  } catch (cause) {
    throw new Failure(`线上版本的 ${recordFile} 无法解析。请删除该文件（按没有记录处理）`, { cause });
  }
}

/**
 * The record of a built site. A file whose bytes are online already keeps the time at which they went there, so that a visitor's
 * copy of it stays valid.
 */
export function describeRelease(site: BuiltSite, now: Date, live?: Release): Release {
  const made = Math.floor(now.getTime() / 1000);
  const files = site.files.map((file) => {
    const sum = sha256(readFileSync(join(site.folder, file)));
    const known = live?.files[file];
    return [file, { sha256: sum, since: known?.sha256 === sum ? known.since : made }] as const;
  });
  const { inline, redirects } = site;
  const release = { name: releaseName(now), made, inline, redirects, files: Object.fromEntries(files) };
  return { ...release, carried: carriedInto(release, live) };
}

/** Published every half hour, a page that was opened a day ago still finds what it asks for. */
const carriedReleases = 48;
/** Some ten times the search index. */
const carriedFiles = 3000;

/** The files whose names change with their bytes that a release takes along from the one that was online before it. */
export function carriedInto({ files, carried = {} }: Pick<Release, 'files' | 'carried'>, before?: Release) {
  const hashed = hashedFiles.map((pattern) => new RegExp(pattern));
  const own = Object.keys(before?.files ?? {}).filter((file) => hashed.some((pattern) => pattern.test(`/${file}`)));
  const older = Object.entries(before?.carried ?? {});
  const all = [...older.map(([file, age]) => [file, age + 1] as const), ...own.map((file) => [file, 1] as const)];
  const wanted = [...all, ...Object.entries(carried)].filter(
    ([file, age]) => age <= carriedReleases && !Object.hasOwn(files, file),
  );
  return Object.fromEntries(wanted.sort(([, a], [, b]) => a - b).slice(0, carriedFiles));
}

/** Ways to compress for the web server, by extension: the same bytes give the same copy. */
const ways = {
  br: (bytes: Uint8Array) => {
    const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: size } = constants;
    return promisify(brotliCompress)(bytes, { params: { [quality]: 11, [size]: bytes.length } });
  },
  gz: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 }),
};

const version = `${process.versions['brotli']}-${process.versions['zlib']}`;

const unpack = { br: promisify(brotliDecompress), gz: promisify(gunzip) };

/** Whether a copy unpacks to the bytes: one from a cache may have been cut short, or changed. */
const isCopyOf = async (extension: 'br' | 'gz', copy: Uint8Array, bytes: Uint8Array): Promise<boolean> => {
  const unpacked = await unpack[extension](copy, { maxOutputLength: bytes.length + 1 }).catch(() => undefined);
  return unpacked !== undefined && Buffer.compare(unpacked, bytes) === 0;
};

/** A compressed copy, from the cache `folder` where these bytes were compressed before. */
export async function compressed(
  extension: 'br' | 'gz',
  bytes: Uint8Array,
  folder: string,
  now: Date,
): Promise<Uint8Array> {
  const path = join(folder, `${sha256(`${version} ${sha256(bytes)}`)}.${extension}`);
  const known = take(path);
  if (known && (await isCopyOf(extension, known, bytes))) {
    markUsed(path, now);
    return known;
  }
  const made = await ways[extension](bytes);
  keep(path, made);
  return made;
}

const isText = (file: string): boolean => contentTypeOf(file)?.endsWith('charset=utf-8') ?? false;

/** Fills `folder` with the release; resolves a line of sha256sum(1) for each file in it. */
export async function fillStage(folder: string, site: BuiltSite, release: Release, now: Date): Promise<string[]> {
  const cache = cacheFolder('packed');
  const sums: string[] = [];
  const put = (file: string, bytes: Uint8Array | string, since: number) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    chmodSync(path, 0o644);
    utimesSync(path, since, since);
    sums.push(`${sha256(bytes)}  ${file}\n`);
  };
  const stage = async ([file, { since, sha256: sum }]: [string, Release['files'][string]]) => {
    const bytes = readFileSync(join(site.folder, file));
    // A build that replaced the site meanwhile would leave a mixture.
    if (sha256(bytes) !== sum) throw new Failure(`读取时 ${site.folder}/${file} 已被修改。请在构建结束后重新运行`);
    put(file, bytes, since);
    if (!isText(file)) return;
    const copies = (['br', 'gz'] as const).map(async (way) => [way, await compressed(way, bytes, cache, now)] as const);
    // A copy that saves less than a tenth is not worth having.
    for (const [way, copy] of await Promise.all(copies))
      if (copy.length < bytes.length * 0.9) put(`${file}.${way}`, copy, since);
  };
  await Promise.all(Object.entries(release.files).map(stage));
  put(markerFile, `${release.name}\n`, release.made);
  put(recordFile, JSON.stringify(release), release.made);
  dropUnused(cache, now);
  return sums;
}
