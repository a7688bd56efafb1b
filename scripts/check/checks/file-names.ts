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
    const fix = suggest(folder, folders, '移到对应的文件夹，或者删去');
    return { found: `没有用处的文件 ${path}`, expected: `内容放在这些文件夹里：${folders.join('、')}`, fix };
  }
  const expected = place.endsWith('/zh.md') ? `${place}，译文是旁边的 en.md` : place;
  return { found: `${folder}/ 里用不上的文件 ${basename(path)}`, expected, fix: '改正文件名、扩展名或所在的文件夹' };
};

const unused = (path: string): Message => ({
  found: `没有页面用到的图片 ${path}`,
  expected: '图片放在用它的正文旁边，正文里写 ![说明](./图片)',
  fix: '在正文里引用它，或者删去',
});

const word = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** `Zhang San` → `，如 zhang-san`; Chinese has several spellings. */
const spelling = (id: string): string => {
  const right = id.toLowerCase().replaceAll(/[\s_.]+/g, '-');
  return right.split('/').every((part) => word.test(part)) ? `，如 ${right}` : '，中文写成拼音或英文';
};

const illFormed = ({ id, path }: Source): Message[] => {
  if (id.split('/').every((part) => word.test(part))) return [];
  const fix = `重新命名这个${/\/(zh|en)\.mdx?$/.test(path) ? '文件夹' : '文件'}${spelling(id)}`;
  return [{ found: `编号 ${id}`, expected: '小写字母、数字和连字符，如 build-system', fix }];
};

const taken = ({ id, collection }: Source): Message[] => {
  const { taken: ids = [] } = rowOf(sourceCollection(collection));
  if (!ids.includes(id)) return [];
  return [{ found: `编号 ${id}，站点里另有用处`, expected: `不是 ${ids.join('、')}`, fix: '给这个文件换一个名字' }];
};

const untranslated = (source: Source, { sources }: Site): Message[] => {
  const original = sourceCollection(source.collection);
  if (original === source.collection) return [];
  if (sources.some(({ collection, id }) => collection === original && id === source.id)) return [];
  const fix = '先写 zh.md，译文写在旁边；或者删去这个译文';
  return [{ found: '只有译文，没有中文原文', expected: '同一文件夹里有 zh.md 或 zh.mdx', fix }];
};

const isDay = (text: string) => text.length === 10 && isRealDay(text);

/** The day of a moment in the zone, or the day that is written without an hour. */
const dayOfStart = (start: string, zone: string): string | undefined => {
  if (isDay(start)) return start;
  const isInstant = /(Z|[+-]\d{2}:\d{2})$/.test(start) && !Number.isNaN(Date.parse(start));
  return isInstant ? dayIn(start, zone) : undefined;
};

/** The name repeats two fields of the record: the day it starts in the site's zone, and the meeting's series. */
const contradicting = (source: Source, zone: string | undefined): Message[] => {
  const { id } = source;
  const [start, series] = [fieldOf(source, 'start'), fieldOf(source, 'series')];
  const day = zone && typeof start === 'string' ? dayOfStart(start, zone) : undefined;
  const message = (field: string, value: unknown, expected: string): Message => ({
    found: `名字 ${id}，而 ${field} 是 ${String(value)}`,
    expected,
    fix: `改名字或 ${field}`,
  });
  return [
    ...(day && !id.startsWith(`${day}-`) ? [message('start', start, `名字以 ${day} 开头`)] : []),
    ...(typeof series === 'string' && !`${id.slice(11)}-`.startsWith(`${series}-`)
      ? [message('series', series, `<日期>-${series}`)]
      : []),
  ];
};

/** `2026-11-24-biweekly` in the folder `2026`. */
const dated = (source: Source, { config }: Site): Message[] => {
  if (!isDated(sourceCollection(source.collection))) return [];
  const [, year = ''] = source.path.split('/');
  const date = /^(\d{4}-\d{2}-\d{2})-./.exec(source.id)?.[1];
  if (!date || !isDay(date)) {
    const expected = `${year}/ 之后是 <日期>-<名称>，如 ${year}/${year}-01-31-name`;
    return [{ found: `名字 ${source.id} 不以日期开头`, expected, fix: '按“日期-名称”重新命名' }];
  }
  const right = date.slice(0, 4);
  const words = { found: `${date} 在文件夹 ${year}/ 里`, expected: `在文件夹 ${right}/ 里` };
  const misfiled = year === right ? [] : [{ ...words, fix: `移到 ${right}/，或者改正日期` }];
  return [...misfiled, ...contradicting(source, config?.zone)];
};

export const fileNames: Check = {
  name: 'file-names',
  description: '内容文件夹里的文件都用得上，名字、年份文件夹和记录说的一致',
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
