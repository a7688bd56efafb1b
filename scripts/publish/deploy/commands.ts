// npm run publish -- deploy and rollback, from the command line to the end.
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, refuse, Stopped } from '#scripts/kit/failure.ts';
import { stoppable } from '#scripts/kit/programs.ts';
import { putOnline, readRelease } from './changeover.ts';
import { holding } from './hold.ts';
import { isLast, type LogLine, note, onlineBefore, readLog } from './online.ts';
import { publish } from './publish.ts';
import { carriedInto, recordFile } from './release.ts';
import * as scripts from './scripts.ts';
import { type Live, readLive, readNames, runThere, targetFrom } from './target.ts';
import { verify } from './verify.ts';

const commandLine = {
  calls: [
    'npm run publish -- deploy [--to 目标] [--from 站点] [--public|--no-public] [--check 网址|--no-check]',
    'npm run publish -- rollback [版本名称] [--to 目标] [--check 网址|--no-check]',
  ],
  options: {
    to: {
      type: 'string',
      value: '目标',
      help: '本机目录的绝对路径，或 用户@主机:绝对路径（默认为环境变量 PUBLISH_TO）',
    },
    from: { type: 'string', default: 'dist', value: '站点', help: '部署指定的站点（默认 dist）' },
    public: {
      type: 'boolean',
      default: false,
      help: '公开的站点：缺少正式网址或 ICP 备案号时不部署（部署到其他机器时为默认值）',
    },
    'no-public': { type: 'boolean', default: false, help: '内部试用的站点：不要求正式网址和备案号' },
    check: { type: 'string', value: '网址', help: '部署后验证的网址（默认为 site.config.ts 的 address）' },
    'no-check': { type: 'boolean', default: false, help: '部署后不验证' },
  },
  takesWords: true,
  notes: ['连接其他机器的设置：环境变量 PUBLISH_SSH_KEY（私钥文件的路径）、PUBLISH_SSH_CONFIG（ssh 配置文件的路径）'],
  examples: [
    'npm run publish -- deploy --to /srv/www/sig-infra',
    'npm run publish -- rollback --to /srv/www/sig-infra',
  ],
} as const satisfies CommandLine;

type Given = ReturnType<typeof readArguments>;

function readArguments(given: string[]) {
  const { values, positionals } = readCommandLine(given, commandLine);
  if (values.check !== undefined && !URL.canParse(values.check))
    throw misuse(commandLine, `--check ${values.check}：应为完整网址，如 https://…/`);
  const target = targetFrom(values.to, process.env);
  const isPublic = !values['no-public'] && (values.public || target.ssh !== undefined);
  return { ...values, target, isPublic, words: positionals };
}

/** The release to go back to: the one that is named, or the last of those that were online before the one that is. */
function chosen(names: string[], log: LogLine[], online: string | undefined, wanted: string | undefined): string {
  const were = new Set(log.map(({ name }) => name));
  const mark = (name: string) => (name === online ? '（线上版本）' : were.has(name) ? '' : '（无上线记录）');
  const there = names.map((name) => `  ${name}${mark(name)}`).join('\n') || '  （无）';
  if (!online) throw new Failure(`尚未部署过。现有版本：\n${there}`);
  const name = wanted ?? onlineBefore(log, online).find((one) => names.includes(one));
  if (name === undefined) throw new Failure(`没有可回滚的更早版本。现有版本：\n${there}`);
  if (!names.includes(name)) throw new Failure(`未找到版本 ${name}。现有版本：\n${there}`);
  return name;
}

/** Puts an earlier release back online. Throws a Failure when there is none, or another site is online afterwards. */
export const rollback = (given: Live, wanted?: string): Promise<void> =>
  holding(given, false, async (live) => {
    const { target, address, write, signal } = live;
    const online = await readLive(live);
    const log = await readLog(live);
    const name = chosen(await readNames(live), log, online.name, wanted);
    if (online.name && !isLast(log, online.name)) await note({ event: 'online', name: online.name }, live);
    const found = await readRelease(live, name);
    const carried = carriedInto(found, name === online.name ? undefined : online.release);
    const release = { ...found, carried };
    if (online.name && online.name !== name) {
      const files = Object.keys(carried).map((file) => `${file}\n`);
      await runThere(target, scripts.carry, [online.name, `releases/${name}`], signal, files.join(''));
      await runThere(target, scripts.replaceFile, [`releases/${name}/${recordFile}`], signal, JSON.stringify(release));
    }
    await putOnline(release, online.release, live);
    write(`回滚完成：${name}（之前为 ${online.name}）\n`);
    if (!address) return;
    refuse('线上内容与版本不一致', await verify(address, release, live));
    await note({ event: 'good', name }, live);
  });

/** A server that is notified of a new configuration uses it long before. */
const attempts = 15;
/** Seconds: longer than any run takes. */
const patience = 600;

const write = (text: string): void => void process.stdout.write(text);

/** Does the work with the site online, until it is done or stopped. */
async function withLive(given: Given, work: (live: Live) => Promise<void>): Promise<void> {
  const { site: config } = await import('#site.ts');
  const address = given['no-check'] ? undefined : (given.check ?? config.address);
  await stoppable(async (signal) => {
    try {
      await work({ target: given.target, config, address, fetch, attempts, patience, write, signal });
    } catch (cause) {
      if (!signal.aborted) throw cause;
      throw new Stopped('已中止。线上为原版本或新版本，内容完整。', { cause });
    }
  });
}

export async function runDeploy(words: string[]): Promise<void> {
  const given = readArguments(words);
  if (given.words.length > 0) throw misuse(commandLine, `多余的参数：${given.words.join(' ')}`);
  const { from, isPublic } = given;
  // Only now: the site's configuration may have a mistake, which is reported as one.
  const { assertDatesKnown, keepDates, missingHistoryNow } = await import('./kept-dates.ts');
  assertDatesKnown();
  const missing = missingHistoryNow();
  if (missing) write(`警告：${missing}\n`);
  const now = new Date();
  await withLive(given, (live) => publish({ ...live, from, isPublic, now }));
  keepDates(from, now);
}

export async function runRollback(words: string[]): Promise<void> {
  const given = readArguments(words);
  if (given.words.length > 1) throw misuse(commandLine, `只能指定一个版本，多余：${given.words.slice(1).join(' ')}`);
  await withLive(given, (live) => rollback(live, given.words[0]));
}
