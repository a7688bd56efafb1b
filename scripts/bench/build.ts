// npm run bench -- build: what a site with so many meetings costs to build and to read.
import { appendFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { buildSearchIndex } from '#scripts/build/search-index.ts';
import { type Bench, type Column, countsFrom, megabytes, seconds, table, workFolder } from './bench.ts';
import { type FirstSearch, firstSearch } from './first-search.ts';
import { runMeasured, type Usage } from './measured-process.ts';
import { fillSiteFolder, meetingFiles } from './meetings.ts';
import { folderBytes, type PageSizes, pageSizes } from './page-sizes.ts';

interface Round {
  meetings: number;
  /** The whole build, with nothing kept from an earlier one. */
  cold: Usage;
  /** Again, after a sentence was added to one text. */
  changed: Usage;
  sizes: PageSizes;
  index: { wallSeconds: number; bytes: number };
  search: FirstSearch;
}

const building: Column<Round>[] = [
  ['纪要', ({ meetings }) => String(meetings)],
  ['页面', ({ sizes }) => String(sizes.pages)],
  ['用时 s', ({ cold }) => seconds(cold.wallSeconds)],
  ['用户 CPU s', ({ cold }) => seconds(cold.userSeconds)],
  ['修改一个文件后 s', ({ changed }) => seconds(changed.wallSeconds)],
  ['用户 CPU s', ({ changed }) => seconds(changed.userSeconds)],
  ['最大内存 MB', ({ cold }) => megabytes(cold.maxRssBytes)],
];

const reading: Column<Round>[] = [
  ['纪要', ({ meetings }) => String(meetings)],
  ['HTML 中位 B', ({ sizes }) => String(sizes.html.median)],
  ['最大 B', ({ sizes }) => String(sizes.html.max)],
  ['brotli 中位 B', ({ sizes }) => String(sizes.brotli.median)],
  ['最大 B', ({ sizes }) => String(sizes.brotli.max)],
  ['生成索引 s', ({ index }) => seconds(index.wallSeconds)],
  ['索引 B', ({ index }) => String(index.bytes)],
  ['首次搜索 B', ({ search }) => String(search.bytes)],
  ['用时 ms', ({ search }) => search.milliseconds.toFixed(0)],
];

/** One round: a site is built, indexed, searched and measured. @throws Failure when the build fails, Stopped when it is stopped */
const runRound = async (meetings: number, signal: AbortSignal): Promise<Round> => {
  const say = (text: string) => console.log(`[${meetings}] ${text}`);
  using folder = workFolder();
  const site = join(folder.path, 'site');
  say(`生成 ${meetings} 份会议纪要…`);
  const environment = {
    ...fillSiteFolder(folder.path, meetingFiles(meetings)),
    SITE_CACHE: join(folder.path, 'cache'),
  };
  const build = () => runMeasured(['scripts/build/main.ts', '--out', site], environment, signal);
  say('构建…');
  const cold = await build();
  say('修改一个文件后重新构建…');
  const newest = globSync('content/meetings/*/*.md', { cwd: folder.path }).sort().at(-1) ?? '';
  appendFileSync(join(folder.path, newest), '\n会后补充一句。\n');
  const changed = await build();
  say('测量页面大小…');
  const sizes = pageSizes(site);
  say('重新生成搜索索引…');
  const started = performance.now();
  await buildSearchIndex(site);
  const index = { wallSeconds: (performance.now() - started) / 1000, bytes: folderBytes(join(site, 'pagefind')) };
  say('首次搜索…');
  return { meetings, cold, changed, sizes, index, search: await firstSearch(site, '构建机扩容') };
};

export const benchBuild: Bench = async (given, signal) => {
  const rounds: Round[] = [];
  for (const count of countsFrom(given, [100, 1000, 5000])) {
    rounds.push(await runRound(count, signal));
  }
  console.log(`\n${table(building, rounds)}\n\n${table(reading, rounds)}`);
  console.log(
    '\n用时为整个 npm run build（检查、页面、搜索索引、分享图、Markdown 版本）。CPU 为所有进程的总和，内存为占用最多的 Node 进程。',
  );
  console.log('brotli 中位数取自均匀抽取的 200 页，最大值取自最大的 50 页。');
  console.log('首次搜索：从打开搜索框到显示第一条结果的用时；传输的字节按预览服务器（gzip 或未压缩）计算。');
};
