// npm run bench -- check: how long `npm run check` takes on this site's content, and on the example with thousands of meetings.
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, countsFrom } from './bench.ts';
import { runMeasured, type Usage } from './measured-process.ts';
import { meetingFiles } from './meetings.ts';
import { type Column, megabytes, seconds, table } from './report.ts';
import { environmentOf, fillSiteFolder } from './site-folder.ts';

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

const usualCounts = [1000, 5000];

const filesIn = (folder: string): number =>
  globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile()).length;

/** Checks a content folder once, in a process of its own. Throws a Failure where that finds an error. */
async function checkOf(environment: Record<string, string>, folder: string, signal: AbortSignal) {
  const usage = await runMeasured(['scripts/check/main.ts'], environment, signal);
  return { files: filesIn(folder), usage };
}

async function withMeetings(count: number, signal: AbortSignal) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  try {
    fillSiteFolder(folder, 'examples', meetingFiles(count));
    return await checkOf(environmentOf(folder), join(folder, 'content'), signal);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `given`: how many meetings, for a round each. */
export const benchCheck: Bench = async (given, { say, signal }) => {
  const counts = countsFrom(given, usualCounts);
  say('检查本站的内容 …');
  const rounds: CheckRound[] = [{ content: '本站', ...(await checkOf({}, 'src/content', signal)) }];
  for (const count of counts) {
    say(`检查 ${count} 份会议纪要 …`);
    rounds.push({ content: `${count} 份纪要`, ...(await withMeetings(count, signal)) });
  }
  say(`\n${table(columns, rounds)}\n\n目标：本站 < 3 秒，5000 份纪要 < 20 秒。`);
};
