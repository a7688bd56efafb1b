// data/live/links.json: what the last check of external links found. Written by `npm run check -- --external`, never by hand.
import { z } from 'astro/zod';

const place = z.strictObject({
  file: z.string().describe('相对于代码仓根目录的路径'),
  line: z.int().min(1).describe('行号，从 1 开始'),
  column: z.int().min(1).describe('列号，从 1 开始'),
});

const checkedLink = z.strictObject({
  url: z.url().describe('网址'),
  state: z.enum(['ok', 'broken', 'unreachable']).describe('broken 目标不存在 · unreachable 无法连接，原因不明'),
  status: z.int().optional().describe('HTTP 状态码；没有响应时省略'),
  checkedAt: z.iso.datetime().describe('上次检查时间'),
  since: z.iso.datetime().optional().describe('首次无法访问的时间'),
  failedRuns: z.int().min(1).optional().describe('连续返回「不存在」的次数；达到 2 次时 state 为 broken'),
  places: z.array(place).min(1).describe('链接所在的位置'),
});

export const linkReport = z.strictObject({
  schema: z.literal(1).describe('格式版本'),
  checkedAt: z.iso.datetime().describe('检查时间'),
  links: z.array(checkedLink).describe('检查过的链接'),
});

export type CheckedLink = z.infer<typeof checkedLink>;
export type LinkReport = z.infer<typeof linkReport>;
