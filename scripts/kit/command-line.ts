// Reads the options of a command of this project; what is wrong with them is said in Chinese, with the usage.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Failure } from './failure.ts';

/** Node says it in English, with what was given in quotes. */
const mistakes: Record<string, string> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: '没有这个选项',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '选项的值不对（缺少，或多写了）',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: '多出的参数',
};

/**
 * With `--help` the usage is printed, and the program ends well. Else the values and the other words of a command line, as `parseArgs` of Node gives them.
 * @throws Failure with what is wrong, and the usage
 */
export function readCommandLine<const Config extends Omit<ParseArgsConfig, 'args'>>(
  given: string[],
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config & { args: string[] }>> {
  if (given.includes('--help')) {
    console.log(usage);
    process.exit();
  }
  try {
    return parseArgs({ ...config, args: given });
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const quoted = /'([^']*)'/.exec(message)?.[1] ?? message;
    throw new Failure(`${mistakes[code] ?? '命令有误'}：${quoted}\n${usage}`, { cause });
  }
}
