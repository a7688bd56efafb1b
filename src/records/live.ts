// What `npm run live` and the check of external links last wrote. A file that cannot be trusted counts as absent.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'astro/zod';
import type { Vantage } from '#model/status/record.ts';
import type { Live } from '#model/status/status.ts';
import { agreedSnapshots } from '#model/status/vantages.ts';
import { events } from '#schemas/events.ts';
import { table } from '#schemas/collections.ts';
import { type LinkReport, linkReport } from '#schemas/link-report.ts';
import { history, snapshot } from '#schemas/snapshot.ts';
import { liveFolder, now, site } from '#site.ts';

const readOne = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
  try {
    return schema.parse(JSON.parse(readFileSync(join(liveFolder, path), 'utf8')));
  } catch (cause) {
    console.warn(`${path} 不可信，当作没有：${(cause as Error).message.split('\n')[0]}`);
    return undefined;
  }
};

const linksFile = 'links.json';
/** Files beside the snapshots. */
const otherFiles = table.services.taken.map((id) => `${id}.json`);

/** By the names of the files; one that is about another system than its name says cannot be trusted. */
const read = <T extends { service: string }>(pattern: string, schema: z.ZodType<T>): Map<string, T> => {
  const found = new Map<string, T>();
  for (const path of globSync(pattern, { cwd: liveFolder, exclude: otherFiles }).sort()) {
    const one = readOne(path, schema);
    const id = basename(path, '.json');
    if (one && one.service !== id) console.warn(`${path} 不可信，当作没有：内容是 ${one.service} 的`);
    else if (one) found.set(id, one);
  }
  return found;
};

let live: Live | undefined;

/** What lies ahead is named: then the clock was wrong, or this one is. It counts as absent. */
const warnAhead = (folder: string, times: [string, string][]): void => {
  for (const [id, time] of times)
    if (Date.parse(time) > now.getTime())
      console.warn(`${join(folder, `${id}.json`)} 不可信，当作没有：探测的时间 ${time} 在将来`);
};

/** What one vantage point wrote; the files of the first one are at the root. */
const readVantage = ({ id, name, trusted }: Omit<Vantage, 'snapshots' | 'events'>, folder: string): Vantage => {
  const snapshots = read(join(folder, '*.json'), snapshot);
  const found = read(join(folder, 'events', '*.json'), events);
  warnAhead(
    folder,
    [...snapshots].map(([service, { checkedAt }]) => [service, checkedAt]),
  );
  warnAhead(
    join(folder, 'events'),
    [...found].map(([service, { seen }]) => [service, seen]),
  );
  return { id, name, trusted, snapshots, events: found };
};

/** What all vantage points wrote, and what they agree on; empty on a fresh clone. */
export const loadLive = (): Live => {
  if (live) return live;
  const named = site.vantages ?? [{ id: 'first', name: { zh: 'first' }, trusted: true }];
  const vantages = named.map((one, index) => readVantage(one, index === 0 ? '' : one.id));
  const snapshots = agreedSnapshots(vantages, now);
  live = { snapshots, histories: read('history/*.json', history), vantages };
  return live;
};

/** What the last check of the external links found; `undefined` where there was none. */
export const loadLinkReport = (): LinkReport | undefined =>
  existsSync(join(liveFolder, linksFile)) ? readOne(linksFile, linkReport) : undefined;
