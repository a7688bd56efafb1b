// meetings/<yyyy>/<date>-<series>.md 的 front matter：一次会议；正文是纪要。
import { z } from 'astro/zod';
import {
  date,
  httpsUrl,
  instant,
  instantOrDate,
  localized,
  named,
  personReference,
  reference,
  roleReference,
  text,
} from './shapes.ts';

const someone = z.union([personReference, named]);

const decision = z.strictObject({
  id: z
    .string()
    .regex(/^D-\d{4}-\d{2,}$/, '应形如 D-2026-07')
    .describe('决议编号')
    .meta({ title: '编号' }),
  text: text.describe('决议内容').meta({ title: '内容' }),
  votes: z
    .strictObject({
      for: z.int().min(0).describe('赞成'),
      against: z.int().min(0).describe('反对'),
      abstain: z.int().min(0).describe('弃权'),
    })
    .optional()
    .describe('表决结果'),
  supersedes: text.optional().describe('被它取代的决议编号').meta({ title: '取代' }),
  subprojects: z.array(reference('subprojects')).default([]).describe('涉及的所辖项目'),
});

const action = z.strictObject({
  id: z
    .string()
    .regex(/^A-\d{4}-\d{2,}$/, '应形如 A-2026-31')
    .describe('待办编号')
    .meta({ title: '编号' }),
  text: text.describe('要做什么').meta({ title: '内容' }),
  owners: z
    .array(z.union([someone, roleReference, z.literal('everyone')]))
    .default([])
    .describe('谁来做')
    .meta({ title: '负责人' }),
  due: date.optional().describe('期限；没定就不写'),
  state: z
    .enum(['open', 'done', 'dropped'])
    .default('open')
    .describe('会后当时的状态：open 进行中 · done 已完成 · dropped 已放弃')
    .meta({ title: '状态' }),
});

const facts = {
  series: reference('series').meta({ title: '会议系列' }),
  number: z.int().min(1).optional().describe('第几次'),
  title: localized.optional().describe('标题；不写则用系列名加次数'),
  start: instantOrDate.meta({ title: '开始时间' }),
  end: instant.optional().meta({ title: '结束时间' }),
  place: z
    .strictObject({ name: localized.meta({ title: '名称' }), url: httpsUrl.optional().meta({ title: '网址' }) })
    .optional()
    .describe('与系列不同时才写')
    .meta({ title: '地点' }),
  chair: someone.optional().describe('主持'),
  scribe: someone.optional().describe('记录'),
  attendees: z.array(someone).default([]).describe('参会人员'),
  apologies: z.array(someone).default([]).describe('请假'),
  agenda: z
    .array(
      z.strictObject({ title: text.meta({ title: '题目' }), presenter: someone.optional().meta({ title: '报告人' }) }),
    )
    .default([])
    .describe('议题'),
  decisions: z.array(decision).default([]).describe('决议'),
  actions: z.array(action).default([]).describe('待办'),
  updates: z
    .array(
      z.strictObject({
        action: text.meta({ title: '待办' }),
        state: z
          .enum(['open', 'done', 'dropped'])
          .describe('open 进行中 · done 已完成 · dropped 已放弃')
          .meta({ title: '状态' }),
        note: text.optional().meta({ title: '说明' }),
      }),
    )
    .default([])
    .describe('以前会议的待办有了什么变化')
    .meta({ title: '待办进展' }),
};

export const meeting = z
  .discriminatedUnion('state', [
    z.strictObject({
      ...facts,
      state: z.enum(['planned', 'held']).describe('planned 将召开 · held 已召开').meta({ title: '状态' }),
    }),
    z.strictObject({
      ...facts,
      state: z.literal('cancelled').describe('cancelled 已取消').meta({ title: '状态' }),
      reason: localized.describe('取消的原因，取消时必填').meta({ title: '取消原因' }),
    }),
  ])
  .refine(({ start, end }) => end === undefined || start.length > 10, {
    path: ['end'],
    error: '应为不写：start 只有日期，没有钟点；知道钟点就给 start 补上',
  });

export type Meeting = z.infer<typeof meeting>;
export type Decision = z.infer<typeof decision>;
export type Action = z.infer<typeof action>;
export type Someone = z.infer<typeof someone>;
