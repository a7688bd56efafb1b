// /api/v1/meetings.json: the meeting series, the meetings to come, the meetings on record.
import { z } from 'astro/zod';
import type { Locale } from '#language/locales.ts';
import { type Coming, coming } from '#model/meetings/coming.ts';
import { type MeetingEntry, meetingTitle } from '#model/meetings/meetings.ts';
import { comingState, meetingState } from '#schemas/meeting.ts';
import { seriesEntry, seriesOf } from './series.ts';
import {
  type ApiSource,
  apiFile,
  day,
  idIn,
  identity,
  identityOf,
  moment,
  placeOrHole,
  someone,
  text,
} from './source.ts';

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
  materials: z
    .array(z.strictObject({ title: z.string().describe('标题'), url: z.url().describe('网址') }))
    .describe('会议材料'),
  recording: z.url().optional().describe('录像的网址'),
  minutesBy: day.optional().describe('提交纪要的期限；默认为会后 7 天'),
  decisions: z.array(idIn('decisions')).describe('本次会议的决议'),
  actions: z.array(idIn('actions')).describe('本次会议新增的待办'),
});

const fields = {
  series: z.array(seriesEntry).describe('会议系列'),
  coming: z.array(comingEntry).describe('接下来的 5 次会议，按时间先后'),
  meetings: z.array(meetingEntry).describe('有记录的会议，按时间倒序'),
};

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
