// Everything a run needs to know, from the command line, the environment, the deployment and the records.
import { join, resolve } from 'node:path';
import type { SiteConfig } from '#schemas/site.ts';
import { userAgentOf } from '#scripts/http/request.ts';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { createRedact, type Redact, secretsOf } from '#scripts/kit/redact.ts';
import { exemptAddresses, type LiveService, noEndpoints, readEndpoints, readServices } from './services.ts';

const commandLine = {
  calls: ['npm run live -- [选项]'],
  options: {
    only: { type: 'string', value: 'ID[,ID…]', help: '只探测指定的系统' },
    endpoints: {
      type: 'string',
      value: '文件',
      help: '用 JSON 文件中的网址替换系统记录的网址；只有这些网址可以位于本机或内网',
    },
    out: { type: 'string', value: '目录', help: '写入指定的目录（默认 data/live，或环境变量 SITE_LIVE）' },
    offline: { type: 'boolean', default: false, help: '检查并列出已有的结果，不访问网络' },
    discover: { type: 'boolean', default: false, help: '探测并列出结果，不写入文件' },
    strict: { type: 'boolean', default: false, help: '任意一项检查失败时，退出码为 1' },
    'trust-clock': {
      type: 'boolean',
      default: false,
      help: '时钟与已有的结果相差超过一天时仍继续；删除晚于当前时间的结果',
    },
    now: { type: 'string', value: '时间', help: '指定当前时间，如 2026-11-22T12:00:00Z' },
  },
  notes: ['退出码：0 至少一个系统有响应 · 1 没有系统响应 · 2 命令有误，或本机的网络、时钟、磁盘有问题'],
  examples: ['npm run live', 'npm run live -- --discover', 'npm run live -- --offline'],
} as const satisfies CommandLine;

/** With its zone: a time without one is another time elsewhere. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** Throws a Failure with every mistake at once, and the usage. `out` is absolute, and undefined for the usual folder. */
export const readArguments = (given: string[], clock: Date) => {
  const { values } = readCommandLine(given, commandLine);
  const { only, endpoints, out, offline, discover, strict, now } = values;
  const moment = now === undefined ? clock : new Date(now);
  const ids = only?.split(',').map((id) => id.trim());
  const found = [
    ...(ids?.some((id) => id === '') ? [`--only ${only} 应为用逗号分隔的系统 ID，例如 koji,gitee`] : []),
    ...(endpoints === '' ? ['--endpoints 未指定文件'] : []),
    ...(out === '' ? ['--out 未指定目录'] : []),
    ...(offline && discover ? ['--offline 和 --discover 不能同时使用'] : []),
    ...(now !== undefined && (!instant.test(now) || Number.isNaN(moment.getTime()))
      ? [`--now ${now} 应为带时区的时间，例如 2026-11-22T12:00:00Z`]
      : []),
  ];
  if (found.length > 0) throw misuse(commandLine, found.join('\n'));
  const mode = offline ? ('offline' as const) : discover ? ('discover' as const) : ('write' as const);
  return {
    only: ids,
    endpoints,
    out: out === undefined ? undefined : resolve(out),
    mode,
    strict,
    trustClock: values['trust-clock'],
    now: moment,
  };
};

export interface Settings extends Pick<ReturnType<typeof readArguments>, 'mode' | 'strict' | 'trustClock' | 'now'> {
  services: LiveService[];
  /** `host:port` of what --endpoints named. */
  exempt: ReadonlySet<string>;
  /** Where the snapshots are, absolute. */
  folder: string;
  userAgent: string;
  /** Where it is asked from, as the pages name it. */
  vantage: string;
  environment: NodeJS.ProcessEnv;
  /** Values of the environment that reach no file and no screen. */
  secrets: string[];
  redact: Redact;
}

/** Throws a Failure for a token that no header can carry, without repeating it. */
const checkToken = ({ GITEE_TOKEN: token = '' }: NodeJS.ProcessEnv): void => {
  if (/^[\x21-\x7e]*$/.test(token)) return;
  const found = /[\r\n]/.test(token) ? '换行' : /\s/.test(token) ? '空白' : '英文字母、数字和符号以外的字符';
  throw new Failure(`环境变量 GITEE_TOKEN 中有${found}，不是有效的令牌。本次未探测。请重新设置，或删除该变量。`);
};

/** The deployment is read when this is called, so that a mistake in it is reported like any other. */
const readSite = async () => {
  try {
    return await import('#site.ts');
  } catch (cause) {
    throw new Failure((cause as Error).message, { cause });
  }
};

/** Where a vantage point writes, and its name; the first one, and one that is not listed, writes at the root. */
const placeOf = (given: string | undefined, vantages: NonNullable<SiteConfig['vantages']>, root: string) => {
  const index = vantages.findIndex(({ id }) => id === given);
  const found = vantages[index];
  return {
    folder: found && index > 0 ? join(root, found.id) : root,
    vantage: found?.name.zh ?? (given || vantages[0]?.name.zh || 'build machine'),
  };
};

/** Throws a Failure where the command, the deployment or a record is wrong. */
export const readSettings = async (given: string[], environment: NodeJS.ProcessEnv, clock: Date): Promise<Settings> => {
  const { only, endpoints: file, out, ...rest } = readArguments(given, clock);
  checkToken(environment);
  const { site, contentFolder, liveFolder } = await readSite();
  const secrets = secretsOf(environment);
  const endpoints = file === undefined ? noEndpoints : readEndpoints(file);
  const services = readServices(contentFolder, endpoints, only);
  return {
    ...rest,
    services,
    environment,
    exempt: exemptAddresses(services, endpoints),
    ...placeOf(environment['SITE_VANTAGE'], site.vantages ?? [], out ?? liveFolder),
    userAgent: userAgentOf(site),
    secrets,
    redact: createRedact(secrets),
  };
};
