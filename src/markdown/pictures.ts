// Pictures beside a text: Astro reads whatever file the text names, so only a picture of the content folder is let through.
import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Refused } from './allowed.ts';

/** Whether `path` is an ordinary file below `folder`, reached through no link; both absolute. */
const isOwnFile = (path: string, folder: string): boolean => {
  try {
    const real = relative(realpathSync(folder), realpathSync(path));
    return lstatSync(path).isFile() && !real.startsWith('..') && !isAbsolute(real) && real === relative(folder, path);
  } catch {
    return false;
  }
};

const decoded = (address: string): string => {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
};

/** The pictures of a text in `beside` that are no file of the folder `content`. */
export const pictureFaults = (tree: Root, beside: string, content: string): Refused[] => {
  const faults: Refused[] = [];
  visit(tree, { type: 'element', tagName: 'img' }, ({ properties: { src }, position }) => {
    const address = typeof src === 'string' ? src : '';
    if (/^(\/|[a-z][a-z+.-]*:)/i.test(address)) return;
    const path = join(beside, decoded(address));
    if (/\.(avif|gif|jpe?g|png|svg|webp)$/i.test(address) && isOwnFile(path, content)) return;
    const expected = '图片与正文位于同一目录，不是符号链接';
    faults.push({
      kind: 'html',
      found: `无法使用图片 ${address}`,
      expected,
      fix: '将图片放到正文所在目录，用 ![说明](./图片) 引用',
      position,
    });
  });
  return faults;
};
