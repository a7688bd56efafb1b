// series/<id>.yaml: a meeting series. Where its time is not known, {state: unknown} stands for the rule.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { date, hole, httpsUrl, localized, localTime, ordinal, text } from './shapes.ts';

/** Where a meeting is held, or a whole series of them. */
export const place = z.strictObject({
  name: field(localized, ['名称', 'Name'], { help: ['地点的名称', 'Name of the place.'], example: { zh: '某会议室' } }),
  url: field(httpsUrl.optional(), ['网址', 'URL'], {
    help: ['会议的网址；不能公开时省略', 'URL of the meeting. Omit if it must not be public.'],
  }),
});

const exception = z.strictObject({
  date: field(date, ['日期', 'Date'], {
    help: ['日期，按系列的时区', 'The day, in the time zone of the series.'],
    example: '2026-10-06',
  }),
  reason: field(localized, ['原因', 'Reason'], {
    help: ['不开会的原因', 'Why there is no meeting.'],
    example: { zh: '国庆假期' },
  }),
});

/** When a series meets. */
const time = {
  rule: field(hole(text), ['时间', 'Time'], {
    help: [
      '重复规则，iCalendar RRULE；未知时填 {state: unknown}',
      'Recurrence rule, an iCalendar RRULE. {state: unknown} if unknown.',
    ],
    example: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  }),
  start: field(localTime.optional(), ['起始', 'Since'], {
    help: ['第一次会议的当地时间；规则未知时省略', 'Local time of the first meeting. Omit if the rule is unknown.'],
  }),
  duration: field(z.iso.duration({ error: '应为 ISO 8601 时长，如 PT1H' }).optional(), ['时长', 'Duration'], {
    help: ['时长，如 PT1H', 'Duration, such as PT1H.'],
    example: 'PT1H',
  }),
  zone: field(text.optional(), ['时区', 'Time zone'], {
    help: ['时区，如 Asia/Shanghai', 'Time zone, such as Asia/Shanghai.'],
    example: 'Asia/Shanghai',
  }),
};

/** Another time from a day on: what it leaves out is as in the series. */
const schedule = z.strictObject({
  from: field(date, ['生效日期', 'From'], {
    help: [
      '新时间的生效日期；此前的会议按原来的时间',
      'The first day of the new time. Earlier meetings keep the old one.',
    ],
    example: '2027-02-01',
  }),
  ...time,
  place: field(hole(place).optional(), ['地点', 'Place'], {
    help: ['地点；与原来相同时省略', 'Place. Omit if it stays the same.'],
  }),
});

export const series = z.strictObject({
  name: field(localized, ['名称', 'Name'], {
    help: ['会议名称', 'Name of the meeting.'],
    example: {
      zh: '双周例会',
      en: 'Biweekly meeting',
    },
  }),
  order: field(ordinal.default(1), ['顺序', 'Order'], { help: ['显示顺序', 'Display order.'] }),
  ...time,
  place: field(hole(place), ['地点', 'Place'], {
    help: ['地点或会议的网址；未知时填 {state: unknown}', 'Place or URL of the meeting. {state: unknown} if unknown.'],
  }),
  audience: field(localized.optional(), ['参会范围', 'Open to'], {
    help: ['可以参加的人员；章程未说明时省略', 'Who may attend. Omit if the charter does not state it.'],
    example: { zh: '任何人都可以旁听。' },
  }),
  exceptions: field(z.array(exception).default([]), ['不开会的日期', 'Days without a meeting'], {
    help: ['不开会的日期和原因', 'Days without a meeting, and the reasons.'],
  }),
  schedules: field(z.array(schedule).default([]), ['之后的时间', 'Later times'], {
    help: [
      '从某一天起改变时间时填写，按先后排列；之前的时间和已有的日历不变',
      'Another time from a day on, in order. The earlier time and its calendar stay as they are.',
    ],
  }),
});

export type Series = z.infer<typeof series>;
