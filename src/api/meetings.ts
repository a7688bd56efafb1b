// /api/v1/meetings.json: the meeting series, the meetings to come, the meetings on record.
import { z } from 'astro/zod';
import type { Locale } from '#language/locales.ts';
import { type Coming, coming } from '#model/meetings/coming.ts';
import { type MeetingEntry, meetingTitle } from '#model/meetings/meetings.ts';
import type { SeriesEntry } from '#model/schedule/schedule.ts';
import { comingState, meetingState } from '#schemas/meeting.ts';
import {
  type ApiSource,
  absolute,
  apiFile,
  day,
  file,
  hole,
  idIn,
  identity,
  identityOf,
  moment,
  placeOrHole,
  recordId,
  someone,
  text,
} from './source.ts';

const seriesEntry = z.strictObject({
  id: recordId,
  file,
  name: text.describe('会议名称'),
  rule: z.union([z.string().describe('iCalendar RRULE'), hole]).describe('重复规则；未知时为 {state: unknown}'),
  start: z.string().optional().describe('第一次会议的当地时间；规则未知时省略'),
  duration: z.string().optional().describe('时长，ISO 8601，如 PT1H'),
  zone: z.string().optional().describe('start 的时区，如 Asia/Shanghai'),
  place: placeOrHole,
  audience: text.optional().describe('可以参加的人员；章程未说明时省略'),
  exceptions: z.array(z.strictObject({ date: day, reason: text })).describe('不开会的日期和原因'),
  calendar: z.url().describe('该系列的日历文件'),
});

const comingEntry = z.strictObject({
  series: idIn('series'),
  start: z.union([moment, day]).describe('开始时间；只知道日期时为 YYYY-MM-DD'),
  end: moment.optional().describe('结束时间；时长未知时省略'),
  state: comingState,
  place: placeOrHole,
  meeting: idIn('meetings').optional().describe('会议的记录；暂无记录时省略'),
  occurrence: day.optional().describe('改期会议原定的日期'),
  reason: text.optional().describe('取消的原因；仅当会议取消时提供'),
});

const meetingEntry = z.strictObject({
  ...identity,
  series: idIn('series'),
  number: z.int().min(1).optional().describe('序号；未知时省略'),
  title: text.describe('标题；默认为系列名称加序号'),
  start: z.union([moment, day]).describe('开始时间；只知道日期时为 YYYY-MM-DD'),
  occurrence: day.optional().describe('改期会议原定的日期'),
  end: moment.optional().describe('结束时间；未知时省略'),
  state: meetingState,
  reason: text.optional().describe('取消的原因；仅当会议取消时提供'),
  place: placeOrHole.optional().describe('地点；与系列的地点相同时省略'),
  chair: someone.optional().describe('主持人'),
  scribe: someone.optional().describe('记录人'),
  attendees: z.array(someone).describe('参会人员'),
  apologies: z.array(someone).describe('请假人员'),
  agenda: z
    .array(z.strictObject({ title: z.string().describe('议题'), presenter: someone.optional().describe('报告人') }))
    .describe('议题'),
  decisions: z.array(idIn('decisions')).describe('本次会议的决议'),
  actions: z.array(idIn('actions')).describe('本次会议新增的待办'),
});

const fields = {
  series: z.array(seriesEntry).describe('会议系列'),
  coming: z.array(comingEntry).describe('接下来的 5 次会议，按时间先后'),
  meetings: z.array(meetingEntry).describe('有记录的会议，按时间倒序'),
};

const seriesOf = (
  source: ApiSource,
  { id, file, data: { order: _, ...data } }: SeriesEntry,
): z.input<typeof seriesEntry> => ({
  ...data,
  id,
  file,
  calendar: absolute(source, `/calendar/${id}.ics`),
});

const next = ({ series, start, end, allDay, state, place, meeting, reason }: Coming): z.input<typeof comingEntry> => ({
  series: series.id,
  start: allDay && meeting ? meeting.data.start : start.toISOString(),
  end: allDay ? undefined : end?.toISOString(),
  state,
  place,
  meeting: meeting?.id,
  occurrence: meeting?.data.occurrence,
  reason,
});

const record = (source: ApiSource, meeting: MeetingEntry): z.input<typeof meetingEntry> => {
  const { updates: _, decisions, actions, ...data } = meeting.data;
  const title = (locale: Locale) => meetingTitle(source.facts, meeting, locale);
  return {
    ...data,
    ...identityOf(source, meeting),
    title: { zh: title('zh'), en: title('en') },
    decisions: decisions.map(({ id }) => id),
    actions: actions.map(({ id }) => id),
  };
};

export const meetings = apiFile(fields, (source) => ({
  series: source.facts.series.map((one) => seriesOf(source, one)),
  coming: coming(source.facts, source.now, source.site.zone).map(next),
  meetings: source.facts.meetings.toReversed().map((meeting) => record(source, meeting)),
}));
