// The register of decisions: every one with its meeting, what it supersedes and what superseded it.
import type { Decision as Recorded } from '#schemas/meeting.ts';
import type { Facts } from '#model/records/facts.ts';
import { once } from '#model/records/once.ts';
import { inTime, type MeetingEntry, yearOf } from './meetings.ts';

export interface Decision extends Omit<Recorded, 'supersedes'> {
  /** The meeting that made it. */
  meeting: MeetingEntry;
  /** Year of that meeting, `2026`. */
  year: string;
  state: 'in force' | 'superseded';
  supersedes: Decision | undefined;
  /** The decisions that took its place, oldest first; more than one where each took over a part. */
  supersededBy: Decision[];
}

const inForce = (decision: Recorded, meeting: MeetingEntry): Decision => ({
  ...decision,
  meeting,
  year: yearOf(meeting),
  state: 'in force',
  supersedes: undefined,
  supersededBy: [],
});

/** Links a decision with the one that it supersedes, both ways. */
const supersede = (decision: Decision, earlier: Decision | undefined, id: string) => {
  if (!earlier) throw new Error(`${decision.meeting.file}：${decision.id} 取代的决议 ${id} 不存在`);
  decision.supersedes = earlier;
  earlier.supersededBy.push(decision);
  earlier.state = 'superseded';
};

const registerOf = once((facts: Facts) => {
  const rows = inTime(facts).flatMap((meeting) =>
    meeting.data.decisions.map((recorded) => ({ recorded, decision: inForce(recorded, meeting) })),
  );
  const byId = new Map(rows.map(({ decision }) => [decision.id, decision]));
  for (const { recorded, decision } of rows)
    if (recorded.supersedes !== undefined) supersede(decision, byId.get(recorded.supersedes), recorded.supersedes);
  const all = rows.map(({ decision }) => decision);
  return { newestFirst: all.toReversed(), byMeeting: Map.groupBy(all, ({ meeting }) => meeting) };
});

/** Every decision, newest first. Throws where one supersedes what does not exist. */
export const allDecisions = (facts: Facts): Decision[] => registerOf(facts).newestFirst;

/** How many of these are superseded. */
export const countSuperseded = (decisions: Decision[]): number =>
  decisions.filter(({ state }) => state === 'superseded').length;

/** What a meeting decided, in the order of its record. */
export const decisionsOf = (facts: Facts, meeting: MeetingEntry): Decision[] =>
  registerOf(facts).byMeeting.get(meeting) ?? [];

/** The decisions that name a subproject, newest first. */
export const decisionsNaming = (facts: Facts, subproject: string): Decision[] =>
  allDecisions(facts).filter(({ subprojects }) => subprojects.includes(subproject));
