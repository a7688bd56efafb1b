// data/live/published.json: when each record was first written and last changed, as of the last publication. Written by `npm run
// publish -- deploy`, never by hand.
import { z } from 'astro/zod';

const utc = z.iso.datetime();

const kept = z.strictObject({
  hash: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('文件内容的 SHA-256，前 16 位'),
  first: utc.describe('首次提交的时间'),
  last: utc.describe('最近一次修改的时间；日历的 SEQUENCE 由此得出'),
});

const page = z.strictObject({
  hash: kept.shape.hash.describe('页面所显示内容的 SHA-256，前 16 位；不含实时数据和日期'),
  changed: utc.describe('内容最近一次变化的时间'),
});

export const published = z.strictObject({
  schema: z.literal(1).describe('格式版本'),
  records: z.record(z.string(), kept).describe('各记录的文件，路径相对于内容目录'),
  pages: z.record(z.string(), page).optional().describe('各页面的网址路径'),
});

export type Kept = z.output<typeof kept>;
export type Published = z.output<typeof published>;
