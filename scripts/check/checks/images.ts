// Every picture has a text alternative and lies on this site.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Words } from '../finding.ts';
import { besideText, type Picture, picturesOf } from '../images.ts';
import type { Site } from '../read.ts';

const name = 'images';

const alternativeOf = ({ alternative, address }: Picture): Words[] =>
  alternative === undefined
    ? [
        {
          found: `图片 ${address} 没有替代文字`,
          expected: '![图里有什么](图片)',
          fix: '在方括号里写一句话，说明图里有什么',
        },
      ]
    : [];

/** How files of each kind begin. Astro measures the pictures beside a text, and stops at one that it cannot read. */
const kinds: Record<string, RegExp> = {
  png: /^\x89PNG\r\n/,
  jpg: /^\xff\xd8\xff/,
  jpeg: /^\xff\xd8\xff/,
  gif: /^GIF8/,
  webp: /^RIFF.{4}WEBP/s,
  avif: /^.{4}ftypavi[fs]/s,
  svg: /<svg\b[^>]*\s(viewBox|width)\s*=/,
};

const formatOf = (address: string, bytes: string): Words[] => {
  const kind = /\.(\w+)$/.exec(address)?.[1]?.toLowerCase() ?? '';
  if (kinds[kind]?.test(bytes)) return [];
  const expected = `${Object.keys(kinds).join('、')} 图片；SVG 写明 viewBox`;
  return [{ found: `图片 ${address} 读不出来`, expected, fix: '重新导出这张图，扩展名与格式一致' }];
};

const fileOf = (picture: Picture, site: Site): Words[] => {
  const { address } = picture;
  if (address === null || address.startsWith('data:')) return [];
  if (/^([a-z][a-z+.-]*:|\/\/)/i.test(address)) {
    const fix = '把图片存到正文旁边（先确认许可），再写相对路径';
    return [{ found: `图片在别的网站上：${address}`, expected: '只用本站的图片', fix }];
  }
  const beside = besideText(picture);
  const file = beside === undefined ? join(site.publicFolder, address) : join(site.folder, beside);
  if (address && existsSync(file)) return beside === undefined ? [] : formatOf(address, readFileSync(file, 'latin1'));
  return [
    { found: `没有图片文件 ${address}`, expected: '正文旁边或 public/ 里已有的文件', fix: '补上文件，或者改正路径' },
  ];
};

export const images: Check = {
  name,
  description: '图片有替代文字，文件就在本站',
  run: (site) =>
    picturesOf(site).flatMap((picture) =>
      [...alternativeOf(picture), ...fileOf(picture, site)].map((words) => ({
        ...picture.place,
        rule: name,
        severity: 'error',
        ...words,
      })),
    ),
};
