// What a published file may be called and hold: read by `npm run check` before a merge, and by publishing before a release.
import { contentTypeOf } from './content-types.ts';

export interface FileFacts {
  /** Below the folder that is published, with slashes. */
  file: string;
  /** In bytes. */
  size: number;
  /** No link, pipe or device. */
  isOrdinary: boolean;
}

interface FileRule {
  /** What is wrong with the files of a release that break it, and what to do. */
  text: string;
  /** The same of one file that a member adds. */
  found: string;
  fix: string;
  isBroken(facts: FileFacts): boolean;
}

/** Bytes of one file: far above what any needs. */
const maxFileSize = 25 * 2 ** 20;
const largest = `${(maxFileSize / 2 ** 20).toFixed(1)} MB`;

const isHidden = (file: string): boolean => /(^|\/)\.(?!well-known\/)/.test(file);

export const fileRules: FileRule[] = [
  {
    text: '这些文件是空的（重新运行 npm run build）',
    found: '空的文件',
    fix: '补上内容，或者删去',
    isBroken: ({ size }) => size === 0,
  },
  {
    text: '这些文件不是普通文件（如符号链接）',
    found: '不是普通文件（如符号链接）',
    fix: '换成文件本身，或者删去',
    isBroken: ({ isOrdinary }) => !isOrdinary,
  },
  {
    text: '这些隐藏文件不该在站点里',
    found: '隐藏文件，只有 .well-known/ 例外',
    fix: '改名，或者删去',
    isBroken: ({ file }) => isHidden(file),
  },
  {
    text: '不知道这些文件是什么类型：在 scripts/publish/hosting/content-types.ts 里加上扩展名，或不要放进站点',
    found: '不能发布的文件类型',
    fix: '换成能发布的格式；大的附件放到别处，正文里给链接',
    isBroken: ({ file }) => !isHidden(file) && contentTypeOf(file) === undefined,
  },
  {
    text: `这些文件大于 ${largest}`,
    found: `大于 ${largest} 的文件`,
    fix: '缩小它，或者放到别处，正文里给链接',
    isBroken: ({ size }) => size > maxFileSize,
  },
];

/** Why a path of this site cannot be redirected from or to; `undefined` where it can. */
export const pathFault = (path: string): string | undefined => {
  const segments = path.replace(/#.*$/, '').split('/').slice(1, -1);
  if (segments.some((segment) => segment === '.' || segment === '..')) return '. 和 .. 会被服务器和浏览器化简';
  if (segments.some((segment) => segment.startsWith('.') && segment !== '.well-known'))
    return '服务器不提供以 . 开头的路径';
  if (segments.some((segment) => /\.(br|gz)$/.test(segment))) return '服务器不提供以 .br 和 .gz 结尾的路径';
  if (segments.some((segment) => /^(index|404)\.html$/.test(segment))) return '页面的网址里没有文件名';
  return undefined;
};
