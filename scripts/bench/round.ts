// One round: a site with so many meetings is built, indexed, searched and measured, in a folder that is gone afterwards.
import { appendFileSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSearchIndex } from '#scripts/build/search-index.ts';
import type { Told } from './bench.ts';
import { type FirstSearch, firstSearch } from './first-search.ts';
import { runMeasured, type Usage } from './measured-process.ts';
import { meetingFiles } from './meetings.ts';
import { folderBytes, type PageSizes, pageSizes } from './page-sizes.ts';
import { environmentOf, fillSiteFolder } from './site-folder.ts';

export interface Round {
  meetings: number;
  /** The whole build, with nothing kept from an earlier one. */
  cold: Usage;
  /** Again, after a sentence was added to one text. */
  changed: Usage;
  sizes: PageSizes;
  index: { wallSeconds: number; bytes: number };
  search: FirstSearch;
}

/** Parent of the temporary folders: inside the checkout, so that MDX files find the packages that they need. */
const workshop = resolve('.build');

/** Does `work` in a new folder of the workshop. */
export async function inWorkshop<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(workshop, { recursive: true });
  const folder = mkdtempSync(join(workshop, 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    if (readdirSync(workshop).length === 0) rmSync(workshop, { recursive: true });
  }
}

/** @throws Failure when the build fails, Stopped when somebody stops it */
export const runRound = (meetings: number, { say, signal }: Told): Promise<Round> =>
  inWorkshop(async (folder) => {
    const site = join(folder, 'site');
    const environment = { ...environmentOf(folder), SITE_CACHE: join(folder, 'cache') };
    const build = () => runMeasured(['scripts/build/main.ts', '--out', site], environment, signal);
    say(`写 ${meetings} 份会议纪要 …`);
    fillSiteFolder(folder, 'examples', meetingFiles(meetings));
    say('构建 …');
    const cold = await build();
    say('改一个文件，再构建一次 …');
    const newest = globSync('content/meetings/*/*.md', { cwd: folder }).sort().at(-1) ?? '';
    appendFileSync(join(folder, newest), '\n会后补充一句。\n');
    const changed = await build();
    say('量页面大小 …');
    const sizes = pageSizes(site);
    say('再建一次搜索索引 …');
    const started = performance.now();
    await buildSearchIndex(site);
    const index = { wallSeconds: (performance.now() - started) / 1000, bytes: folderBytes(join(site, 'pagefind')) };
    say('第一次搜索 …');
    return { meetings, cold, changed, sizes, index, search: await firstSearch(site, '构建机扩容') };
  });
