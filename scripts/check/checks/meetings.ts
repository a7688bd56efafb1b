// The record of one meeting fits together: attendees and apologies, state and time, decisions and actions.
import { dayMs } from '#language/dates.ts';
import { type FieldPath, isMap } from '#schemas/shape.ts';
import { meetingsOf, type Meeting, rowsOf } from '#scripts/check/content/meetings.ts';
import { fieldOf } from '#scripts/check/content/places.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';

/** One person, whichever list names them: by id, else by name and affiliation. */
const keyOf = ({ person, name: written, affiliation }: Record<string, unknown>): string | undefined => {
  if (typeof person === 'string') return person;
  if (typeof written !== 'string') return undefined;
  return typeof affiliation === 'string' ? `${written}（${affiliation}）` : written;
};

/** People who are listed twice, or among both attendees and apologies. */
const repeatedPeople = (meeting: Meeting): Problem[] => {
  const seen = new Map<string, FieldPath>();
  return ['attendees', 'apologies'].flatMap((field) =>
    rowsOf(meeting.source.data, field).flatMap(({ path, row }): Problem[] => {
      const key = keyOf(row);
      const before = key === undefined ? undefined : seen.get(key);
      if (key === undefined || !before) {
        if (key !== undefined) seen.set(key, path);
        return [];
      }
      const isSame = before[0] === path[0];
      const found = isSame ? `「${key}」在 ${field} 中重复` : `「${key}」同时出现在参会和请假名单中`;
      const expected = isSame ? '每人只出现一次' : '参会人员填写在 attendees，请假人员填写在 apologies';
      return [{ at: path, found, expected, fix: isSame ? '删除其中一个' : '从其中一个列表中删除' }];
    }),
  );
};

const absentChair = (meeting: Meeting): Problem[] => {
  const away = new Set(rowsOf(meeting.source.data, 'apologies').map(({ row }) => keyOf(row)));
  return ['chair', 'scribe'].flatMap((field): Problem[] => {
    const person = fieldOf(meeting.source, field);
    const key = isMap(person) ? keyOf(person) : undefined;
    if (key === undefined || !away.has(key)) return [];
    const word = field === 'chair' ? '主持' : '记录';
    const found = `${word}人「${key}」同时出现在请假名单（apologies）中`;
    return [{ at: [field], found, expected: `请假人员不能担任${word}人`, fix: '更正其中一处' }];
  });
};

/** What a meeting that did not take place cannot have left behind. */
const leftBehind: Record<string, string[]> = {
  planned: ['decisions'],
  cancelled: ['attendees', 'decisions', 'actions', 'updates'],
};

/** Warnings: whether a state is wrong depends on the clock, and a build must not. */
const untimely = ({ source, start, state }: Meeting, now: number): Problem[] => {
  const frame = { at: ['state'], severity: 'warning' as const };
  if (state === 'held' && start > now) {
    const found = `state 为 held，但开始时间 ${String(fieldOf(source, 'start'))} 尚未到达`;
    return [{ ...frame, found, expected: '尚未召开的会议为 planned', fix: '改为 state: planned，或更正 start' }];
  }
  if (state !== 'planned' || start >= now - 2 * dayMs) return [];
  const fix = '已召开时改为 held 并编写纪要；未召开时改为 cancelled 并填写原因（reason）';
  const found = '会议时间已过，但 state 仍为 planned';
  return [{ ...frame, found, expected: '过去的会议为 held，或为 cancelled 并填写 reason', fix }];
};

const impossible = ({ source, state = '' }: Meeting): Problem[] =>
  (leftBehind[state] ?? []).flatMap((field): Problem[] => {
    const [first] = rowsOf(source.data, field);
    if (!first) return [];
    const found = `state 为 ${state} 的会议含有 ${field}`;
    return [
      { at: first.path, found, expected: '未召开的会议不能有决议、待办等内容', fix: `更正 state，或删除 ${field}` },
    ];
  });

/** Numbers count the meetings that took place or will. */
const uncounted = ({ state, number }: Meeting): Problem[] =>
  state === 'cancelled' && number !== undefined
    ? [
        {
          at: ['number'],
          severity: 'warning',
          found: `已取消的会议含有序号 ${number}`,
          expected: '取消的会议不占序号',
          fix: '删除 number',
        },
      ]
    : [];

const dueBefore = ({ actions, start }: Meeting): Problem[] =>
  actions.flatMap(({ path, id, due }): Problem[] => {
    const last = typeof due === 'string' ? Date.parse(`${due}T23:59:59Z`) : Number.NaN;
    if (Number.isNaN(last) || last >= start - dayMs) return [];
    const found = `待办 ${id} 的期限 ${String(due)} 早于会议`;
    return [
      { at: [...path, 'due'], severity: 'warning', found, expected: '期限应晚于会议日期', fix: '核对年份和月份' },
    ];
  });

export const meetings: Check = {
  name: 'meetings',
  description: '人员不重复，请假人员未参会，未召开的会议没有决议，期限晚于会议',
  run: (site) =>
    meetingsOf(site).flatMap((meeting) =>
      placed(meeting.source, [
        ...repeatedPeople(meeting),
        ...absentChair(meeting),
        ...untimely(meeting, site.now.getTime()),
        ...impossible(meeting),
        ...uncounted(meeting),
        ...dueBefore(meeting),
      ]),
    ),
};
