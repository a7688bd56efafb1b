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
const inWords = (state: unknown) => (state === 'done' ? '完成' : '取消');

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
    const fix = `删去这一项，需要时在 actions 里给 ${id} 写 state`;
    return { found: `待办 ${id} 就是这次会议定的`, expected: 'updates 里只写以前会议的待办', fix };
  }
  if (order < action.made) {
    const { id: made, file } = action.meeting.source;
    const found = `待办 ${id} 到 ${made.slice(0, 10)} 才定下（${file}）`;
    return { found, expected: '这次会议以前定下的待办', fix: '改正编号，或者改正会议的日期' };
  }
  if (action.updatedIn === meeting)
    return { found: `待办 ${id} 在这次会议里写了两次`, expected: '每项只写一次', fix: '合并成一项' };
  if (!isClosed(action.state) || !isClosed(update['state'])) return undefined;
  const found = `待办 ${id} 已经${inWords(action.state)}（${action.since.source.file}）`;
  return { found, expected: '没有结束的待办', fix: '改正编号，或者删去其中一处；重新打开过的，先写一次 state: open' };
};

export const actions: Check = {
  name: 'actions',
  description: '待办的进展写在定下它的会议之后，一项不结束两次',
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
