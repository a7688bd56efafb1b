// A command line as data: what a command takes, the text that explains it, and how it is read.
import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util';
import { columns, padded } from '#language/width.ts';
import { Failure } from './failure.ts';

interface Option extends ParseArgsOptionDescriptor {
  /** What stands for its value in the usage. */
  value?: string;
  /** What it does; an option without stands in the call alone. */
  help?: string;
  /** The option that this one goes with. */
  of?: string;
}

export interface CommandLine {
  /** How the command is called, one line each. */
  calls: string[];
  /** Words that may be given, and what they mean. */
  words?: Record<string, string>;
  options?: Record<string, Option>;
  /** Whether words may be given. */
  takesWords?: boolean;
  notes?: string[];
  /** Whole commands that can be run as they stand. */
  examples?: string[];
}

/** The text that explains a command. */
export const usageOf = ({ calls, words = {}, options = {}, notes = [], examples = [] }: CommandLine): string => {
  const rows = [
    ...Object.entries(words),
    ...Object.entries(options).flatMap(([name, { value, help, of }]): [string, string][] =>
      help === undefined ? [] : [[`${of ? '  ' : ''}--${name}${value ? ` ${value}` : ''}`, help]],
    ),
  ];
  const width = Math.max(0, ...rows.map(([name]) => columns(name)));
  return [
    `用法：${calls.join('\n      ')}`,
    ...rows.map(([name, help]) => `  ${padded(name, width)}  ${help}`),
    ...notes,
    ...(examples.length > 0 ? ['示例：', ...examples.map((example) => `  ${example}`)] : []),
  ].join('\n');
};

/** The failure of a command line that is wrong: what is wrong, and how the command is used. */
export const misuse = (line: CommandLine, problem: string, cause?: unknown): Failure =>
  new Failure(`${problem}\n${usageOf(line)}`, { cause });

/** Node's own messages are English, with what was given in quotes. */
const mistakes: Record<string, string> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: '未知选项',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '选项的值有误（缺少或多余）',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: '多余的参数',
};

type Read<Line extends CommandLine> = ReturnType<
  typeof parseArgs<{
    args: string[];
    allowPositionals: true;
    options: Line['options'] extends Record<string, Option> ? Line['options'] : Record<string, never>;
  }>
>;

/**
 * The values of the options and the words, as `parseArgs` of Node gives them. With `--help`, which every command takes, the usage is
 * printed, and the program ends well.
 * @throws Failure with what is wrong, and the usage
 */
export function readCommandLine<const Line extends CommandLine>(given: string[], line: Line): Read<Line> {
  try {
    const options = { ...line.options, help: { type: 'boolean' } as const };
    const read = parseArgs({ args: given, options, allowPositionals: line.takesWords ?? false });
    if (!read.values.help) return read as Read<Line>;
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw misuse(line, `${mistakes[code] ?? '命令有误'}：${/'([^']*)'/.exec(message)?.[1] ?? message}`, cause);
  }
  console.log(usageOf(line));
  process.exit();
}

/** One of the commands that a command has. */
export interface Subcommand {
  /** What it does, in one line. */
  about: string;
  /** What it takes, as the usage has it. */
  takes?: string;
  /** Runs it with what stands after its name. */
  run(given: string[]): Promise<void>;
}

/**
 * Runs the command that `given` names first.
 * @throws Failure with all names when there is none of that name
 */
export async function runSubcommand(
  call: string,
  all: Record<string, Subcommand>,
  given: string[],
  examples: string[] = [],
): Promise<void> {
  const [name, ...rest] = given;
  const rows = Object.entries(all).map(([own, { takes, about }]) => [takes ? `${own} ${takes}` : own, about]);
  const words = Object.fromEntries(rows) as Record<string, string>;
  const line = { calls: [call], words, notes: ['各命令的选项：在命令后添加 --help'], examples };
  if (name?.startsWith('-')) readCommandLine([name], line);
  const command = name !== undefined && Object.hasOwn(all, name) ? all[name] : undefined;
  if (!command) throw misuse(line, name === undefined ? '未指定命令' : `未知命令：${name}`);
  await command.run(rest);
}
