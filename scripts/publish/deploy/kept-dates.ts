// The dates of records, which publishing keeps in data/live: a shallow clone would give events of calendars earlier ones.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utcSeconds } from '#language/dates.ts';
import { type HistoryState, historyState } from '#records/git.ts';
import { gitTimesOf } from '#records/history.ts';
import { hashOf, publishedFile, readPublished, timesFrom } from '#records/published.ts';
import { collections } from '#schemas/files.ts';
import { pageStates } from '#scripts/build/page-dates.ts';
import { contentFolder } from '#site.ts';
import { serialize, writeWhole } from '#scripts/kit/files.ts';
import { Failure } from '#scripts/kit/failure.ts';

/** What a site lacks where git does not have the whole history of its content; one sentence for people, or none. */
export const missingHistory = (state: HistoryState, isKept: boolean): string | undefined => {
  if (state === 'whole') return undefined;
  const [cause, fix] =
    state === 'shallow'
      ? ['当前为浅克隆，git 历史不完整', '请运行 git fetch --unshallow']
      : ['内容目录没有 git 历史', '请在完整的 git 代码仓中构建'];
  const lacks = ['「内容变更」及其订阅源', '译文落后的天数', ...(isKept ? [] : ['记录的修改日期', '日历的修订号'])];
  return `${cause}，站点缺少或不完整的内容：${lacks.join('、')}。${fix}`;
};

const files = (): string[] =>
  Object.values(collections)
    .flatMap((one) => globSync(one.files, { cwd: contentFolder }))
    .sort();

/** The same of the content folder as it is now; nothing where it has no records. */
export const missingHistoryNow = (): string | undefined =>
  files().length > 0 ? missingHistory(historyState(contentFolder), readPublished() !== undefined) : undefined;

/**
 * @throws Failure where neither git nor the last publication knows the dates of the records: SEQUENCE and LAST-MODIFIED of events
 * would fall, and calendar programs would ignore later changes (RFC 5545, 3.8.7.4)
 */
export const assertDatesKnown = (): void => {
  const missing = missingHistoryNow();
  if (missing && !readPublished())
    throw new Failure(
      `未部署：${missing}。\n如果站点曾从其他目录部署，请将环境变量 SITE_LIVE 设为含 published.json 的目录（缺少 ${publishedFile}）`,
    );
};

/** The clock of a built site, which is the date of what git did not know; else the time now. */
const clockOf = (site: string, now: Date): Date => {
  try {
    const { generatedAt } = JSON.parse(readFileSync(join(site, 'api/v1/status.json'), 'utf8')) as {
      generatedAt: string;
    };
    const clock = new Date(generatedAt);
    return Number.isNaN(clock.getTime()) ? now : clock;
  } catch {
    return now;
  }
};

/** Writes the dates that the records had in the site that is now online. */
export const keepDates = (site: string, now: Date): void => {
  const clock = clockOf(site, now);
  const before = readPublished()?.records ?? {};
  const records = Object.fromEntries(
    files().map((path) => {
      const file = join(contentFolder, path);
      const hash = hashOf(file);
      const { first, last } = timesFrom(gitTimesOf(path), before[path], { hashNow: () => hash, now: clock });
      return [path, { hash, first: utcSeconds(new Date(first)), last: utcSeconds(new Date(last)) }];
    }),
  );
  if (Object.keys(records).length > 0)
    writeWhole(publishedFile, serialize({ schema: 1, records, pages: pageStates(site) }));
};
