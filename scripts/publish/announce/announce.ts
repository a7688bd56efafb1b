// npm run publish -- announce: tells search engines which pages are new, changed or gone since they were told last.
import { join } from 'node:path';
import { type CommandLine, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { changedSince, type Pages, pagesIn, readState, type State, writeState } from './changed.ts';
import type { Engine } from './engine.ts';
import { baidu, indexNow } from './engine.ts';
import { pushChanges } from './tell.ts';

const commandLine = {
  calls: ['npm run publish -- announce [--dry-run] [--from 站点] [--since 推送记录]'],
  options: {
    'dry-run': { type: 'boolean', default: false },
    from: { type: 'string', default: 'dist' },
    since: { type: 'string', default: join('.state', 'announced.json') },
  },
} as const satisfies CommandLine;

interface Given {
  dryRun: boolean;
  from: string;
  since: string;
}

const readArguments = (given: string[]): Given => {
  const { 'dry-run': dryRun, from, since } = readCommandLine(given, commandLine).values;
  return { dryRun, from, since };
};

const list = (engine: Engine, pages: Pages, before: Pages): string => {
  const urls = engine.wanted(changedSince(pages, before));
  const lines = urls.map((url) => `  ${url}${pages.has(url) ? '' : '（已删去）'}`);
  return [`${engine.title}：${urls.length} 个网址`, ...lines].join('\n');
};

interface Surroundings {
  /** The public address with a slash at the end; `undefined` while it is not known. */
  address: string | undefined;
  environment: NodeJS.ProcessEnv;
  write(line: string): void;
  /** Search engines to tell: tests have others. */
  engines: Engine[];
}

const pushAll = async (
  { engines: all, environment, address = '', write }: Surroundings,
  pages: Pages,
  state: State,
  { from, since }: Given,
): Promise<void> => {
  const problems: string[] = [];
  let known = state;
  for (const engine of all) {
    const { name, title, variable, endpoint } = engine;
    const secret = environment[variable];
    if (!secret) {
      write(`${title}：没有设置环境变量 ${variable}，不推送`);
      continue;
    }
    const push = { endpoint, secret, address, folder: from };
    const { pages: now, taken, problem } = await pushChanges(engine, pages, state.get(name) ?? new Map(), push);
    known = new Map([...known, [name, now]]);
    writeState(since, known);
    write(`${title}：推送了 ${taken} 个网址${problem ? `，没有推送完：${problem}` : ''}`);
    if (problem) problems.push(problem);
  }
  if (all.every(({ variable }) => !environment[variable]))
    throw new Failure(`没有可以推送的搜索引擎：设置环境变量 ${all.map(({ variable }) => variable).join(' 或 ')}`);
  if (problems.length > 0) throw new Failure(`没有推送完，已经推送的记在 ${since}，下次只推送余下的`);
};

/**
 * The command.
 * @throws Failure with everything that went wrong; what was told is remembered even then
 */
export async function announce(given: string[], surroundings: Surroundings): Promise<void> {
  const options = readArguments(given);
  const { address, write, engines: all } = surroundings;
  if (!address) throw new Failure("还没有正式网址，没有可以推送的：先在 site.config.ts 里写 address: 'https://…/'");
  const pages = pagesIn(options.from, address);
  const state = readState(options.since);
  if ([...pages.values()].every((lastmod) => lastmod === ''))
    write('站点地图里没有修改时间（不在 git 仓库里构建的？），只能认出新的和删去的网址');
  if (!options.dryRun) return pushAll(surroundings, pages, state, options);
  for (const engine of all) write(list(engine, pages, state.get(engine.name) ?? new Map()));
}

/** The same with this deployment's address and the real search engines. */
export async function runAnnounce(given: string[]): Promise<void> {
  const { site } = await import('#site.ts');
  await announce(given, {
    address: site.address && new URL('/', site.address).href,
    environment: process.env,
    write: console.log,
    engines: [baidu, indexNow],
  });
}
