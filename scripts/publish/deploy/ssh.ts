// How another machine is reached, and what its errors mean. Keys come from files that settings name; no setting is ever printed.
import { existsSync, statSync } from 'node:fs';
import { Failure } from '#scripts/kit/failure.ts';

export interface Ssh {
  host: string;
  options: string[];
  /** Values that must not be shown, with the names of their settings. */
  settings: Record<string, string>;
}

const files = { PUBLISH_SSH_KEY: '-i', PUBLISH_SSH_CONFIG: '-F' } as const;

/** Reads the settings. Throws a Failure when one of them names no file. */
export function sshFrom(host: string, environment: NodeJS.ProcessEnv): Ssh {
  const settings: Record<string, string> = {};
  // It must not wait for answers at a terminal; a connection that has died is noticed within a minute.
  const options = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15', '-o', 'ServerAliveInterval=15'];
  for (const [name, option] of Object.entries(files)) {
    const value = environment[name];
    if (!value) continue;
    if (!existsSync(value) || !statSync(value).isFile())
      throw new Failure(`${name} 应为文件路径，当前的值不是（内容不显示）。请勿将密钥本身写入环境变量`);
    settings[name] = value;
    options.push(option, value, ...(name === 'PUBLISH_SSH_KEY' ? ['-o', 'IdentitiesOnly=yes'] : []));
  }
  return { host, options, settings };
}

/** As one word for a shell. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

export const sshCommand = ({ host, options }: Ssh, command: string[]): string[] => [
  'ssh',
  ...options,
  host,
  '--',
  command.map(shellWord).join(' '),
];

const keyHelp = ({ settings }: Ssh): string =>
  settings['PUBLISH_SSH_KEY']
    ? '当前使用 PUBLISH_SSH_KEY 指定的私钥'
    : '未设置 PUBLISH_SSH_KEY（私钥文件的路径），当前使用 ssh 默认的密钥（~/.ssh/ 或 PUBLISH_SSH_CONFIG 中的 IdentityFile）';

/** Errors of ssh, and what they mean for a publisher. */
const meanings: [RegExp, (ssh: Ssh) => string][] = [
  [
    /Permission denied \(/,
    (ssh) => `服务器拒绝了该 SSH 密钥。${keyHelp(ssh)}。请确认对应的公钥已加入服务器上该用户的 ~/.ssh/authorized_keys`,
  ],
  [
    /Load key|UNPROTECTED PRIVATE KEY|error in libcrypto/,
    (ssh) => `密钥文件无法使用：不是私钥、有口令，或权限过宽（应为 600）。${keyHelp(ssh)}`,
  ],
  [
    /Host key verification failed|HOST IDENTIFICATION HAS CHANGED/,
    () => '服务器的身份未知或已改变。请向管理员核对指纹，再写入 known_hosts：ssh-keyscan <主机> >>~/.ssh/known_hosts',
  ],
  [/Could not resolve hostname/, () => '主机名解析失败。请检查 --to 或 PUBLISH_TO 中的主机名'],
  [
    /Connection (refused|timed out|closed|reset)|Network is unreachable|No route to host|Broken pipe|timed out/,
    () => '无法连接，或连接中断。请检查网络和服务器后重新运行',
  ],
];

/** Errors of the file system at the target, and what to do there. */
const refusals: [RegExp, (folder: string) => string][] = [
  [/can't cd to|cd: .*(?:No such file|not exist)/, () => '目标目录不存在。请检查 --to 或 PUBLISH_TO，或先部署一次'],
  [
    /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    (folder) =>
      `目标的磁盘空间不足，线上的站点未修改，本次写入的文件已删除。请腾出空间（可删除 ${folder}/releases 中未上线的版本）后重新运行`,
  ],
  [
    /Read-only file system|EROFS/,
    (folder) => `目标的文件系统只读，线上的站点未修改。请以可写方式重新挂载 ${folder} 所在的磁盘，然后重新运行`,
  ],
  [
    /: Permission denied$|EACCES|EPERM|Operation not permitted/m,
    (folder) => `目标目录不可写，线上的站点未修改。请允许部署所用的用户写入 ${folder}，然后重新运行`,
  ],
];

interface Place {
  name: string;
  folder: string;
  ssh?: Ssh;
}

/** An error with its meaning, without the values of settings. */
export function explain({ name, folder, ssh }: Place, output: string): string {
  const hidden = Object.entries(ssh?.settings ?? {});
  const text = hidden.reduce((shown, [setting, value]) => shown.replaceAll(value, `<${setting}>`), output);
  const meaning =
    (ssh && meanings.find(([pattern]) => pattern.test(output))?.[1](ssh)) ??
    refusals.find(([pattern]) => pattern.test(output))?.[1](folder);
  return [`${name}：${meaning ?? '目标上的操作失败'}`, text.split('\n').slice(-5).join('\n')].join('\n');
}
