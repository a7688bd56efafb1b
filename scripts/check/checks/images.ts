// Every picture has a text alternative and lies on this site.
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { besideText, type Picture, picturesOf } from '#scripts/check/content/links.ts';
import type { Site } from '#scripts/check/content/read.ts';
import { isWholePicture } from '#scripts/check/content/whole-picture.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';
import { isOutside } from '#scripts/kit/own-files.ts';

/** What editors and phones call a picture. */
const saysNothing =
  /^(图片?|截图|照片|示意图|image|img|photo|picture|screenshot)?[\s_-]*\d*$|\.(avif|gif|jpe?g|png|svg|webp)$/i;

const alternativeOf = ({ node, alternative, address }: Picture): Problem[] => {
  const frame = {
    at: node,
    expected: '替代文字说明图片的内容：![图片的内容](图片)',
    fix: '在方括号中用一句话说明图片的内容',
  };
  if (alternative === undefined) return [{ found: `图片 ${address} 没有替代文字`, ...frame }];
  return alternative && saysNothing.test(alternative)
    ? [{ found: `图片 ${address} 的替代文字「${alternative}」未说明图片的内容`, ...frame }]
    : [];
};

/** Without its size the text jumps when the picture comes. */
const sizeOf = ({ node, isSized, address }: Picture): Problem[] => {
  if (isSized || address === null || address.startsWith('data:')) return [];
  const expected = '图片与正文位于同一目录，或在 <img> 中指定 width 和 height';
  const fix = '将图片放到正文所在目录，用 ![说明](./图片) 引用';
  return [{ at: node, severity: 'warning', found: `图片 ${address} 未指定尺寸，加载时会引起页面跳动`, expected, fix }];
};

/** Bytes; more than a page of this site with all that it needs. */
const maxBytes = 300_000;

const weightOf = ({ node, address }: Picture, bytes: number): Problem[] => {
  if (bytes <= maxBytes) return [];
  const found = `图片 ${address} 为 ${Math.round(bytes / 1000)} KB`;
  const fix = '缩小到显示尺寸的两倍，保存为 WebP 或 AVIF';
  return [{ at: node, severity: 'warning', found, expected: `图片不超过 ${maxBytes / 1000} KB`, fix }];
};

/** How files of each kind begin. Astro measures the pictures beside a text, and stops at one that it cannot read. */
const kinds: Record<string, RegExp> = {
  png: /^\x89PNG\r\n/,
  jpg: /^\xff\xd8\xff/,
  jpeg: /^\xff\xd8\xff/,
  gif: /^GIF8/,
  webp: /^RIFF.{4}WEBP/s,
  avif: /^.{4}ftypavi[fs]/s,
  svg: /<svg\b[^<>]{0,2000}\s(viewBox|width)\s*=/,
};

/** Bytes that are read of a picture: in a photograph, much may stand before its size. */
const headBytes = 512 * 1024;
/** Bytes and pixels that the build can decode in a moment and in little memory; a picture beyond them is not read. */
const most = { bytes: 10_000_000, pixels: 40_000_000 };

const headOf = (file: string): Buffer => {
  const head = Buffer.alloc(headBytes);
  const handle = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(handle, head, 0, headBytes, 0));
  } finally {
    closeSync(handle);
  }
};

/** What is too large about a picture; `undefined` where it is not. @throws where its size cannot be told, or is nothing */
const excessOf = (head: Buffer, bytes: number): { found: string; expected: string } | undefined => {
  if (bytes > most.bytes)
    return { found: `${Math.round(bytes / 1000)} KB`, expected: `图片不超过 ${most.bytes / 1000} KB` };
  const { width, height } = imageSize(head);
  if (width * height === 0) throw new Error('a picture without pixels');
  const limit = `图片不超过 ${most.pixels / 1_000_000} 百万像素`;
  return width * height > most.pixels ? { found: `${width} × ${height} 像素`, expected: limit } : undefined;
};

const unreadable = ({ node, address }: Picture): Problem => {
  const expected = `图片格式为 ${Object.keys(kinds).join('、')}，SVG 指定 viewBox`;
  return { at: node, found: `无法读取图片 ${address}`, expected, fix: '重新导出该图片，并使扩展名与格式一致' };
};

const cut = ({ node, address }: Picture): Problem => {
  const found = `图片 ${address} 不完整，可能在复制或下载时中断`;
  return { at: node, found, expected: '图片文件完整', fix: '重新导出或复制该图片' };
};

const formatOf = (picture: Picture, file: string): Problem[] => {
  const { node, address } = picture;
  const bytes = statSync(file).size;
  const head = headOf(file);
  const kind = /\.(\w+)$/.exec(address ?? '')?.[1]?.toLowerCase() ?? '';
  if (!kinds[kind]?.test(head.toString('latin1'))) return [unreadable(picture)];
  try {
    const excess = excessOf(head, bytes);
    if (!excess) return isWholePicture(kind, readFileSync(file)) ? weightOf(picture, bytes) : [cut(picture)];
    const fix = '缩小到显示尺寸的两倍，保存为 WebP 或 AVIF';
    return [{ at: node, found: `图片 ${address} 过大：${excess.found}`, expected: excess.expected, fix }];
  } catch {
    return [unreadable(picture)];
  }
};

const fileOf = (picture: Picture, site: Site): Problem[] => {
  const { node, address } = picture;
  if (address === null || address.startsWith('data:')) return [];
  if (/^([a-z][a-z+.-]*:|\/\/)/i.test(address)) {
    const fix = '确认许可后，将图片保存到正文所在目录，用 ![说明](./图片) 引用';
    return [{ at: node, found: `图片来自其他网站：${address}`, expected: '图片保存在本站', fix }];
  }
  const beside = besideText(picture);
  const root = beside === undefined ? site.publicFolder : site.folder;
  const file = join(root, beside ?? address);
  if (isOutside(file, root) || /[?#]/.test(address)) {
    const fix = '将图片放到正文所在目录，用 ![说明](./图片) 引用';
    return [{ at: node, found: `图片 ${address} 不是本站的文件`, expected: '图片位于正文所在目录或 public/ 中', fix }];
  }
  if (address && existsSync(file)) return beside === undefined ? [] : formatOf(picture, file);
  const expected = '图片位于正文所在目录或 public/ 中';
  return [{ at: node, found: `图片 ${address} 不存在`, expected, fix: '添加图片文件，或更正路径' }];
};

/** A picture that is not there has no size either. */
const fileOrSizeOf = (picture: Picture, site: Site): Problem[] => {
  const problems = fileOf(picture, site);
  return problems.some(({ severity }) => severity === undefined) ? problems : [...sizeOf(picture), ...problems];
};

export const images: Check = {
  name: 'images',
  description: '图片有说明内容的替代文字和尺寸，保存在本站',
  run: (site) =>
    picturesOf(site).flatMap((picture) =>
      placed(picture.source, [...alternativeOf(picture), ...fileOrSizeOf(picture, site)]),
    ),
};
