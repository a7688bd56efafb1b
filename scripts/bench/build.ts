// npm run bench -- build: what a site with so many meetings costs to build and to read.
import { type Bench, countsFrom } from './bench.ts';
import { type Column, megabytes, seconds, table } from './report.ts';
import { type Round, runRound } from './round.ts';

const building: Column<Round>[] = [
  ['纪要', ({ meetings }) => String(meetings)],
  ['页面', ({ sizes }) => String(sizes.pages)],
  ['用时 s', ({ cold }) => seconds(cold.wallSeconds)],
  ['用户 CPU s', ({ cold }) => seconds(cold.userSeconds)],
  ['改一个文件后 s', ({ changed }) => seconds(changed.wallSeconds)],
  ['用户 CPU s', ({ changed }) => seconds(changed.userSeconds)],
  ['最大内存 MB', ({ cold }) => megabytes(cold.maxRssBytes)],
];

const reading: Column<Round>[] = [
  ['纪要', ({ meetings }) => String(meetings)],
  ['HTML 中位 B', ({ sizes }) => String(sizes.html.median)],
  ['最大 B', ({ sizes }) => String(sizes.html.max)],
  ['brotli 中位 B', ({ sizes }) => String(sizes.brotli.median)],
  ['最大 B', ({ sizes }) => String(sizes.brotli.max)],
  ['建索引 s', ({ index }) => seconds(index.wallSeconds)],
  ['索引 B', ({ index }) => String(index.bytes)],
  ['第一次搜索 B', ({ search }) => String(search.bytes)],
  ['用时 ms', ({ search }) => search.milliseconds.toFixed(0)],
];

export const benchBuild: Bench = async (given, { say, signal }) => {
  const rounds: Round[] = [];
  for (const count of countsFrom(given, [100, 1000, 5000])) {
    rounds.push(await runRound(count, { say: (text) => say(`[${count}] ${text}`), signal }));
  }
  say(`\n${table(building, rounds)}\n\n${table(reading, rounds)}`);
  say(
    '\n用时是整个 npm run build（检查、页面、搜索索引、分享图、Markdown 版本）；CPU 是其中各 Node 进程的总和，内存是最大的一个进程。',
  );
  say('brotli 中位取自均匀抽出的 200 页，最大取自最大的 50 页。');
  say('第一次搜索：从打开搜索框到出现第一条结果，另算传输的字节（gzip 或原样，按预览服务器）。');
};
