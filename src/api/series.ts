// /api/v1/series.json: the meeting series; meetings.json has the same with the meetings.
import { z } from 'astro/zod';
import type { SeriesEntry } from '#model/schedule/schedule.ts';
import {
  type ApiSource,
  absolute,
  day,
  file,
  hole,
  identity,
  identityOf,
  listFile,
  placeOrHole,
  recordId,
  text,
} from './source.ts';

const time = {
  rule: z.union([z.string().describe('iCalendar RRULE'), hole]).describe('重复规则；未知时为 {state: unknown}'),
  start: z.string().optional().describe('第一次会议的当地时间；规则未知时省略'),
  duration: z.string().optional().describe('时长，ISO 8601，如 PT1H'),
  zone: z.string().optional().describe('start 的时区，如 Asia/Shanghai'),
};

const fields = {
  name: text.describe('会议名称'),
  ...time,
  place: placeOrHole,
  audience: text.optional().describe('可以参加的人员；章程未说明时省略'),
  exceptions: z.array(z.strictObject({ date: day, reason: text })).describe('不开会的日期和原因'),
  schedules: z
    .array(z.strictObject({ from: day.describe('生效日期'), ...time, place: placeOrHole.optional() }))
    .describe('之后的时间，按先后；与原来相同的字段省略'),
  calendar: z.url().describe('该系列的日历文件'),
};

/** A series as meetings.json lists it. */
export const seriesEntry = z.strictObject({ id: recordId, file, ...fields });

export const seriesOf = (
  source: ApiSource,
  { id, file, data: { order: _, ...data } }: SeriesEntry,
): z.input<typeof seriesEntry> => ({ ...data, id, file, calendar: absolute(source, `/calendar/${id}.ics`) });

export const series = listFile('series', z.strictObject({ ...identity, ...fields }), '按显示的顺序', (source) =>
  source.facts.series.map((one) => ({ ...seriesOf(source, one), ...identityOf(source, one) })),
);
