// A folder with exactly what goes online: the site, compressed copies of its texts, the release's record and marker.
import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { cacheFolder, dropUnused, keep, markUsed } from '#scripts/kit/cache.ts';
import { Failure } from '#scripts/kit/failure.ts';
import type { BuiltSite } from '#scripts/publish/hosting/built-site.ts';
import { contentTypeOf } from '#scripts/publish/hosting/content-types.ts';
import { markerFile, type Release, recordFile, releaseName, sha256 } from './release.ts';

/**
 * The record of a built site. A file whose bytes are online already keeps the time at which they went there, so that a visitor's
 * copy of it stays valid.
 */
export function describeRelease(site: BuiltSite, now: Date, live?: Release): Release {
  const made = Math.floor(now.getTime() / 1000);
  const files = site.files.map((file) => {
    const hash = sha256(readFileSync(join(site.folder, file)));
    const known = live?.files[file];
    return [file, { sha256: hash, since: known?.sha256 === hash ? known.since : made }] as const;
  });
  const { inline, redirects } = site;
  return { name: releaseName(now), made, inline, redirects, files: Object.fromEntries(files) };
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Ways to compress for the web server, by extension: the same bytes give the same copy. */
const ways: Record<string, (bytes: Uint8Array) => Promise<Uint8Array>> = {
  br: (bytes) =>
    brotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gz: (bytes) => zip(bytes, { level: 9 }),
};

const version = `${process.versions['brotli']}-${process.versions['zlib']}`;

/** A compressed copy, from the cache `folder` where these bytes were compressed before. */
async function compressed(extension: string, bytes: Uint8Array, folder: string, now: Date): Promise<Uint8Array> {
  const path = join(folder, `${sha256(`${version} ${sha256(bytes)}`)}.${extension}`);
  try {
    const known = readFileSync(path);
    markUsed(path, now);
    return known;
  } catch {
    const made = (await ways[extension]?.(bytes)) ?? bytes;
    keep(path, made);
    return made;
  }
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
  const stage = async ([file, { since, sha256: hash }]: [string, Release['files'][string]]) => {
    const bytes = readFileSync(join(site.folder, file));
    // A build that replaced the site meanwhile would leave a mixture.
    if (sha256(bytes) !== hash) throw new Failure(`读的时候 ${site.folder}/${file} 变了。等构建结束再运行`);
    put(file, bytes, since);
    if (!isText(file)) return;
    const copies = Object.keys(ways).map(async (way) => [way, await compressed(way, bytes, cache, now)] as const);
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
