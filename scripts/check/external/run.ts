// npm run check -- --external: asks the links to other sites that are due, and writes what is known of all into links.json.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LinkReport, linkReport } from '#schemas/link-report.ts';
import { type Options, read } from '#scripts/check/content/read.ts';
import type { Finding } from '#scripts/check/finding.ts';
import { userAgentOf } from '#scripts/http/request.ts';
import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { readStored, serialize, writeWhole } from '#scripts/kit/files.ts';
import { takeLock } from '#scripts/kit/lock.ts';
import type { Progress } from '#scripts/kit/progress.ts';
import { type Answer, askLinks, type Endpoints, type Limits, usualLimits } from './ask.ts';
import { externalLinks, isDue, nextReport } from './state.ts';

export interface ExternalRun {
  report: LinkReport;
  /** How many were asked in this run. */
  asked: number;
  /** Why the links of this run that gave no good answer gave none. */
  reasons: Map<string, string>;
  files: number;
}

interface Surroundings {
  endpoints: Endpoints;
  /** A link in order is asked again after so many days. */
  days: number;
  progress: Progress;
  signal: AbortSignal;
  /** Called with a line about a file that does not fit. */
  warn(line: string): void;
  limits?: Limits;
}

const ourNetwork = '所有网站均无法连接（域名解析或连接失败）。请检查本机网络。本次未写入结果，上次的结果保持不变。';

/** `npm run live` writes into the same folder, and removes what it takes for leftovers; it ends within two minutes. */
const lockWhenFree = async (folder: string, signal: AbortSignal): Promise<Disposable> => {
  for (let seconds = 0; ; seconds += 1) {
    try {
      return takeLock(folder, new Date(), { command: 'npm run check -- --external', minutes: 1 });
    } catch (error) {
      if (!(error instanceof Failure) || seconds === 150) throw error;
      await sleep(1000, undefined, { signal }).catch(() => {});
      if (signal.aborted) throw new Stopped('已中止，未写入结果。');
    }
  }
};

/** A few links of other hosts that were in order: they distinguish a dead link from a dead network. */
const witnesses = (before: LinkReport | undefined, asked: string[]): string[] => {
  const hosts = new Set(asked.map((url) => new URL(url).host));
  const good = (before?.links ?? []).filter(({ url, state }) => state === 'ok' && !hosts.has(new URL(url).host));
  return [...Map.groupBy(good, ({ url }) => new URL(url).host).values()]
    .flatMap(([first]) => first?.url ?? [])
    .slice(0, 3);
};

const allUnreached = (answers: Map<string, Answer>): boolean =>
  answers.size > 0 && [...answers.values()].every(({ unreached }) => unreached);

/** Throws a Failure where no link could be requested: then nothing is written. */
export const runExternal = async (options: Options, surroundings: Surroundings): Promise<ExternalRun> => {
  const { endpoints, days, progress, signal, warn, limits = usualLimits } = surroundings;
  const { now, liveFolder, config } = options;
  const path = join(liveFolder, 'links.json');
  const site = read(options, progress);
  const links = externalLinks(site);
  const stored = readStored(path, linkReport);
  if (stored.state === 'corrupt') warn(`${path} 无法使用（${stored.reason}），将重新生成`);
  const before = stored.state === 'good' ? stored.value : undefined;
  const known = new Map(before?.links.map((link) => [link.url, link]));
  const due = links.map(({ url }) => url).filter((url) => isDue(known.get(url), days, now));

  let done = 0;
  const answered = () => {
    done += 1;
    progress.step('检查链接', done, due.length);
  };
  const userAgent = config ? userAgentOf(config, 'links') : 'links/1';
  const settings = { endpoints, signal, userAgent, answered, limits };
  const answers = await askLinks(due, settings);
  if (signal.aborted) throw new Stopped('已中止，未写入结果。');
  if (allUnreached(answers)) {
    const others = await askLinks(witnesses(before, due), settings);
    if (others.size === 0 || allUnreached(others)) throw new Failure(ourNetwork);
  }

  const report = nextReport(links, { before, answers, now });
  using _lock = await lockWhenFree(liveFolder, signal);
  writeWhole(path, serialize(report));
  const reasons = [...answers].flatMap(([url, { reason }]): [string, string][] => (reason ? [[url, reason]] : []));
  return { report, asked: answers.size, reasons: new Map(reasons), files: site.sources.length };
};

/** The links of a run that are not in order, as warnings: other sites do not stop a publication. */
export const findingsOf = ({ report, reasons }: ExternalRun): Finding[] =>
  report.links
    .filter(({ state }) => state !== 'ok')
    .flatMap(({ url, state, status, since, places }) => {
      const why = reasons.get(url) ?? (status === undefined ? '' : `HTTP ${status}`);
      const [label, fix] =
        state === 'broken'
          ? ['链接已失效', '替换为新的网址；如果内容已不存在，请删除链接']
          : ['无法连接', '在浏览器中打开；如果几天后仍无法访问，请替换或删除'];
      const found = `${label}：${url}${why && `（${why}）`}${since ? `，始于 ${since}` : ''}`;
      return places.map((place): Finding => ({
        ...place,
        rule: 'external-links',
        severity: 'warning',
        found,
        expected: '链接可以访问',
        fix,
      }));
    });

/** `外部链接 69 个：67 个可访问，1 个失效，1 个无法连接；本次检查 12 个。` */
export const summaryOf = ({ report, asked }: ExternalRun): string => {
  const count = (state: string) => report.links.filter((link) => link.state === state).length;
  const counts = `${count('ok')} 个可访问，${count('broken')} 个失效，${count('unreachable')} 个无法连接`;
  return `外部链接 ${report.links.length} 个：${counts}；本次检查 ${asked} 个。`;
};
