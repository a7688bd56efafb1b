// /api/v1/docs.json and news.json: what there is to read, with the addresses of the pages and of their Markdown copies.
import { z } from 'astro/zod';
import { newestFirst, newsDate, readingOrder } from '#model/sig/docs.ts';
import type { RecordOf } from '#model/records/facts.ts';
import { recordPath } from '#model/records/addresses.ts';
import {
  type ApiSource,
  day,
  idIn,
  identity,
  identityOf,
  inBoth,
  listFile,
  page,
  pageAt,
  text,
  translation,
  translationOf,
} from './source.ts';

const shared = {
  ...identity,
  markdown: page.describe('该页的 Markdown 副本；没有译文时省略 en'),
  title: text.describe('标题'),
  summary: text.describe('摘要'),
  translation,
};

const sharedOf = (source: ApiSource, entry: RecordOf<'docs'> | RecordOf<'news'>) => {
  const { zh, en } = pageAt(source, `${recordPath(entry.collection, entry.id)}index.md`);
  return {
    ...identityOf(source, entry),
    // An English page that shows the Chinese text has no copy.
    markdown: { zh, ...(entry.en && { en }) },
    title: inBoth(entry, 'title'),
    summary: inBoth(entry, 'summary'),
    translation: translationOf(entry),
  };
};

const doc = z.strictObject({
  ...shared,
  section: z.string().describe('栏目'),
  order: z.int().min(1).describe('在栏目中的顺序'),
  subprojects: z.array(idIn('subprojects')).describe('文档对应的所辖项目'),
  reviewed: z
    .strictObject({ date: day.describe('复核日期'), by: idIn('people').optional().describe('复核人；未知时省略') })
    .optional()
    .describe('最近一次复核；从未复核时省略'),
});

export const docs = listFile('docs', doc, '按栏目和顺序', (source) =>
  readingOrder(source.facts).map((one) => ({
    ...sharedOf(source, one),
    section: one.id.slice(0, one.id.indexOf('/')),
    order: one.data.order,
    subprojects: one.data.subprojects,
    reviewed: one.data.reviewed,
  })),
);

const announcement = z.strictObject({ ...shared, date: day });

export const news = listFile('news', announcement, '按时间倒序', (source) =>
  newestFirst(source.facts).map((one) => ({ ...sharedOf(source, one), date: newsDate(one.id) })),
);
