// /api/v1/actions.json: every action that a meeting added, and how it stands today.
import { z } from 'astro/zod';
import { allActions } from '#model/meetings/actions.ts';
import { outcomePath } from '#model/meetings/meetings.ts';
import { actionState } from '#schemas/meeting.ts';
import { actionOwner, day, idIn, listFile, page, pageAt } from './source.ts';

const update = z.strictObject({
  meeting: idIn('meetings').describe('哪次会议说的，meetings 中的编号'),
  state: actionState,
  note: z.string().optional().describe('说明，中文'),
});

const action = z.strictObject({
  id: z.string().describe('待办编号，如 A-2026-31，一经发布不再改动'),
  page: page.describe('会议页面里的这项待办'),
  meeting: idIn('meetings').describe('定下它的会议，meetings 中的编号'),
  text: z.string().describe('要做什么，中文'),
  owners: z.array(actionOwner).describe('谁来做；没有写明是 []'),
  due: day.optional().describe('期限；没定就没有'),
  state: actionState.describe(`生成这份数据的那一天：${actionState.description}`),
  overdue: z.boolean().describe('还没完成，并且过了期限'),
  closedIn: idIn('meetings').optional().describe('在哪次会议上了结，meetings 中的编号；还没了结就没有'),
  updates: z.array(update).describe('后来的会议怎么说，旧的在前'),
});

export const actions = listFile('actions', action, '先是没了结的，期限近的在前；后是了结的', (source) =>
  allActions(source.facts, source.today).map(({ meeting, closedIn, updates, ...action }) => ({
    ...action,
    page: pageAt(source, outcomePath({ id: action.id, meeting })),
    meeting: meeting.id,
    closedIn: closedIn?.id,
    updates: updates.map(({ meeting, state, note }) => ({ meeting: meeting.id, state, note })),
  })),
);
