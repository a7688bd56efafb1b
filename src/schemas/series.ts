// series/<id>.yaml：一个会议系列。时间未知时写 {state: unknown}。
import { z } from 'astro/zod';
import { date, httpsUrl, localized, localTime, ordinal, orHole, text } from './shapes.ts';

const place = z.strictObject({
  name: localized.meta({ title: '名称', description: '地点的名称', examples: [{ zh: '某会议室' }] }),
  url: httpsUrl.optional().meta({ title: '网址', description: '会议链接；不能公开就不写' }),
});

const exception = z.strictObject({
  date: date.meta({ title: '日期', description: '哪一天，按系列的时区', examples: ['2026-10-06'] }),
  reason: localized.meta({ title: '原因', description: '为什么不开', examples: [{ zh: '国庆假期' }] }),
});

export const series = z.strictObject({
  name: localized.meta({
    title: '名称',
    description: '会议名称',
    examples: [{ zh: '双周例会', en: 'Biweekly meeting' }],
  }),
  order: ordinal.default(1).meta({ title: '顺序', description: '显示顺序' }),
  rule: orHole(text).meta({
    title: '重复规则',
    description: '重复规则，iCalendar RRULE；未知写 {state: unknown}',
    examples: ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  }),
  start: localTime.optional().meta({ title: '起始', description: '第一次会议的当地时间；规则未知时不写' }),
  duration: z.iso
    .duration({ error: '应为 ISO 8601 时长，如 PT1H' })
    .optional()
    .meta({ title: '时长', description: '时长，如 PT1H', examples: ['PT1H'] }),
  zone: text.optional().meta({ title: '时区', description: '时区，如 Asia/Shanghai', examples: ['Asia/Shanghai'] }),
  place: orHole(place).meta({ title: '地点', description: '地点或会议链接；未知写 {state: unknown}' }),
  audience: localized.optional().meta({
    title: '谁可以参加',
    description: '谁可以参加；章程没写就不写',
    examples: [{ zh: '任何人都可以旁听。' }],
  }),
  exceptions: z.array(exception).default([]).meta({ title: '不开会的日子', description: '不开会的日子和原因' }),
});

export type Series = z.infer<typeof series>;
