// meetings/<yyyy>/<date>-<series>.md 的 front matter：一次会议；正文是纪要。
import { z } from 'astro/zod';
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

// 会议记下的决议、待办，和以前的待办有了什么变化：meeting.ts 中的三个列表。

const votes = z
  .int()
  .min(0)
  .meta({ examples: [0] });
const state = z.enum(['open', 'done', 'dropped']);
const actionId = z
  .string()
  .regex(/^A-\d{4}-\d{2,}$/, '应形如 A-2026-31')
  .meta({ examples: ['A-2026-31'] });

export const decision = z.strictObject({
  id: z
    .string()
    .regex(/^D-\d{4}-\d{2,}$/, '应形如 D-2026-07')
    .meta({ title: '编号', description: '决议编号：D-年份-序号，全站不重复', examples: ['D-2026-07'] }),
  text: text.meta({ title: '内容', description: '决议内容', examples: ['同意给某系统增加一台机器。'] }),
  votes: z
    .strictObject({
      for: votes.meta({ title: '赞成', description: '赞成的票数' }),
      against: votes.meta({ title: '反对', description: '反对的票数' }),
      abstain: votes.meta({ title: '弃权', description: '弃权的票数' }),
    })
    .optional()
    .meta({ title: '表决结果', description: '表决结果；没有表决就不写' }),
  supersedes: text.optional().meta({ title: '取代', description: '被它取代的决议编号', examples: ['D-2026-02'] }),
  subprojects: z
    .array(reference('subprojects'))
    .default([])
    .meta({ title: '涉及的所辖项目', description: '涉及的所辖项目，subprojects/ 中的编号' }),
});

export const action = z.strictObject({
  id: actionId.meta({ title: '编号', description: '待办编号：A-年份-序号，全站不重复' }),
  text: text.meta({ title: '内容', description: '要做什么', examples: ['写扩容方案，发到邮件列表。'] }),
  owners: z
    .array(z.union([someone, roleReference, z.literal('everyone').describe('所有人')]))
    .default([])
    .meta({ title: '负责人', description: '谁来做：people/ 中的人、没有记录的人、一个角色，或者 everyone；没定写 []' }),
  due: date.optional().meta({ title: '期限', description: '期限；没定就不写' }),
  state: state
    .default('open')
    .meta({ title: '状态', description: '会后当时的状态：open 进行中 · done 已完成 · dropped 已放弃' }),
});

export const update = z.strictObject({
  action: text.meta({ title: '待办', description: '以前会议的待办编号', examples: ['A-2026-18'] }),
  state: state.meta({ title: '状态', description: 'open 进行中 · done 已完成 · dropped 已放弃' }),
  note: text
    .optional()
    .meta({ title: '说明', description: '一句话说明；没有就不写', examples: ['方案已经发到邮件列表。'] }),
});

export type Decision = z.infer<typeof decision>;
export type Action = z.infer<typeof action>;

const agendaItem = z.strictObject({
  title: text.meta({ title: '题目', description: '要讨论什么', examples: ['某系统扩容'] }),
  presenter: someone.optional().meta({ title: '报告人', description: '谁来讲；没定就不写' }),
});

const time = {
  series: reference('series').meta({ title: '会议系列', description: '会议系列，series/ 中的编号' }),
  number: ordinal.optional().meta({ title: '第几次', description: '这个系列的第几次；不知道就不写', examples: [12] }),
  title: localized.optional().meta({
    title: '标题',
    description: '标题；不写则用系列名加次数',
    examples: [{ zh: '年度总结会' }],
  }),
  start: instantOrDate.meta({
    title: '开始时间',
    description: '开始时间，带时区，日期与文件名相同；不知道钟点就只写日期',
  }),
  end: instant.optional().meta({
    title: '结束时间',
    description: '结束时间，带时区；不知道就不写',
    examples: ['2026-11-24T17:00:00+08:00'],
  }),
};

const facts = {
  place: z
    .strictObject({
      name: localized.meta({ title: '名称', description: '地点的名称', examples: [{ zh: '某会议室' }] }),
      url: httpsUrl.optional().meta({ title: '网址', description: '会议链接；不能公开就不写' }),
    })
    .optional()
    .meta({ title: '地点', description: '地点；与系列不同时才写' }),
  chair: someone.optional().meta({ title: '主持', description: '主持' }),
  scribe: someone.optional().meta({ title: '记录', description: '记录' }),
  attendees: z
    .array(someone)
    .default([])
    .meta({ title: '参会人员', description: '参会人员；people/ 中的人写 {person: 编号}，其余写姓名' }),
  apologies: z.array(someone).default([]).meta({ title: '请假', description: '请假的人' }),
  agenda: z.array(agendaItem).default([]).meta({ title: '议题', description: '议题，按先后' }),
  decisions: z.array(decision).default([]).meta({ title: '决议', description: '这次会议的决议' }),
  actions: z.array(action).default([]).meta({ title: '待办', description: '这次会议新定的待办' }),
  updates: z.array(update).default([]).meta({ title: '待办进展', description: '以前会议的待办有了什么变化' }),
};

export const meeting = z
  .discriminatedUnion('state', [
    z.strictObject({
      ...time,
      state: z.enum(['planned', 'held']).meta({ title: '状态', description: 'planned 将召开 · held 已召开' }),
      ...facts,
    }),
    z.strictObject({
      ...time,
      state: z.literal('cancelled').meta({ title: '状态', description: 'cancelled 已取消' }),
      reason: localized.meta({
        title: '取消原因',
        description: '取消的原因，取消时必填',
        examples: [{ zh: '到会人数不够。' }],
      }),
      ...facts,
    }),
  ])
  .refine(({ start, end }) => end === undefined || start.length > 10, {
    path: ['end'],
    error: '应为不写：start 只有日期，没有钟点；知道钟点就给 start 补上',
  });

export type Meeting = z.infer<typeof meeting>;
export type { Someone } from './shapes.ts';
