// npm run bench -- check: how long `npm run check` takes on this site's content, and on the example with thousands of meetings.
import { type Bench, type Column, countsFrom, megabytes, seconds, table, workFolder } from './bench.ts';
import { runMeasured, type Usage } from './measured-process.ts';
import { fillSiteFolder, meetingFiles } from './meetings.ts';
import { filesBelow } from './page-sizes.ts';

interface CheckRound {
  content: string;
  files: number;
  usage: Usage;
}

const columns: Column<CheckRound>[] = [
  ['内容', ({ content }) => content],
  ['文件', ({ files }) => String(files)],
  ['用时 s', ({ usage }) => seconds(usage.wallSeconds)],
  ['用户 CPU s', ({ usage }) => seconds(usage.userSeconds)],
  ['最大内存 MB', ({ usage }) => megabytes(usage.maxRssBytes)],
];

/** Checks a content folder once, in a process of its own. Throws a Failure where that finds an error. */
const checkOf = async (content: string, environment: Record<string, string>, signal: AbortSignal) => ({
  content,
  files: filesBelow(environment['SITE_CONTENT'] ?? 'src/content').length,
  usage: await runMeasured(['scripts/check/main.ts'], environment, signal),
});

/** `given`: how many meetings, for a round each. */
export const benchCheck: Bench = async (given, signal) => {
  const counts = countsFrom(given, [1000, 5000]);
  console.log('检查本站的内容…');
  const rounds: CheckRound[] = [await checkOf('本站', {}, signal)];
  for (const count of counts) {
    console.log(`检查 ${count} 份会议纪要…`);
    using folder = workFolder();
    rounds.push(await checkOf(`${count} 份纪要`, fillSiteFolder(folder.path, meetingFiles(count)), signal));
  }
  console.log(`\n${table(columns, rounds)}\n\n目标：本站 < 3 秒，5000 份纪要 < 20 秒。`);
};
