// One round: a site with so many meetings is built, indexed and measured, in a folder that is gone afterwards.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSearchIndex } from '../build/search-index.ts';
import { runMeasured, type Usage } from './measured-process.ts';
import { meetingFiles } from './meetings.ts';
import { folderBytes, type PageSizes, pageSizes } from './page-sizes.ts';
import { environmentOf, fillSiteFolder } from './site-folder.ts';

export interface Round {
  meetings: number;
  build: Usage;
  sizes: PageSizes;
  search: { wallSeconds: number; bytes: number };
}

interface Bench {
  /** Where progress is written, a line per step. */
  say(text: string): void;
  signal: AbortSignal;
}

/** Parent of the temporary folders: inside the checkout, so that MDX files find the packages that they need. */
const workshop = resolve('.build');

/**
 * Builds from an empty cache, so that a round measures the whole work.
 * @throws Failure when the build fails, Stopped when somebody stops it
 */
export async function runRound(meetings: number, { say, signal }: Bench): Promise<Round> {
  mkdirSync(workshop, { recursive: true });
  const folder = mkdtempSync(join(workshop, 'bench-'));
  const site = join(folder, 'site');
  try {
    say(`写 ${meetings} 份会议纪要 …`);
    fillSiteFolder(folder, 'examples', meetingFiles(meetings));
    say('生成页面 …');
    const script = ['scripts/build/pages.ts', site, join(folder, 'cache')];
    const build = await runMeasured(script, environmentOf(folder), signal);
    say('量页面大小 …');
    const sizes = pageSizes(site);
    say('建立搜索索引 …');
    const started = performance.now();
    await buildSearchIndex(site);
    const wallSeconds = (performance.now() - started) / 1000;
    return { meetings, build, sizes, search: { wallSeconds, bytes: folderBytes(join(site, 'pagefind')) } };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    if (readdirSync(workshop).length === 0) rmSync(workshop, { recursive: true });
  }
}
