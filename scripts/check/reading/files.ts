// Every file below the content folder, and what lies there that is no file: neither is followed, and neither stops the walk.
import { type Dirent, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../finding.ts';

/** Something that is not read, and why. */
export interface Unread extends Words {
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

/** `EACCES` and the like in words. */
export const reasonOf = (error: unknown): string => {
  const { code = '', message = String(error) } = error as Partial<NodeJS.ErrnoException>;
  const words: Record<string, string> = {
    EACCES: '没有读取的权限',
    EPERM: '没有读取的权限',
    ENOENT: '不存在（可能刚被删去）',
    EISDIR: '是文件夹',
    ELOOP: '符号链接绕成了圈',
    ENAMETOOLONG: '路径太长',
  };
  return words[code] ?? message;
};

export const unreadable = (path: string, error: unknown): Unread => ({
  ...{ path, line: 1, column: 1, found: `读不了：${reasonOf(error)}`, expected: '可以读取的文件' },
  fix: '检查文件的权限，或者删去以后重新添加',
});

const target = (path: string) => {
  try {
    return `，指向 ${readlinkSync(path)}`;
  } catch {
    return '';
  }
};

const special = (folder: string, path: string, entry: Dirent): Unread => {
  const frame = { path, line: 1, column: 1, expected: '内容文件夹里只放普通文件' };
  if (entry.isSymbolicLink())
    return { ...frame, found: `符号链接${target(join(folder, path))}`, fix: '换成文件本身，或者删去' };
  return { ...frame, found: '不是普通文件（管道、套接字或设备）', fix: '删去' };
};

/** `isRecord`: whether a collection would read a file of this path, so that a folder must not have its name. */
export const listFiles = (folder: string, isRecord: (path: string) => boolean): Listing => {
  const listing: Listing = { paths: [], unread: [] };
  const waiting = [''];
  const enter = (path: string, entry: Dirent) => {
    if (entry.isFile()) listing.paths.push(path);
    else if (!entry.isDirectory()) listing.unread.push(special(folder, path, entry));
    else if (isRecord(path))
      listing.unread.push({
        ...{ path, line: 1, column: 1, found: `文件夹 ${path}`, expected: '这个名字的是文件' },
        fix: '改名，或者删去这个文件夹',
      });
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
