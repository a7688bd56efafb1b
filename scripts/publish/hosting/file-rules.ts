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
    text: '以下文件为空。请重新运行 npm run build',
    found: '文件为空',
    fix: '添加内容，或删除',
    isBroken: ({ size }) => size === 0,
  },
  {
    text: '以下文件不是普通文件（例如符号链接）',
    found: '不是普通文件（如符号链接）',
    fix: '替换为文件本身，或删除',
    isBroken: ({ isOrdinary }) => !isOrdinary,
  },
  {
    text: '以下隐藏文件不能发布',
    found: '隐藏文件不能发布（.well-known/ 除外）',
    fix: '重命名或删除',
    isBroken: ({ file }) => isHidden(file),
  },
  {
    text: '以下文件的类型未知。请在 scripts/publish/hosting/content-types.ts 中添加扩展名，或从站点中删除',
    found: '该类型的文件不能发布',
    fix: '改为可发布的格式；较大的附件移到站外，在正文中提供链接',
    isBroken: ({ file }) => !isHidden(file) && contentTypeOf(file) === undefined,
  },
  {
    text: `以下文件大于 ${largest}`,
    found: `文件大于 ${largest}`,
    fix: '缩小文件，或移到站外，在正文中提供链接',
    isBroken: ({ size }) => size > maxFileSize,
  },
];

/** Why a path of this site cannot be redirected from or to; `undefined` where it can. */
export const pathFault = (path: string): string | undefined => {
  const segments = path.replace(/#.*$/, '').split('/').slice(1, -1);
  if (segments.some((segment) => segment === '.' || segment === '..')) return '服务器和浏览器会化简 . 和 ..';
  if (segments.some((segment) => segment.startsWith('.') && segment !== '.well-known'))
    return '服务器不提供以 . 开头的路径';
  if (segments.some((segment) => /\.(br|gz)$/.test(segment))) return '服务器不提供以 .br 和 .gz 结尾的路径';
  if (segments.some((segment) => /^(index|404)\.html$/.test(segment))) return '页面的网址不含文件名';
  return undefined;
};
