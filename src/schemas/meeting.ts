// Front matter of meetings/<yyyy>/<date>-<series>.md: one meeting; the body is its minutes.
import { z } from 'astro/zod';
import { choice, field, some } from './field.ts';
import { place } from './series.ts';
import {
  date,
  httpsUrl,
  instant,
  instantOrDate,
  localized,
  ordinal,
  reference,
  roleReference,
  someone,
  text,
} from './shapes.ts';

export const actionState = choice({
  open: ['未完成', 'Open'],
  done: ['已完成', 'Done'],
  dropped: ['已取消', 'Dropped'],
});

export const everyone = choice({ everyone: ['全体', 'Everyone'] });

const votes = z
  .int()
  .min(0)
  .meta({ examples: [0] });

export const decision = z.strictObject({
  id: field(z.string().regex(/^D-\d{4}-\d{2,}$/, '应形如 D-2026-07'), ['编号', 'Number'], {
    help: ['决议编号：D-年份-序号，全站唯一', 'Number of the decision: D-year-number, unique on the site.'],
    example: 'D-2026-07',
  }),
  text: field(text, ['内容', 'Text'], {
    help: ['决议内容', 'Text of the decision.'],
    example: '同意给某系统增加一台机器。',
  }),
  votes: field(
    z
      .strictObject({
        for: field(votes, ['赞成', 'For'], { help: ['赞成票数', 'Votes for.'] }),
        against: field(votes, ['反对', 'Against'], { help: ['反对票数', 'Votes against.'] }),
        abstain: field(votes, ['弃权', 'Abstained'], { help: ['弃权票数', 'Abstentions.'] }),
      })
      .optional(),
    ['表决结果', 'Votes'],
    { help: ['表决结果；未表决时省略', 'Result of the vote. Omit if there was no vote.'] },
  ),
  supersedes: field(text.optional(), ['取代', 'Supersedes'], {
    help: ['被本决议取代的决议编号', 'Number of the decision that it supersedes.'],
    example: 'D-2026-02',
  }),
  subprojects: field(z.array(reference('subprojects')).default([]), ['涉及的所辖项目', 'Subprojects concerned'], {
    help: ['涉及的所辖项目，subprojects/ 中的 ID', 'The subprojects concerned: IDs in subprojects/.'],
  }),
});

export const action = z.strictObject({
  id: field(z.string().regex(/^A-\d{4}-\d{2,}$/, '应形如 A-2026-31'), ['编号', 'Number'], {
    help: ['待办编号：A-年份-序号，全站唯一', 'Number of the action: A-year-number, unique on the site.'],
    example: 'A-2026-31',
  }),
  text: field(text, ['内容', 'Text'], {
    help: ['待办的内容', 'What is to be done.'],
    example: '写扩容方案，发到邮件列表。',
  }),
  owners: field(z.array(z.union([someone, roleReference, everyone])).default([]), ['负责人', 'Owners'], {
    help: [
      '负责人：people/ 中的人、没有记录的人、一个角色，或 everyone；未确定时填 []',
      'Who does it: a person in people/, a person without a record, a role, or everyone. [] if not decided.',
    ],
  }),
  due: field(date.optional(), ['期限', 'Due'], { help: ['期限；未确定时省略', 'Due date. Omit if not decided.'] }),
  state: field(actionState.default('open'), ['状态', 'State'], {
    help: ['会议结束时的状态', 'State at the end of the meeting.'],
  }),
});

export const update = z.strictObject({
  action: field(text, ['待办', 'Action'], {
    help: ['往次会议的待办编号', 'Number of an action of an earlier meeting.'],
    example: 'A-2026-18',
  }),
  state: field(actionState, ['状态', 'State']),
  note: field(text.optional(), ['说明', 'Note'], {
    help: ['说明，一句话，可选', 'A note of one sentence. Optional.'],
    example: '方案已经发到邮件列表。',
  }),
});

export type Decision = z.infer<typeof decision>;
export type Action = z.infer<typeof action>;

const announced = { planned: ['待召开', 'Planned'], cancelled: ['已取消', 'Cancelled'] } as const;

export const meetingState = choice({
  planned: announced.planned,
  held: ['已召开', 'Held'],
  cancelled: announced.cancelled,
});

/** What is to come: `expected` by the rule of its series alone. */
export const comingState = choice({
  expected: { label: ['预计', 'expected'], help: ['按会议规则应召开，暂无记录', 'due by the rule, no record yet'] },
  ...announced,
});

/** What is said of a meeting on record: by its state, and by the clock once it is over. */
export const meetingStanding = choice({
  ...announced,
  held: ['已召开', 'Held'],
  over: ['已结束，待交纪要', 'Over, minutes to come'],
  late: ['纪要未交', 'Minutes overdue'],
});

const material = z.strictObject({
  title: field(text, ['标题', 'Title'], { help: ['材料的标题', 'Title of the material.'], example: '某系统扩容方案' }),
  url: field(httpsUrl, ['网址', 'URL'], { help: ['材料的网址', 'URL of the material.'] }),
});

const agendaItem = z.strictObject({
  title: field(text, ['题目', 'Topic'], { help: ['讨论的题目', 'What is discussed.'], example: '某系统扩容' }),
  presenter: field(someone.optional(), ['报告人', 'Presenter'], {
    help: ['报告人；未确定时省略', 'Who presents it. Omit if not decided.'],
  }),
});

const time = {
  series: field(reference('series'), ['会议系列', 'Meeting series'], {
    help: ['会议系列，series/ 中的 ID', 'Meeting series: an ID in series/.'],
  }),
  number: field(ordinal.optional(), ['序号', 'Number'], {
    help: ['会议在系列中的序号；未知时省略', 'Number of the meeting in the series. Omit if unknown.'],
    example: 12,
  }),
  title: field(localized.optional(), ['标题', 'Title'], {
    help: ['标题；默认为系列名称加序号', 'Title. Default: name of the series and number.'],
    example: { zh: '年度总结会' },
  }),
  start: field(instantOrDate, ['开始时间', 'Start'], {
    help: [
      '开始时间，带时区，日期与文件名相同（改期的会议除外）；具体时间未知时填写日期',
      'Start time with offset, on the date in the file name unless it was moved. Only the date if the time is unknown.',
    ],
  }),
  occurrence: field(date.optional(), ['原定日期', 'Planned day'], {
    help: [
      '会议改期后填写：按会议规则原定的日期，文件名保留这一天；未改期时省略',
      'Only if the meeting was moved: the day that the rule had planned, which the file name keeps.',
    ],
    example: '2026-11-24',
  }),
  end: field(instant.optional(), ['结束时间', 'End'], {
    help: ['结束时间，带时区；未知时省略', 'End time with offset. Omit if unknown.'],
    example: '2026-11-24T17:00:00+08:00',
  }),
};

const facts = {
  place: field(place.optional(), ['地点', 'Place'], {
    help: ['地点；仅当与系列的地点不同时填写', 'Place. Only if it differs from the place of the series.'],
  }),
  chair: field(someone.optional(), ['主持人', 'Chair']),
  scribe: field(someone.optional(), ['记录人', 'Scribe']),
  attendees: field(z.array(someone).default([]), ['参会人员', 'Attendees'], {
    help: [
      '参会人员；people/ 中的人填 {person: ID}，其余填姓名',
      'Attendees: {person: ID} for people in people/, the name for others.',
    ],
  }),
  apologies: field(z.array(someone).default([]), ['请假人员', 'Apologies'], {
    help: ['请假的人员', 'People who sent apologies.'],
  }),
  agenda: field(z.array(agendaItem).default([]), ['议题', 'Agenda'], {
    help: ['议题，按讨论顺序', 'Agenda items, in order.'],
  }),
  materials: field(z.array(material).default([]), ['会议材料', 'Materials'], {
    help: ['会议材料，如幻灯片和方案', 'Materials, such as slides and drafts.'],
  }),
  recording: field(httpsUrl.optional(), ['录像', 'Recording'], {
    help: ['录像的网址；没有或不公开时省略', 'URL of the recording. Omit if there is none or it is not public.'],
  }),
  minutesBy: field(date.optional(), ['纪要期限', 'Minutes due'], {
    help: ['提交纪要的期限；默认为会后 7 天', 'Day by which the minutes are due. Default: 7 days after the meeting.'],
  }),
  decisions: field(z.array(decision).default([]), ['决议', 'Decisions'], {
    help: ['本次会议的决议', 'Decisions of this meeting.'],
  }),
  actions: field(z.array(action).default([]), ['待办', 'Actions'], {
    help: ['本次会议新增的待办', 'Actions that this meeting added.'],
  }),
  updates: field(z.array(update).default([]), ['待办进展', 'Progress on earlier actions'], {
    help: ['往次会议待办的进展', 'What has changed in actions of earlier meetings.'],
  }),
};

export const meeting = z
  .discriminatedUnion('state', [
    z.strictObject({
      ...time,
      state: field(some(meetingState, 'planned', 'held'), ['状态', 'State']),
      ...facts,
    }),
    z.strictObject({
      ...time,
      state: field(some(meetingState, 'cancelled'), ['状态', 'State']),
      reason: field(localized, ['取消原因', 'Reason'], {
        help: ['取消的原因', 'Why it was cancelled.'],
        example: { zh: '到会人数不够。' },
      }),
      ...facts,
    }),
  ])
  .refine(({ start, end }) => end === undefined || start.length > 10, {
    path: ['end'],
    error: '应省略 end：start 只有日期，没有具体时间；如果知道具体时间，请补充到 start',
  });

export type Standing = z.infer<typeof meetingStanding>;
export type ComingState = z.infer<typeof comingState>;
export type Meeting = z.infer<typeof meeting>;
export type { Someone } from './shapes.ts';
