// Meetings update actions that were made before, and close each of them once.
import { type Meeting, meetingsOf, type Row } from '#scripts/check/content/meetings.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, type RuleFinding, placed } from '#scripts/check/rule.ts';

interface Action {
  meeting: Meeting;
  /** The place of its meeting among all, oldest first. */
  made: number;
  state: unknown;
  /** The meeting that brought it into this state. */
  since: Meeting;
  /** The last meeting that updated it. */
  updatedIn: Meeting | undefined;
}

const isClosed = (state: unknown) => state === 'done' || state === 'dropped';
const inWords = (state: unknown) => (state === 'done' ? '已完成' : '已取消');

/** Actions as they were made; of two with one id, the first keeps it. */
const register = (meetings: Meeting[]): Map<string, Action> => {
  const found = new Map<string, Action>();
  for (const [made, meeting] of meetings.entries())
    for (const { id, state = 'open' } of meeting.actions)
      if (!found.has(id)) found.set(id, { meeting, made, state, since: meeting, updatedIn: undefined });
  return found;
};

const invalid = (action: Action, update: Row, meeting: Meeting, order: number): Message | undefined => {
  const { id } = update;
  if (action.meeting === meeting) {
    const fix = `删除这一项；需要时在 actions 中填写 ${id} 的 state`;
    return { found: `待办 ${id} 由本次会议确定，但填写在 updates 中`, expected: 'updates 中只更新以前会议的待办', fix };
  }
  if (order < action.made) {
    const { id: made, file } = action.meeting.source;
    const found = `待办 ${id} 在 ${made.slice(0, 10)} 才确定（${file}），晚于本次会议`;
    return { found, expected: '只能更新本次会议之前确定的待办', fix: '更正编号或会议的日期' };
  }
  if (action.updatedIn === meeting)
    return { found: `待办 ${id} 在本次会议中重复`, expected: '每项待办在一次会议中只出现一次', fix: '合并为一项' };
  if (!isClosed(action.state) || !isClosed(update['state'])) return undefined;
  const found = `待办 ${id} 此前${inWords(action.state)}（${action.since.source.file}）`;
  return {
    found,
    expected: '只能更新未结束的待办',
    fix: '更正编号，或删除其中一处；如果待办曾重新打开，请先更新为 state: open',
  };
};

export const actions: Check = {
  name: 'actions',
  description: '待办在确定之后的会议中更新，每项只结束一次',
  run: (site) => {
    const meetings = meetingsOf(site);
    const known = register(meetings);
    return meetings.flatMap((meeting, order) =>
      meeting.updates.flatMap((update): RuleFinding[] => {
        const action = known.get(update.id);
        // The rule `references` reports what does not exist.
        if (!action) return [];
        const wrong = invalid(action, update, meeting, order);
        if (wrong) return placed(meeting.source, [{ at: [...update.path, 'action'], ...wrong }]);
        action.updatedIn = meeting;
        if (update['state'] !== action.state) Object.assign(action, { state: update['state'], since: meeting });
        return [];
      }),
    );
  },
};
