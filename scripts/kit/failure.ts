// How a script ends badly: with words for people when the failure was foreseen, with the stack when it is a defect.

/** A failure that its message explains in full: what was found, what was expected, what to do. */
export class Failure extends Error {}

/** Somebody stopped it. */
export class Stopped extends Failure {}

/** One indented line for each text. */
export const indented = (lines: string[]): string => lines.map((line) => `  ${line}`).join('\n');

/** At most five of several names, and how many there are. */
export const some = (names: string[]): string =>
  `${names.slice(0, 5).join('、')}${names.length > 5 ? ` 等 ${names.length} 个` : ''}`;

/** @throws Failure with every finding below `title`, if there are any */
export function refuse(title: string, findings: string[]): void {
  if (findings.length > 0) throw new Failure(`${title}：\n${indented(findings)}`);
}

/** What the file system refuses is no defect of the program: its words, and what to do. */
const notWritable = '目录不可写。请确认当前用户可以写入项目目录，然后重新运行。';
const notFolder = '该位置应为目录。请移走占用该位置的文件，或者改用另一个目录。';
const refusals: Record<string, string> = {
  ENOSPC: '磁盘空间不足。请腾出空间，然后重新运行。',
  EDQUOT: '磁盘空间不足。请腾出空间，然后重新运行。',
  EROFS: notWritable,
  EACCES: notWritable,
  EPERM: notWritable,
  ENOTDIR: notFolder,
  EEXIST: notFolder,
  EIO: '磁盘读写出错。请检查磁盘。',
  EMFILE: '打开的文件过多。请结束一些程序，然后重新运行。',
};

/** What the file system refused, and what to do about it; `undefined` for any other error. */
export const refusalOf = (error: unknown): string | undefined => {
  const { code = '', message, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return syscall !== undefined && refusals[code] ? `${message}\n${refusals[code]}` : undefined;
};

const inWords = (error: unknown): unknown => {
  if (error instanceof Failure) return error.message;
  return refusalOf(error) ?? error;
};

/** Writes an error to stderr and has the process exit with 1, or with 130 when it was stopped. */
export function report(error: unknown): void {
  console.error(inWords(error));
  process.exitCode = error instanceof Stopped ? 130 : 1;
}

/** Does the work of a command, and reports its failure. */
export async function reporting(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    report(error);
  }
}
