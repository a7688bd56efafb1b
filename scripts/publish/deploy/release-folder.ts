// A folder with exactly what goes online: the site, packed twins, the release's record and marker.
import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '#scripts/kit/failure.ts';
import type { Redirect } from '#scripts/publish/hosting/answer.ts';
import type { BuiltSite } from '#scripts/publish/hosting/built-site.ts';
import { contentTypeOf } from '#scripts/publish/hosting/content-types.ts';
import { type Memory, twinsOf } from './pack.ts';
import { markerFile, type Release, recordFile, releaseName, sha256 } from './release.ts';

/**
 * The record of a built site. A file whose bytes are online already keeps the time at which they went there, so that visitors
 * who have it are told so.
 */
export function describeRelease(site: BuiltSite, redirects: Redirect[], now: Date, live?: Release): Release {
  const made = Math.floor(now.getTime() / 1000);
  const files = site.files.map((file) => {
    const hash = sha256(readFileSync(join(site.folder, file)));
    const known = live?.files[file];
    return [file, { sha256: hash, since: known?.sha256 === hash ? known.since : made }] as const;
  });
  return { name: releaseName(now), made, inline: site.inline, redirects, files: Object.fromEntries(files) };
}

const isText = (file: string): boolean => contentTypeOf(file)?.endsWith('charset=utf-8') ?? false;

/** Fills `folder` with the release; resolves the hash of every file in it. */
export async function fillStage(
  folder: string,
  site: BuiltSite,
  release: Release,
  memory: Memory,
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  const put = (file: string, bytes: Uint8Array | string, since: number) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    chmodSync(path, 0o644);
    utimesSync(path, since, since);
    hashes[file] = sha256(bytes);
  };
  const stage = async ([file, { since, sha256: hash }]: [string, Release['files'][string]]) => {
    const bytes = readFileSync(join(site.folder, file));
    // A build that replaced the site meanwhile would leave a mixture.
    if (sha256(bytes) !== hash) throw new Failure(`读的时候 ${site.folder}/${file} 变了。等构建结束再运行`);
    put(file, bytes, since);
    if (!isText(file)) return;
    for (const [extension, twin] of Object.entries(await twinsOf(bytes, memory)))
      put(`${file}.${extension}`, twin, since);
  };
  await Promise.all(Object.entries(release.files).map(stage));
  put(markerFile, `${release.name}\n`, release.made);
  put(recordFile, JSON.stringify(release), release.made);
  memory.forgetOld();
  return hashes;
}
