// series/<id>.yaml：一个会议系列。时间未知时写 {state: unknown}。
import { z } from 'astro/zod';
import { date, httpsUrl, localized, localTime, orHole, text } from './shapes.ts';

export const series = z.strictObject({
  name: localized.describe('会议名称'),
  order: z.int().min(1).default(1).describe('显示顺序'),
  rule: orHole(text).describe('重复规则，iCalendar RRULE；未知写 {state: unknown}'),
  start: localTime.optional().describe('第一次会议的当地时间；规则未知时不写'),
  duration: z.iso.duration({ error: '应为 ISO 8601 时长，如 PT1H' }).optional().describe('时长，如 PT1H'),
  zone: text.optional().describe('时区，如 Asia/Shanghai'),
  place: orHole(z.strictObject({ name: localized, url: httpsUrl.optional() })).describe('地点或会议链接'),
  audience: localized.optional().describe('谁可以参加；章程没写就不写'),
  exceptions: z
    .array(z.strictObject({ date, reason: localized }))
    .default([])
    .describe('不开会的日子和原因'),
});

export type Series = z.infer<typeof series>;
