// When records were written and changed: git says it, and the file that the last publication left keeps it from going back.
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utcSeconds } from '#language/dates.ts';
import { type Kept, type Published, published } from '#schemas/published.ts';
import { liveFolder } from '#site.ts';

/** ISO times of the first and the last change of a file. */
export interface FileTimes {
  first: string;
  last: string;
}

export const publishedFile = join(liveFolder, 'published.json');

/** The hash of a record's file, as the kept file has it. */
export const hashOf = (file: string): string => hash('sha256', readFileSync(file)).slice(0, 16);

/** What the last publication left; `undefined` where there was none, or where the file is damaged, which is reported. */
export const readPublished = (): Published | undefined => {
  if (!existsSync(publishedFile)) return undefined;
  try {
    return published.parse(JSON.parse(readFileSync(publishedFile, 'utf8')));
  } catch (cause) {
    console.warn(`${publishedFile} 不可信，当作没有：${(cause as Error).message.split('\n')[0]}`);
    return undefined;
  }
};

const sorted = (times: (string | undefined)[]): string[] =>
  times.flatMap((time) => (time ? [utcSeconds(new Date(time))] : [])).sort();

/**
 * The times of a file from what git knows and what was kept: never before the kept ones. What changed since, or was not there, and
 * is unknown to git, changed by `now`. `hashNow` is asked only where something was kept.
 */
export const timesFrom = (
  known: FileTimes | undefined,
  kept: Kept | undefined,
  { hashNow, now }: { hashNow: () => string; now: Date },
): FileTimes => {
  const time = utcSeconds(now);
  if (!kept) return known ?? { first: time, last: time };
  // In whole seconds, as calendars count: one that changed is later than it was, whatever git's clock said.
  const later = utcSeconds(new Date(Date.parse(kept.last) + 1000));
  const change = kept.hash === hashNow() ? [known?.last] : [known?.last ?? time, later];
  return {
    first: sorted([known?.first, kept.first]).at(0) ?? time,
    last: sorted([kept.last, ...change]).at(-1) ?? time,
  };
};
