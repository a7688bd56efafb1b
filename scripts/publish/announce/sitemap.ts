// The pages of a built site, from its sitemap.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { Failure } from '../../build/failure.ts';
import type { Pages } from './changed.ts';

interface Sitemap {
  urlset?: { url?: { loc?: string; lastmod?: string }[] };
}

const parser = new XMLParser({ isArray: (name) => name === 'url', parseTagValue: false });

/**
 * The pages in `folder`, all below `address`.
 * @throws Failure when there is no site, or it was built for another address
 */
export const pagesIn = (folder: string, address: string): Pages => {
  const file = join(folder, 'sitemap-0.xml');
  if (!existsSync(file)) throw new Failure(`${file} 不存在。先运行 npm run build`);
  const { urlset } = parser.parse(readFileSync(file, 'utf8')) as Sitemap;
  const pages = new Map((urlset?.url ?? []).flatMap(({ loc, lastmod = '' }) => (loc ? [[loc, lastmod]] : [])));
  const foreign = [...pages.keys()].find((url) => !url.startsWith(address));
  if (pages.size === 0) throw new Failure(`${file} 里没有页面。重新构建：npm run build`);
  if (foreign) throw new Failure(`${file} 里有 ${foreign}，而 address 是 ${address}。重新构建：npm run build`);
  return pages;
};
