// npm run publish -- deploy and rollback, from the command line to the end.
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, Stopped } from '#scripts/kit/failure.ts';
import { stoppable } from '#scripts/kit/programs.ts';
import { step } from '#scripts/kit/progress.ts';
import { nameOf } from '#scripts/publish/hosting/targets.ts';
import { faultsAt, settled } from './look.ts';
import { readLive, readNames, readRecord } from './online.ts';
import { type Publishing, publish } from './publish.ts';
import * as scripts from './scripts.ts';
import { settleSettings } from './settings.ts';
import { runThere, type Target, targetFrom } from './target.ts';

// The command lines of deploy and rollback.

const commandLine = {
  calls: [
    'npm run publish -- deploy [--to 目标] [--from 站点] [--public|--no-public] [--check 网址|--no-check]',
    'npm run publish -- rollback [发布的名字] [--to 目标] [--check 网址|--no-check]',
  ],
  options: {
    to: {
      type: 'string',
      help: '本机文件夹的绝对路径，或 用户@主机:绝对路径；不写就用环境变量 PUBLISH_TO',
    },
    from: { type: 'string', default: 'dist', help: '构建好的站点，默认 dist' },
    public: {
      type: 'boolean',
      default: false,
      help: '公开的站点：没有正式网址或 ICP 备案号就不发布。发布到另一台机器时默认如此',
    },
    'no-public': { type: 'boolean', default: false },
    check: { type: 'string', help: '发布后看哪个网址，默认是 site.config.ts 里的 address' },
    'no-check': { type: 'boolean', default: false },
  },
  takesWords: true,
  notes: ['  另一台机器的钥匙和设置：PUBLISH_SSH_KEY（私钥文件的路径）、PUBLISH_SSH_CONFIG（ssh 配置文件的路径）'],
} as const satisfies CommandLine;

interface Arguments {
  target: Target;
  from: string;
  isPublic: boolean;
  /** `false`: not to be looked at; absent: the site's own address. */
  check: string | false | undefined;
  rest: string[];
}

/** @throws Failure with what is wrong, and the usage */
function readArguments(given: string[], environment: NodeJS.ProcessEnv): Arguments {
  const { values, positionals } = readCommandLine(given, commandLine);
  if (values.check !== undefined && !URL.canParse(values.check))
    throw misuse(commandLine, `--check ${values.check}：应为完整网址，如 https://…/`);
  const target = targetFrom(values.to, environment);
  return {
    target,
    from: values.from,
    isPublic: !values['no-public'] && (values.public || target.ssh !== undefined),
    check: values['no-check'] ? false : values.check,
    rest: positionals,
  };
}

// Puts an earlier release back online.

/** The release to go back to: the one that is named, or the newest of those before the one that is online. */
function chosen(names: string[], online: string | undefined, wanted: string | undefined): string {
  const there = names.map((name) => `  ${name}${name === online ? '（在线上）' : ''}`).join('\n') || '  （没有）';
  if (!online) throw new Failure(`还没有发布过。有这些：\n${there}`);
  const name = wanted ?? names.filter((one) => one < online).at(-1);
  if (name === undefined) throw new Failure(`没有更早的一份可退。有这些：\n${there}`);
  if (!names.includes(name)) throw new Failure(`没有 ${name}。有这些：\n${there}`);
  return name;
}

/**
 * Goes back.
 * @throws Failure when there is nothing to go back to, or what is online afterwards is not what should be
 */
export async function rollback(
  publishing: Omit<Publishing, 'from' | 'isPublic' | 'now'>,
  wanted?: string,
): Promise<void> {
  const { target, config, address, fetch, attempts, write, signal } = publishing;
  const live = await readLive(target, signal);
  const name = chosen(await readNames(target, signal), live.name, wanted);
  const release = await readRecord(target, name, signal);
  const settling = { target, name: nameOf(config), address, fetch, attempts, signal };
  await step(
    write,
    '服务器配置',
    () => settleSettings(release, live.release, settling),
    (remark) => remark,
  );
  await step(
    write,
    '切换',
    () => runThere(target, scripts.change, [name], undefined, signal),
    () => name,
  );
  write(`已退回：${name}（之前是 ${live.name}）\n`);
  if (!address) return;
  const faults = await step(
    write,
    `看 ${address}`,
    () => settled(() => faultsAt(address, release, fetch), attempts, signal),
    (found) => (found.length === 0 ? '就是这一份' : '不对'),
  );
  if (faults.length > 0) throw new Failure(`线上不对：\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
}

/** A server that was told to read its configuration anew has done so long before. */
const attempts = 15;

const write = (text: string): void => void process.stdout.write(text);

const whole = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> =>
  stoppable(async (signal) => {
    try {
      await work(signal);
    } catch (cause) {
      if (!signal.aborted) throw cause;
      throw new Stopped('已中止。线上是原来的一份或新的一份，都是完整的。', { cause });
    }
  });

export async function runDeploy(given: string[]): Promise<void> {
  const { target, from, isPublic, check, rest } = readArguments(given, process.env);
  if (rest.length > 0) throw misuse(commandLine, `多出来的：${rest.join(' ')}`);
  const { site: config } = await import('#site.ts');
  const address = check === false ? undefined : (check ?? config.address);
  await whole((signal) =>
    publish({ from, target, config, isPublic, address, fetch, attempts, now: new Date(), write, signal }),
  );
}

export async function runRollback(given: string[]): Promise<void> {
  const { target, check, rest } = readArguments(given, process.env);
  if (rest.length > 1) throw misuse(commandLine, `只能退回到一份：${rest.join(' ')}`);
  const { site: config } = await import('#site.ts');
  const address = check === false ? undefined : (check ?? config.address);
  await whole((signal) => rollback({ target, config, address, fetch, attempts, write, signal }, rest[0]));
}
