// A decision supersedes one that was made before it, and that nothing else has superseded yet.
import { type Meeting, meetingsOf, type Row } from '#scripts/check/content/meetings.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, type RuleFinding, placed } from '#scripts/check/rule.ts';

interface Decision extends Row {
  meeting: Meeting;
  /** Its place among all decisions, oldest first. */
  order: number;
}

const inOrder = (meetings: Meeting[]): Decision[] =>
  meetings
    .flatMap((meeting) => meeting.decisions.map((row) => ({ ...row, meeting })))
    .map((decision, order) => ({ ...decision, order }));

const dayOf = ({ meeting }: Decision) => meeting.source.id.slice(0, 10);

const invalid = (decision: Decision, earlier: Decision): Message | undefined => {
  const { id } = decision;
  const expected = '只能取代以前的决议';
  if (id === earlier.id)
    return { found: `决议 ${id} 的 supersedes 指向自身`, expected, fix: '改为以前决议的编号，或删除 supersedes' };
  if (earlier.order <= decision.order) return undefined;
  const other = `${earlier.id}（${dayOf(earlier)}，${earlier.meeting.source.file}）`;
  const fix = `将 supersedes: ${id} 移到 ${earlier.id} 中，或更正编号`;
  return { found: `决议 ${id}（${dayOf(decision)}）取代了较晚的 ${other}`, expected, fix };
};

/** A second successor is right where each takes over a part; mostly the newer decision was meant. */
const again = ({ id }: Decision, earlier: Decision, successor: Decision): Message => ({
  found: `${earlier.id} 已被 ${successor.id}（${successor.meeting.source.file}）取代`,
  expected: `只能取代现行的决议，例如 ${successor.id}`,
  fix: `核对编号；如果 ${id} 与 ${successor.id} 各取代一部分，无需修改`,
});

export const decisions: Check = {
  name: 'decisions',
  description: '决议只取代更早的现行决议',
  run: (site) => {
    const all = inOrder(meetingsOf(site));
    // Of two with one id, the first keeps it.
    const byId = new Map<unknown, Decision>(all.toReversed().map((decision) => [decision.id, decision]));
    const successors = new Map<Decision, Decision>();
    return all.flatMap((decision): RuleFinding[] => {
      const earlier = byId.get(decision['supersedes']);
      if (!earlier) return [];
      const { source } = decision.meeting;
      const at = [...decision.path, 'supersedes'];
      const wrong = invalid(decision, earlier);
      if (wrong) return placed(source, [{ at, ...wrong }]);
      const successor = successors.get(earlier);
      successors.set(earlier, successor ?? decision);
      return successor ? placed(source, [{ at, severity: 'warning', ...again(decision, earlier, successor) }]) : [];
    });
  },
};
