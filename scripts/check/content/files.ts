// The files below the content folder and their text, with the reason where something cannot be read.
import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '#scripts/check/finding.ts';
import { type Excess, excessIn } from './limits.ts';

/** Something that is not read, and why. */
export interface Unread extends Message {
  /** Below the content folder, with slashes. */
  path: string;
  line: number;
  column: number;
}

export interface Listing {
  /** Ordinary files, sorted. */
  paths: string[];
  unread: Unread[];
}

const reasons: Record<string, string> = {
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  ENOENT: '文件不存在（可能刚被删除）',
  EISDIR: '该路径是目录',
  ELOOP: '符号链接循环',
  ENAMETOOLONG: '路径太长',
};

/** `EACCES` and the like in words. */
export const reasonOf = (error: unknown): string => {
  const { code = '', message = String(error) } = error as Partial<NodeJS.ErrnoException>;
  return reasons[code] ?? message;
};

const whole = (path: string, found: string, expected: string, fix: string): Unread => {
  return { path, line: 1, column: 1, found, expected, fix };
};

export const unreadable = (path: string, error: unknown): Unread =>
  whole(path, `无法读取：${reasonOf(error)}`, '文件可以读取', '检查文件的权限，或删除后重新添加');

const target = (path: string) => {
  try {
    return `，指向 ${readlinkSync(path)}`;
  } catch {
    return '';
  }
};

/** An entry of a folder that is neither file nor folder. */
const special = (folder: string, path: string, entry: Dirent): Unread => {
  const expected = '内容目录中只有普通文件';
  return entry.isSymbolicLink()
    ? whole(path, `符号链接${target(join(folder, path))}`, expected, '替换为文件本身，或删除')
    : whole(path, '不是普通文件（管道、套接字或设备）', expected, '删除');
};

/** `isRecord`: whether a collection would read a file of this path, so that a folder must not have its name. */
export const listFiles = (folder: string, isRecord: (path: string) => boolean): Listing => {
  const listing: Listing = { paths: [], unread: [] };
  const waiting = [''];
  const enter = (path: string, entry: Dirent) => {
    if (entry.isFile()) listing.paths.push(path);
    else if (!entry.isDirectory()) listing.unread.push(special(folder, path, entry));
    else if (isRecord(path))
      listing.unread.push(whole(path, `${path} 是目录`, '带扩展名的名称用于文件', '重命名或删除该目录'));
    else waiting.push(`${path}/`);
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    try {
      for (const entry of readdirSync(join(folder, at), { withFileTypes: true }))
        if (!entry.name.startsWith('.')) enter(`${at}${entry.name}`, entry);
    } catch (error) {
      listing.unread.push(unreadable(at.replace(/\/$/, '') || '.', error));
    }
  }
  listing.paths.sort();
  return listing;
};

/** Why a text is not read. */
export interface Refusal extends Excess {
  /** As far as it can be decoded, so that the place can be given. */
  text: string;
}

const count = (bytes: Buffer, parity: 0 | 1) =>
  bytes.filter((byte, index) => byte === 0 && index % 2 === parity).length;

/** Latin letters in UTF-16 have every other byte zero. */
const isUtf16 = (bytes: Buffer) => {
  if (['fffe', 'feff'].includes(bytes.toString('hex', 0, 2))) return true;
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

const expected = '文件为 UTF-8 编码的文本文件';
const saveAs = (encoding: string) => `在编辑器中另存为 UTF-8，或运行 iconv -f ${encoding} -t UTF-8 旧文件 > 新文件`;

const notText = (bytes: Buffer): Message | undefined => {
  if (bytes.includes(0))
    return isUtf16(bytes)
      ? { found: '文件为 UTF-16 编码', expected, fix: saveAs('UTF-16') }
      : { found: '文件含有二进制内容（NUL 字节）', expected, fix: '替换为文本文件；图片等使用原本的扩展名' };
  if (isUtf8(bytes)) return undefined;
  if (isGbk(bytes)) return { found: '文件不是 UTF-8 编码，可能是 GBK', expected, fix: saveAs('GB18030') };
  return { found: '文件中有不符合 UTF-8 的字节', expected, fix: saveAs('原来的编码') };
};

/** Bytes of a text of the content. */
export const maxBytes = 256 * 1024;
const size = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;

/** The text of a file, of which the size is looked at first; also of one that is kept verbatim, which is published like the others. */
export const readText = (path: string, isMarkdown: boolean): { text: string } | Refusal => {
  const bytes = statSync(path).size;
  if (bytes > maxBytes)
    return {
      text: '',
      offset: 0,
      found: `文件为 ${size(bytes)}`,
      expected: `文件不超过 ${size(maxBytes)}`,
      fix: '拆成多个文件；附件移到站外，在正文中提供链接',
    };
  const content = readFileSync(path);
  const text = content.toString('utf8');
  const wrong = notText(content);
  if (wrong) return { ...wrong, text, offset: Math.max(0, text.search(/[\0\uFFFD]/)) };
  const excess = excessIn(text, isMarkdown);
  return excess ? { ...excess, text } : { text };
};
