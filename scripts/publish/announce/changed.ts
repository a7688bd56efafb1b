// Which pages have changed since a search engine was notified of them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { XMLParser } from 'fast-xml-parser';
import { Failure } from '#scripts/kit/failure.ts';
import { serialize, writeWhole } from '#scripts/kit/files.ts';

/** The pages of a site: the last change of each (ISO 8601, empty where it is not known) by its address. */
export type Pages = ReadonlyMap<string, string>;

export interface Changed {
  changed: string[];
  removed: string[];
}

/** What is to be pushed, given what was pushed before. */
export const changedSince = (now: Pages, before: Pages): Changed => ({
  changed: [...now].flatMap(([url, lastmod]) => (before.get(url) === lastmod ? [] : [url])).sort(),
  removed: [...before.keys()].filter((url) => !now.has(url)).sort(),
});

interface Sitemap {
  urlset?: { url?: { loc?: string; lastmod?: string }[] };
}

const parser = new XMLParser({ isArray: (name) => name === 'url', parseTagValue: false });

/**
 * The pages in `folder`, by its sitemap, all below `address`.
 * @throws Failure when there is no site, or it was built for another address
 */
export const pagesIn = (folder: string, address: string): Pages => {
  const file = join(folder, 'sitemap-0.xml');
  if (!existsSync(file)) throw new Failure(`${file} 不存在。请先运行 npm run build`);
  const { urlset } = parser.parse(readFileSync(file, 'utf8')) as Sitemap;
  const pages = new Map((urlset?.url ?? []).flatMap(({ loc, lastmod = '' }) => (loc ? [[loc, lastmod]] : [])));
  const foreign = [...pages.keys()].find((url) => !url.startsWith(address));
  if (pages.size === 0) throw new Failure(`${file} 中没有页面。请重新运行 npm run build`);
  if (foreign) throw new Failure(`${file} 中的 ${foreign} 与 address（${address}）不一致。请重新运行 npm run build`);
  return pages;
};

/** What each search engine was notified of last: a file that only this command reads and writes. */
const shape = z.strictObject({
  schema: z.literal(1),
  told: z.record(z.string(), z.record(z.url(), z.string())),
});

export type State = Map<string, Pages>;

/** Empty where there is no file yet. Throws a Failure when the file is something else. */
export const readState = (file: string): State => {
  if (!existsSync(file)) return new Map();
  const text = readFileSync(file, 'utf8');
  try {
    const { told } = shape.parse(JSON.parse(text));
    return new Map(Object.entries(told).map(([name, pages]) => [name, new Map(Object.entries(pages))]));
  } catch (cause) {
    const fix = '请更正 --since，或删除该文件（下次推送全部网址）';
    throw new Failure(`${file} 不是推送记录：${(cause as Error).message.split('\n')[0]}。${fix}`, { cause });
  }
};

/** Whole or not at all, the keys sorted. */
export const writeState = (file: string, state: State): void => {
  const told = Object.fromEntries([...state].map(([name, pages]) => [name, Object.fromEntries(pages)]));
  writeWhole(file, serialize({ schema: 1, told }));
};
