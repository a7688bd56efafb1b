// The command lines of deploy and rollback.
import { readCommandLine } from '../../build/command-line.ts';
import { Failure } from '../../build/failure.ts';
import { type Target, targetFrom } from './target.ts';

export const usage = `用法：
  npm run publish -- deploy [--to 目标] [--from 站点] [--public|--no-public] [--check 网址|--no-check]
  npm run publish -- rollback [发布的名字] [--to 目标] [--check 网址|--no-check]
  --to        本机文件夹的绝对路径，或 用户@主机:绝对路径；不写就用环境变量 PUBLISH_TO
  --from      构建好的站点，默认 dist
  --public    公开的站点：没有正式网址或 ICP 备案号就不发布。发布到另一台机器时默认如此
  --check     发布后看哪个网址，默认是 site.config.ts 里的 address
  另一台机器的钥匙和设置：PUBLISH_SSH_KEY（私钥文件的路径）、PUBLISH_SSH_CONFIG（ssh 配置文件的路径）`;

export interface Arguments {
  target: Target;
  from: string;
  isPublic: boolean;
  /** `false`: not to be looked at; absent: the site's own address. */
  check: string | false | undefined;
  rest: string[];
}

const options = {
  to: { type: 'string' },
  from: { type: 'string', default: 'dist' },
  public: { type: 'boolean', default: false },
  'no-public': { type: 'boolean', default: false },
  check: { type: 'string' },
  'no-check': { type: 'boolean', default: false },
} as const;

/** @throws Failure with what is wrong, and the usage */
export function readArguments(given: string[], environment: NodeJS.ProcessEnv): Arguments {
  const { values, positionals } = readCommandLine(given, usage, { options, allowPositionals: true });
  if (values.check !== undefined && !URL.canParse(values.check))
    throw new Failure(`--check ${values.check}：应为完整网址，如 https://…/\n${usage}`);
  const target = targetFrom(values.to, environment);
  return {
    target,
    from: values.from,
    isPublic: !values['no-public'] && (values.public || target.ssh !== undefined),
    check: values['no-check'] ? false : values.check,
    rest: positionals,
  };
}
