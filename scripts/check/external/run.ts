// npm run check -- --external: asks the links to other sites that are due, and writes what is known of all into links.json.
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LinkReport, linkReport } from '#schemas/link-report.ts';
import { type Options, read } from '#scripts/check/content/read.ts';
import type { Finding } from '#scripts/check/finding.ts';
import { userAgentOf } from '#scripts/http/request.ts';
import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { readStored, type Stored, serialize, writeWhole } from '#scripts/kit/files.ts';
import { takeLock } from '#scripts/kit/lock.ts';
import type { Progress } from '#scripts/kit/progress.ts';
import { type Answer, type AskSettings, askLinks, type Endpoints } from './ask.ts';
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
  /** Told of a file that cannot be trusted. */
  warn(line: string): void;
  limits?: AskSettings['limits'];
}

const ourNetwork =
  '没有连上任何一个网站：域名解析或连接全部失败，应是本机的网络有问题。什么都没有写，上次的结果保持原样。';

const valueOf = (stored: Stored<LinkReport>, path: string, warn: Surroundings['warn']): LinkReport | undefined => {
  if (stored.state === 'corrupt') warn(`${path}：${stored.reason}，不予采信，会重新写过`);
  return stored.state === 'good' ? stored.value : undefined;
};

/** `npm run live` writes into the same folder, and removes what it takes for leftovers; it ends within two minutes. */
const lockWhenFree = async (folder: string, signal: AbortSignal): Promise<Disposable> => {
  for (let seconds = 0; ; seconds += 1) {
    try {
      return takeLock(folder, new Date(), { command: 'npm run check -- --external', minutes: 1 });
    } catch (error) {
      if (!(error instanceof Failure) || seconds === 150) throw error;
      await sleep(1000, undefined, { signal }).catch(() => {});
      if (signal.aborted) throw new Stopped('已中止，什么都没有写。');
    }
  }
};

/** A few links of other hosts that were in order: whether they can be reached tells a dead link from a dead network. */
const witnesses = (before: LinkReport | undefined, asked: string[]): string[] => {
  const hosts = new Set(asked.map((url) => new URL(url).host));
  const good = (before?.links ?? []).filter(({ url, state }) => state === 'ok' && !hosts.has(new URL(url).host));
  return [...Map.groupBy(good, ({ url }) => new URL(url).host).values()]
    .flatMap(([first]) => first?.url ?? [])
    .slice(0, 3);
};

const allUnreached = (answers: Map<string, Answer>): boolean =>
  answers.size > 0 && [...answers.values()].every(({ unreached }) => unreached);

/** The answers for the links that are due. Throws a Failure where it is this side that has no network. */
const askDue = async (
  { config }: Options,
  { due, before }: { due: string[]; before: LinkReport | undefined },
  { endpoints, progress, signal, limits }: Surroundings,
): Promise<Map<string, Answer>> => {
  let done = 0;
  const answered = () => {
    done += 1;
    progress.step('问链接', done, due.length);
  };
  const userAgent = config ? userAgentOf(config, 'links') : 'links/1';
  const settings: AskSettings = { endpoints, signal, userAgent, answered, ...(limits && { limits }) };
  const answers = await askLinks(due, settings);
  if (signal.aborted) throw new Stopped('已中止，什么都没有写。');
  if (!allUnreached(answers)) return answers;
  const others = await askLinks(witnesses(before, due), settings);
  if (others.size === 0 || allUnreached(others)) throw new Failure(ourNetwork);
  return answers;
};

const write = async (path: string, report: LinkReport, { signal }: Surroundings): Promise<void> => {
  using _lock = await lockWhenFree(dirname(path), signal);
  writeWhole(path, serialize(report));
};

/** Throws a Failure where nothing could be asked: then nothing is written. */
export const runExternal = async (options: Options, surroundings: Surroundings): Promise<ExternalRun> => {
  const { days, progress, warn } = surroundings;
  const { now, liveFolder } = options;
  const path = join(liveFolder, 'links.json');
  const site = read(options, progress);
  const links = externalLinks(site);
  const before = valueOf(readStored(path, linkReport), path, warn);
  const known = new Map(before?.links.map((link) => [link.url, link]));
  const due = links.map(({ url }) => url).filter((url) => isDue(known.get(url), days, now));
  const answers = await askDue(options, { due, before }, surroundings);
  const report = nextReport(links, { before, answers, now });
  await write(path, report, surroundings);
  const reasons = [...answers].flatMap(([url, { reason }]): [string, string][] => (reason ? [[url, reason]] : []));
  return { report, asked: answers.size, reasons: new Map(reasons), files: site.sources.length };
};

// The links of a run that are not in order, as findings: warnings, for the outside world keeps nobody from publishing.

const name = 'external-links';

export const findingsOf = ({ report, reasons }: ExternalRun): Finding[] =>
  report.links
    .filter(({ state }) => state !== 'ok')
    .flatMap(({ url, state, status, since, places }) => {
      const why = reasons.get(url) ?? (status === undefined ? '' : `HTTP ${status}`);
      const words = {
        found: `${state === 'broken' ? '链接已经失效' : '连不上'}：${url}${why && `（${why}）`}${since ? `，始于 ${since}` : ''}`,
        expected: '打得开的链接',
        fix:
          state === 'broken'
            ? '找到新的地址换上；没有了就删去链接'
            : '用浏览器试一试；几天以后还是打不开，再换掉或删去',
      };
      return places.map((place): Finding => ({ ...place, rule: name, severity: 'warning', ...words }));
    });

/** `外部链接 69 个：67 个打得开，1 个失效，1 个连不上；这次问了 12 个。` */
export const summaryOf = ({ report, asked }: ExternalRun): string => {
  const count = (state: string) => report.links.filter((link) => link.state === state).length;
  const counts = `${count('ok')} 个打得开，${count('broken')} 个失效，${count('unreachable')} 个连不上`;
  return `外部链接 ${report.links.length} 个：${counts}；这次问了 ${asked} 个。`;
};
