// 会议记下的决议、待办，和以前的待办有了什么变化：meeting.ts 中的三个列表。
import { z } from 'astro/zod';
import { date, reference, roleReference, someone, text } from './shapes.ts';

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
