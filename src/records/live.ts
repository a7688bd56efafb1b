// What `npm run live` last wrote: one snapshot and one history per service. A file that cannot be trusted counts as absent.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'astro/zod';
import type { Live } from '../model/status.ts';
import { history, snapshot } from '../schemas/snapshot.ts';
import { liveFolder } from '../site.ts';

const read = <T>(pattern: string, schema: z.ZodType<T>): Map<string, T> => {
  const found = new Map<string, T>();
  for (const path of globSync(pattern, { cwd: liveFolder }).sort()) {
    try {
      found.set(basename(path, '.json'), schema.parse(JSON.parse(readFileSync(join(liveFolder, path), 'utf8'))));
    } catch (cause) {
      console.warn(`${path} 不可信，当作没有：${(cause as Error).message.split('\n')[0]}`);
    }
  }
  return found;
};

let live: Live | undefined;

/** Snapshots and histories by service id; empty on a fresh clone. */
export const loadLive = (): Live => {
  live ??= { snapshots: read('*.json', snapshot), histories: read('history/*.json', history) };
  return live;
};
