// /api/v1/notices.json: what people wrote of incidents and maintenance, with the state at the build.
import { z } from 'astro/zod';
import { noticeStateAt } from '#model/status/notice-state.ts';
import { noticeKind, noticeState } from '#schemas/notice.ts';
import { serviceState } from '#schemas/snapshot.ts';
import { idIn, identity, identityOf, listFile, moment, text } from './source.ts';

const update = z.strictObject({
  at: moment.describe('发布的时间'),
  state: noticeState,
  text: text.describe('当时发布的内容'),
});

const notice = z.strictObject({
  ...identity,
  kind: noticeKind,
  title: text.describe('标题'),
  services: z.array(idIn('services')).describe('受影响的系统'),
  severity: serviceState.optional().describe('故障的严重程度；维护没有该字段'),
  start: moment.describe('开始时间'),
  end: moment.optional().describe('结束时间；尚未结束或没有计划时省略'),
  state: z
    .union([noticeState, z.literal('over')])
    .describe('数据生成时的状态；over 表示结束时间已过，但没有发布结束的进展'),
  updates: z.array(update).describe('数据生成前发布的进展，按时间先后'),
});

export const notices = listFile('notices', notice, '按开始时间倒序', (source) =>
  source.facts.notices.toReversed().map((one) => ({
    ...one.data,
    ...identityOf(source, one),
    state: noticeStateAt(one, source.now),
    updates: one.data.updates.filter(({ at }) => new Date(at) <= source.now),
  })),
);
