// /api/v1/actions.json: every action that a meeting added, and how it stands today.
import { z } from 'astro/zod';
import { allActions } from '#model/meetings/actions.ts';
import { outcomePath } from '#model/meetings/meetings.ts';
import { actionState } from '#schemas/meeting.ts';
import { actionOwner, day, idIn, listFile, page, pageAt } from './source.ts';

const update = z.strictObject({
  meeting: idIn('meetings').describe('记录这一进展的会议，meetings 中的 ID'),
  state: actionState,
  note: z.string().optional().describe('说明，中文'),
});

const action = z.strictObject({
  id: z.string().describe('待办编号，如 A-2026-31，发布后不再修改'),
  page: page.describe('会议页面中的这项待办'),
  meeting: idIn('meetings').describe('产生待办的会议，meetings 中的 ID'),
  text: z.string().describe('待办的内容，中文'),
  owners: z.array(actionOwner).describe('负责人；未注明时为 []'),
  due: day.optional().describe('期限；未确定时省略'),
  state: actionState.describe(`数据生成当天的状态：${actionState.description}`),
  overdue: z.boolean().describe('未完成且已逾期'),
  closedIn: idIn('meetings').optional().describe('结束待办的会议，meetings 中的 ID；未结束时省略'),
  updates: z.array(update).describe('后续会议中的进展，按时间先后'),
});

export const actions = listFile('actions', action, '未完成的在前，按期限先后；已结束的在后', (source) =>
  allActions(source.facts, source.today).map(({ meeting, closedIn, updates, ...action }) => ({
    ...action,
    page: pageAt(source, outcomePath({ id: action.id, meeting })),
    meeting: meeting.id,
    closedIn: closedIn?.id,
    updates: updates.map(({ meeting, state, note }) => ({ meeting: meeting.id, state, note })),
  })),
);
