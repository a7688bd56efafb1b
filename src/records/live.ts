// What `npm run live` and the check of external links last wrote. A file that cannot be trusted counts as absent.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'astro/zod';
import type { Live } from '#model/status/status.ts';
import { type LinkReport, linkReport } from '#schemas/link-report.ts';
import { history, type Snapshot, snapshot } from '#schemas/snapshot.ts';
import { liveFolder, now } from '#site.ts';

const readOne = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
  try {
    return schema.parse(JSON.parse(readFileSync(join(liveFolder, path), 'utf8')));
  } catch (cause) {
    console.warn(`${path} 不可信，当作没有：${(cause as Error).message.split('\n')[0]}`);
    return undefined;
  }
};

const linksFile = 'links.json';

const read = <T>(pattern: string, schema: z.ZodType<T>): Map<string, T> => {
  const found = new Map<string, T>();
  for (const path of globSync(pattern, { cwd: liveFolder, exclude: [linksFile] }).sort()) {
    const one = readOne(path, schema);
    if (one) found.set(basename(path, '.json'), one);
  }
  return found;
};

let live: Live | undefined;

/** Dropped where it is of a time to come: then the clock was wrong, or this one is. */
const beforeNow = (found: Map<string, Snapshot>): Map<string, Snapshot> => {
  const isPast = ([id, { checkedAt }]: [string, Snapshot]) => {
    if (Date.parse(checkedAt) <= now.getTime()) return true;
    console.warn(`${id}.json 不可信，当作没有：探测的时间 ${checkedAt} 在将来`);
    return false;
  };
  return new Map([...found].filter(isPast));
};

/** Snapshots and histories by service id; empty on a fresh clone. */
export const loadLive = (): Live => {
  live ??= { snapshots: beforeNow(read('*.json', snapshot)), histories: read('history/*.json', history) };
  return live;
};

/** What the last check of the external links found; `undefined` where there was none. */
export const loadLinkReport = (): LinkReport | undefined =>
  existsSync(join(liveFolder, linksFile)) ? readOne(linksFile, linkReport) : undefined;
