// What `npm run new` says of the file that it wrote.
import type { Result } from '../build/command.ts';
import type { Kind } from './kind.ts';

/** Records that could not be read, and so were not counted on. */
export const leftOut = (unread: string[]): string[] =>
  unread.length > 0 ? [`读不懂，没有算上的记录：${unread.join('、')}`] : [];

/** `path` is from the working folder. */
export const written = (path: string, { remains }: Kind, notes: string[]): string =>
  [`写好了 ${path}`, ...notes.map((note) => `  注意：${note}`), ...(remains ? [`  还要写：${remains}`] : [])].join(
    '\n',
  );

/** What the check says of the file, and how to go on. */
export const checked = ({ ok, output }: Result): string =>
  [
    ok ? '  检查：没有错误' : `  检查说还要改：\n\n${output}\n`,
    '接下来：',
    '  npm run dev      边写边看',
    '  npm run check    写完再检查一遍',
  ].join('\n');
