// series/<id>.yaml：一个会议系列。时间未知时写 {state: unknown}。
import { z } from 'astro/zod';
import { date, httpsUrl, localized, localTime, orHole, text } from './shapes.ts';

export const series = z.strictObject({
  name: localized.describe('会议名称'),
  order: z.int().min(1).default(1).describe('显示顺序'),
  rule: orHole(text).describe('重复规则，iCalendar RRULE；未知写 {state: unknown}'),
  start: localTime.optional().describe('第一次会议的当地时间；规则未知时不写').meta({ title: '起始' }),
  duration: z.iso.duration({ error: '应为 ISO 8601 时长，如 PT1H' }).optional().describe('时长，如 PT1H'),
  zone: text.optional().describe('时区，如 Asia/Shanghai'),
  place: orHole(
    z.strictObject({ name: localized.meta({ title: '名称' }), url: httpsUrl.optional().meta({ title: '网址' }) }),
  )
    .describe('地点或会议链接')
    .meta({ title: '地点' }),
  audience: localized.optional().describe('谁可以参加；章程没写就不写'),
  exceptions: z
    .array(z.strictObject({ date: date.meta({ title: '日期' }), reason: localized.meta({ title: '原因' }) }))
    .default([])
    .describe('不开会的日子和原因')
    .meta({ title: '不开会的日子' }),
});

export type Series = z.infer<typeof series>;
