// npm run publish -- announce: notifies search engines which pages are new, changed or gone since the last time.
import { join } from 'node:path';
import { absoluteAt } from '#language/routes.ts';
import { type CommandLine, readCommandLine } from '#scripts/kit/command-line.ts';
import { networkError } from '#scripts/http/network-error.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { changedSince, type Pages, pagesIn, readState, type State, writeState } from './changed.ts';
import { baidu, type Engine, indexNow, type Push } from './engine.ts';

const commandLine = {
  calls: ['npm run publish -- announce [--dry-run] [--from 站点] [--since 推送记录]'],
  options: {
    'dry-run': { type: 'boolean', default: false, help: '只列出网址，不推送' },
    from: { type: 'string', default: 'dist', value: '站点', help: '读取指定的站点（默认 dist）' },
    since: {
      type: 'string',
      default: join('.state', 'announced.json'),
      value: '文件',
      help: '指定推送记录的文件（默认 .state/announced.json）',
    },
  },
  notes: ['令牌取自环境变量 BAIDU_TOKEN、INDEXNOW_KEY'],
  examples: ['npm run publish -- announce --dry-run'],
} as const satisfies CommandLine;

interface Surroundings {
  /** The public address with a slash at the end; `undefined` while it is not known. */
  address: string | undefined;
  environment: NodeJS.ProcessEnv;
  write(line: string): void;
  /** Search engines to push to: tests have others. */
  engines: Engine[];
}

/** Letters, digits and hyphens, as both engines issue them: anything else is a mistake, and might change an address. */
const isSecret = (text: string): boolean => /^[A-Za-z0-9-]{8,128}$/.test(text);

/** One for a hundred addresses, whatever the engine says that it takes; the first may only find out how many it takes. */
const mostRequests = (urls: number): number => Math.max(2, Math.ceil(urls / 100));

/**
 * Pushes a portion at a time. Resolves what the engine knows now, how many addresses it took, and the problem where it took only a
 * part. Never throws for a fault of the network or the engine: what was taken must be remembered.
 */
async function pushChanges(engine: Engine, now: Pages, before: Pages, push: Push) {
  const { title, variable, first, limit } = engine;
  const pages = new Map(before);
  let taken = 0;
  const stopped = (problem: string) => ({ pages, taken, problem });
  if (!isSecret(push.secret))
    return stopped(`环境变量 ${variable} 不是有效的${title}令牌，应为 8 至 128 个字母、数字和连字符`);
  const urls = engine.wanted(changedSince(now, before));
  try {
    for (let at = 0, size = first, asked = 0; at < urls.length; asked += 1) {
      if (size === 0) return stopped('今日的配额已用完，请明天继续');
      if (asked === mostRequests(urls.length))
        return stopped(`${title}每次接受的网址过少，已请求 ${asked} 次，下次继续`);
      const answer = await engine.push(urls.slice(at, at + size), push);
      for (const url of answer.taken) {
        const lastmod = now.get(url);
        if (lastmod === undefined) pages.delete(url);
        else pages.set(url, lastmod);
      }
      taken += answer.taken.length;
      at += size;
      size = Math.min(limit, answer.left ?? limit);
    }
  } catch (error) {
    const { name, message } = error as Error;
    const isLate = name === 'TimeoutError';
    const problem =
      error instanceof Failure
        ? message
        : isLate
          ? `${title}：超时，未收到完整响应`
          : networkError(error, title).message;
    return stopped(problem.replaceAll(push.secret, '…'));
  }
  // Pages that an engine does not take count as pushed, too.
  if (taken === urls.length) return { pages: now, taken, problem: undefined };
  return stopped(`${title}未接受 ${urls.length - taken} 个网址`);
}

async function pushAll(
  { engines, environment, address = '', write }: Surroundings,
  pages: Pages,
  state: State,
  { from, since }: { from: string; since: string },
): Promise<void> {
  let complete = true;
  for (const engine of engines) {
    const { name, title, variable, endpoint } = engine;
    const secret = environment[variable];
    if (!secret) {
      write(`${title}：未设置环境变量 ${variable}，不推送`);
      continue;
    }
    const push = { endpoint, secret, address, folder: from };
    const { pages: known, taken, problem } = await pushChanges(engine, pages, state.get(name) ?? new Map(), push);
    writeState(since, state.set(name, known));
    write(`${title}：已推送 ${taken} 个网址${problem ? `，未全部完成：${problem}` : ''}`);
    if (problem) complete = false;
  }
  const variables = engines.map(({ variable }) => variable);
  if (variables.every((variable) => !environment[variable]))
    throw new Failure(`没有可推送的搜索引擎。请设置环境变量 ${variables.join(' 或 ')}`);
  if (!complete) throw new Failure(`推送未全部完成。已推送的网址记录在 ${since}，下次只推送其余网址`);
}

/** The command. Throws a Failure with everything that went wrong; what was pushed is remembered even then. */
export async function announce(given: string[], surroundings: Surroundings): Promise<void> {
  const { values } = readCommandLine(given, commandLine);
  const { address, write, engines } = surroundings;
  if (!address)
    throw new Failure("站点的正式网址未定，没有可推送的网址。请在 site.config.ts 中填写 address: 'https://…/'");
  const pages = pagesIn(values.from, address);
  const state = readState(values.since);
  if ([...pages.values()].every((lastmod) => lastmod === ''))
    write('站点地图没有修改时间（可能不是在 git 仓库中构建），只能推送新增和删除的网址');
  if (!values['dry-run']) return pushAll(surroundings, pages, state, values);
  for (const { name, title, wanted } of engines) {
    const urls = wanted(changedSince(pages, state.get(name) ?? new Map()));
    const lines = urls.map((url) => `  ${url}${pages.has(url) ? '' : '（已删除）'}`);
    write([`${title}：${urls.length} 个网址`, ...lines].join('\n'));
  }
}

/** The same with this deployment's address and the real search engines. */
export async function runAnnounce(given: string[]): Promise<void> {
  const { site } = await import('#site.ts');
  await announce(given, {
    address: site.address && absoluteAt(site.address, '/'),
    environment: process.env,
    write: console.log,
    engines: [baidu, indexNow],
  });
}
