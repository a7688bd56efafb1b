// Every file in the content folder is read by a collection, and its name agrees with its folder and its record.
import { basename, join } from 'node:path';
import { dayIn } from '#language/dates.ts';
import { kindInWords, kindNames } from '#records/record-kinds.ts';
import { rowOf } from '#schemas/collections.ts';
import { collections, isDated, sourceCollection } from '#schemas/files.ts';
import { isRealDay } from '#schemas/shapes.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { imagesShown } from '#scripts/check/content/links.ts';
import { fieldOf } from '#scripts/check/content/places.ts';
import { type Site, type Source, shownPath } from '#scripts/check/content/read.ts';
import { type Message, topOf } from '#scripts/check/finding.ts';
import { type Check, inEach } from '#scripts/check/rule.ts';

const patterns = Object.values(collections).map(({ files }) => files);
/** `meetings/<年>/<日期>-<系列>.md`, for people. */
const places = kindNames.map((kind) => kindInWords(kind, 'zh').file.split('/').slice(2).join('/'));
const folders = [...new Set(patterns.map((files) => files.split('/')[0] ?? ''))];
const isPicture = (path: string) => /\.(avif|gif|jpe?g|png|svg|webp)$/i.test(path);

/** Why no collection reads the file. */
const misplaced = (path: string): Message => {
  const folder = path.includes('/') ? (path.split('/')[0] ?? '') : '';
  const [place] = places.filter((file) => file.startsWith(`${folder}/`));
  if (!place) {
    const fix = suggest(folder, folders, '移到对应的目录，或删除该文件');
    return { found: `文件位置不正确，不会被使用：${path}`, expected: `内容位于以下目录：${folders.join('、')}`, fix };
  }
  const expected = `路径形如 ${place}${place.endsWith('/zh.md') ? '，译文为同一目录的 en.md' : ''}`;
  return { found: `${folder}/ 中的文件不会被使用：${basename(path)}`, expected, fix: '更正文件名、扩展名或所在的目录' };
};

const unused = (path: string): Message => ({
  found: `图片未被任何页面引用：${path}`,
  expected: '图片与引用它的正文位于同一目录，用 ![说明](./图片) 引用',
  fix: '在正文中引用该图片，或删除图片',
});

const word = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** `Zhang San` → `，如 zhang-san`; Chinese has several spellings. */
const spelling = (id: string): string => {
  const right = id.toLowerCase().replaceAll(/[\s_.]+/g, '-');
  return right.split('/').every((part) => word.test(part)) ? `为 ${right}` : '，中文改为拼音或英文';
};

const illFormed = ({ id, path }: Source): Message[] => {
  if (id.split('/').every((part) => word.test(part))) return [];
  const fix = `重命名该${/\/(zh|en)\.mdx?$/.test(path) ? '目录' : '文件'}${spelling(id)}`;
  return [
    { found: `ID ${id} 含有不允许的字符`, expected: 'ID 只能包含小写字母、数字和连字符，例如 build-system', fix },
  ];
};

const taken = ({ id, collection }: Source): Message[] => {
  const { taken: ids = [] } = rowOf(sourceCollection(collection));
  if (!ids.includes(id)) return [];
  return [{ found: `ID ${id} 已被站点占用`, expected: `ID 不能为 ${ids.join('、')}`, fix: '重命名该文件' }];
};

const untranslated = (source: Source, { sources }: Site): Message[] => {
  const original = sourceCollection(source.collection);
  if (original === source.collection) return [];
  if (sources.some(({ collection, id }) => collection === original && id === source.id)) return [];
  const fix = '添加 zh.md，或删除该译文';
  return [{ found: '缺少中文原文', expected: '译文与中文原文（zh.md 或 zh.mdx）位于同一目录', fix }];
};

const isDay = (text: string) => text.length === 10 && isRealDay(text);

/** The day of a moment in the zone, or the day that is written without an hour. */
const dayOfStart = (start: string, zone: string): string | undefined => {
  if (isDay(start)) return start;
  const isInstant = /(Z|[+-]\d{2}:\d{2})$/.test(start) && !Number.isNaN(Date.parse(start));
  return isInstant ? dayIn(start, zone) : undefined;
};

/** The name repeats two fields of the record: the day it was moved from, else starts in the site's zone, and the meeting's series. */
const contradicting = (source: Source, zone: string | undefined): Message[] => {
  const { id } = source;
  const [start, series] = [fieldOf(source, 'start'), fieldOf(source, 'series')];
  const moved = fieldOf(source, 'occurrence');
  const own = zone && typeof start === 'string' ? dayOfStart(start, zone) : undefined;
  const [field, day] = typeof moved === 'string' && isDay(moved) ? ['occurrence', moved] : ['start', own];
  const message = (field: string, value: unknown, expected: string): Message => ({
    found: `文件名 ${id} 与 ${field}（${String(value)}）不一致`,
    expected,
    fix: `修改文件名或 ${field}`,
  });
  return [
    ...(day && !id.startsWith(`${day}-`) ? [message(field, fieldOf(source, field), `文件名以 ${day} 开头`)] : []),
    ...(typeof series === 'string' && !`${id.slice(11)}-`.startsWith(`${series}-`)
      ? [message('series', series, `文件名为 <日期>-${series}`)]
      : []),
  ];
};

/** `2026-11-24-biweekly` in the folder `2026`. */
const dated = (source: Source, { config }: Site): Message[] => {
  if (!isDated(sourceCollection(source.collection))) return [];
  const [, year = ''] = source.path.split('/');
  const date = /^(\d{4}-\d{2}-\d{2})-./.exec(source.id)?.[1];
  if (!date || !isDay(date)) {
    const expected = `文件名形如 <日期>-<名称>，例如 ${year}/${year}-01-31-name`;
    return [{ found: `文件名 ${source.id} 不以日期开头`, expected, fix: '按「日期-名称」重命名' }];
  }
  const right = date.slice(0, 4);
  const words = { found: `日期 ${date} 与目录 ${year}/ 不一致`, expected: `文件位于日期所在年份的目录 ${right}/` };
  const misfiled = year === right ? [] : [{ ...words, fix: `移到 ${right}/，或更正日期` }];
  return [...misfiled, ...contradicting(source, config?.zone)];
};

export const fileNames: Check = {
  name: 'file-names',
  description: '内容目录中没有多余的文件，文件名和年份目录与记录一致',
  run: (site) => {
    const shown = imagesShown(site);
    const others = site.others
      .filter((path) => !shown.has(path))
      .map((path) => ({
        ...topOf(shownPath(join(site.folder, path))),
        ...(isPicture(path) && path.split('/').length > 2 ? unused(path) : misplaced(path)),
      }));
    const named = inEach(site.sources, (source) => {
      const messages = [...illFormed(source), ...taken(source), ...untranslated(source, site), ...dated(source, site)];
      return messages.map((message) => ({ at: 0, ...message }));
    });
    return [...others, ...named];
  },
};
