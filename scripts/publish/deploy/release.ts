// What a release says of itself: kept beside its files as .release.json, and for visitors as release.txt.
import { createHash } from 'node:crypto';
import { Failure } from '#scripts/kit/failure.ts';
import type { Redirect } from '#scripts/publish/hosting/answer.ts';
import type { Inline } from '#scripts/publish/hosting/policy.ts';

export const recordFile = '.release.json';
export const markerFile = 'release.txt';

export interface Release {
  /** When it was made, such as `20261123T093000.123Z`. */
  name: string;
  /** The same in seconds. */
  made: number;
  inline: Inline;
  redirects: Redirect[];
  /** Every file of the site, without those that publishing adds: its hash, and when its bytes first went online, in seconds. */
  files: Record<string, { sha256: string; since: number }>;
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** `now` as the name of a release: names sort by time. */
export const releaseName = (now: Date): string => now.toISOString().replaceAll(/[-:]/g, '');
export const isReleaseName = (name: string): boolean => /^\d{8}T\d{6}\.\d{3}Z$/.test(name);

/** Whether two releases hold the same site. */
export const isSame = (one: Release, other: Release): boolean => {
  const text = ({ files }: Release) =>
    Object.entries(files)
      .map(([file, { sha256: hash }]) => `${hash} ${file}`)
      .sort()
      .join('\n');
  return text(one) === text(other);
};

/**
 * Reads a record back.
 * @throws Failure when it is none
 */
export function parseRelease(text: string): Release {
  try {
    const release = JSON.parse(text) as Release;
    if (isReleaseName(release.name) && release.files && release.inline && release.redirects) return release;
  } catch {
    // Told below.
  }
  throw new Failure(`线上那一份的 ${recordFile} 读不懂。删掉它，就会当作没有记录`);
}
