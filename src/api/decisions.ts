// /api/v1/decisions.json: every decision that a meeting took.
import { z } from 'astro/zod';
import { allDecisions } from '#model/meetings/decisions.ts';
import { outcomePath } from '#model/meetings/meetings.ts';
import { day, idIn, listFile, page, pageAt } from './source.ts';

const votes = z.strictObject({
  for: z.int().min(0).describe('赞成'),
  against: z.int().min(0).describe('反对'),
  abstain: z.int().min(0).describe('弃权'),
});

const decision = z.strictObject({
  id: z.string().describe('决议编号，如 D-2026-07，发布后不再修改'),
  page: page.describe('会议页面中的这项决议'),
  meeting: idIn('meetings').describe('作出决议的会议，meetings 中的 ID'),
  date: day.describe('会议的日期'),
  text: z.string().describe('决议内容，中文'),
  state: z.enum(['in_force', 'superseded']).describe('in_force 有效 · superseded 已被取代'),
  votes: votes.optional().describe('表决结果；未表决时省略'),
  supersedes: z.string().optional().describe('被本决议取代的决议编号'),
  supersededBy: z.array(z.string()).describe('取代本决议的决议编号，按时间先后'),
  subprojects: z.array(idIn('subprojects')).describe('涉及的所辖项目'),
});

export const decisions = listFile('decisions', decision, '按时间倒序', (source) =>
  allDecisions(source.facts).map(({ id, meeting, text, state, votes, supersedes, supersededBy, subprojects }) => ({
    id,
    page: pageAt(source, outcomePath({ id, meeting })),
    meeting: meeting.id,
    date: meeting.id.slice(0, 10),
    text,
    state: state === 'in force' ? 'in_force' : state,
    votes,
    supersedes: supersedes?.id,
    supersededBy: supersededBy.map((later) => later.id),
    subprojects,
  })),
);
