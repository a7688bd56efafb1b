// data/live/links.json: what the last check of external links found. Written by `npm run check -- --external`, never by hand.
import { z } from 'astro/zod';

const place = z.strictObject({
  file: z.string().describe('从代码仓的根目录算起'),
  line: z.int().min(1).describe('行，从 1 起'),
  column: z.int().min(1).describe('列，从 1 起'),
});

const checkedLink = z.strictObject({
  url: z.url().describe('网址'),
  state: z
    .enum(['ok', 'broken', 'unreachable'])
    .describe('broken 对方说没有 · unreachable 连不上，不知道是对方还是我们的问题'),
  status: z.int().optional().describe('HTTP 状态码；没有得到回答就没有'),
  checkedAt: z.iso.datetime().describe('上一次问这个链接'),
  since: z.iso.datetime().optional().describe('从哪一次检查起不再打得开'),
  failedRuns: z.int().min(1).optional().describe('对方连着几次说没有；第二次起 state 是 broken'),
  places: z.array(place).min(1).describe('写着这个链接的地方'),
});

export const linkReport = z.strictObject({
  schema: z.literal(1).describe('格式的版本'),
  checkedAt: z.iso.datetime().describe('检查的时间'),
  links: z.array(checkedLink).describe('查过的链接'),
});

export type CheckedLink = z.infer<typeof checkedLink>;
export type LinkReport = z.infer<typeof linkReport>;
