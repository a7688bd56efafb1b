// The bytes of a file → its text, or why they are none that a record can be read from.
import { isUtf8 } from 'node:buffer';
import type { Words } from '../finding.ts';
import { type Excess, excessIn, mostBytes, mostDepth, mostInBlock, mostInLine, mostMarks } from './limits.ts';

/** Why a text is not read, and where in it. */
export interface Refusal extends Words {
  /** In characters, in `text`. */
  offset: number;
  /** As far as it can be made out, so that the place can be given. */
  text: string;
}

const startsWith = (bytes: Buffer, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

const count = (bytes: Buffer, parity: 0 | 1) =>
  bytes.filter((byte, index) => byte === 0 && index % 2 === parity).length;

/** Latin letters in UTF-16 have every other byte zero. */
const isUtf16 = (bytes: Buffer) => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return true;
  const most = Math.max(count(bytes, 0), count(bytes, 1));
  return most > bytes.length / 5 && Math.min(count(bytes, 0), count(bytes, 1)) < most / 10;
};

const isGbk = (bytes: Buffer) => {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gbk', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
};

const expected = '用 UTF-8 编码保存的文本文件';
const saveAs = (encoding: string) => `用编辑器另存为 UTF-8；也可以运行 iconv -f ${encoding} -t UTF-8 旧文件 > 新文件`;

const notText = (bytes: Buffer): Words | undefined => {
  if (bytes.includes(0))
    return isUtf16(bytes)
      ? { found: 'UTF-16 编码的文件', expected, fix: saveAs('UTF-16') }
      : { found: '二进制内容（有 NUL 字节）', expected, fix: '换成文本文件；图片等用它本来的扩展名' };
  if (isUtf8(bytes)) return undefined;
  if (isGbk(bytes)) return { found: '不是 UTF-8，像是 GBK 编码', expected, fix: saveAs('GB18030') };
  return { found: '不是 UTF-8 的字节', expected, fix: saveAs('原来的编码') };
};

const wordsFor: Record<Excess['what'], (amount: number) => Words> = {
  line: (amount) => ({
    ...{ found: `一行有 ${amount} 个字`, expected: `一行不超过 ${mostInLine} 个字` },
    fix: '分成几段或几行',
  }),
  block: (amount) => ({
    ...{ found: `连续的几行没有空行，共 ${amount} 个字`, expected: `一段或一个表格不超过 ${mostInBlock} 个字` },
    fix: '用空行分成几段；很长的表格或输出放进 ``` 代码块，或者只给链接',
  }),
  marks: (amount) => ({
    ...{ found: `一段里有 ${amount} 个 [ ] * _ < > 之类的记号`, expected: `一段不超过 ${mostMarks} 个` },
    fix: '用空行分成几段；照抄的输出放进 ``` 代码块',
  }),
  depth: (amount) => ({
    ...{ found: `引用、列表或括号套了 ${amount} 层`, expected: `不超过 ${mostDepth} 层` },
    fix: '删去多余的 >、-、[ 或 {；照抄的输出放进 ``` 代码块',
  }),
  conflict: () => ({
    ...{ found: 'git 合并冲突的记号', expected: '冲突已经解决的文字' },
    fix: '留下要的一边，删去 <<<<<<<、=======、>>>>>>> 这三行',
  }),
};

const size = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;

interface Kind {
  /** Kept as it is, whatever is in it. */
  isVerbatim: boolean;
  isMarkdown: boolean;
}

export const textOf = (bytes: Buffer, { isVerbatim, isMarkdown }: Kind): { text: string } | Refusal => {
  if (bytes.length > mostBytes)
    return {
      ...{ text: '', offset: 0, found: `文件有 ${size(bytes.length)}`, expected: `不超过 ${size(mostBytes)}` },
      fix: '把它分成几个文件；附件放到别处，正文里给链接',
    };
  const text = bytes.toString('utf8');
  const wrong = notText(bytes);
  if (wrong) return { ...wrong, text, offset: Math.max(0, text.search(/[\0\uFFFD]/)) };
  const excess = isVerbatim ? undefined : excessIn(text, isMarkdown);
  return excess ? { ...wordsFor[excess.what](excess.amount), offset: excess.offset, text } : { text };
};
