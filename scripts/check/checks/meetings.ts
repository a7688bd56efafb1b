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
      const found = isSame ? `${field} 里 ${key} 写了两次` : `${key} 既参会又请假`;
      const expected = isSame ? '每人只写一次' : '参会的写在 attendees，没来的写在 apologies';
      return [{ at: path, found, expected, fix: isSame ? '删去其中一个' : '从其中一个列表里删去' }];
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
    const found = `${word}会议的 ${key} 也在 apologies 里`;
    return [{ at: [field], found, expected: `请假的人不${word}`, fix: '改正其中一处' }];
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
    const found = `state 是 held，而 ${String(fieldOf(source, 'start'))} 还没到`;
    return [{ ...frame, found, expected: '还没开的会是 planned', fix: '改为 state: planned，或者改正 start' }];
  }
  if (state !== 'planned' || start >= now - 2 * dayMs) return [];
  const fix = '开过了就写 held 和纪要，没有开就写 cancelled 和原因';
  const found = 'state 还是 planned，而会议时间已经过了';
  return [{ ...frame, found, expected: 'held，或者 cancelled 加上 reason', fix }];
};

const impossible = ({ source, state = '' }: Meeting): Problem[] =>
  (leftBehind[state] ?? []).flatMap((field): Problem[] => {
    const [first] = rowsOf(source.data, field);
    if (!first) return [];
    const found = `state 是 ${state}，却有 ${field}`;
    return [{ at: first.path, found, expected: '没有开的会什么也没有留下', fix: `改正 state，或者删去 ${field}` }];
  });

const dueBefore = ({ actions, start }: Meeting): Problem[] =>
  actions.flatMap(({ path, id, due }): Problem[] => {
    const last = typeof due === 'string' ? Date.parse(`${due}T23:59:59Z`) : Number.NaN;
    if (Number.isNaN(last) || last >= start - dayMs) return [];
    const found = `待办 ${id} 的期限 ${String(due)} 早于会议`;
    return [{ at: [...path, 'due'], severity: 'warning', found, expected: '会后的日子', fix: '核对年份和月份' }];
  });

export const meetings: Check = {
  name: 'meetings',
  description: '一次会议自己说得通：没有人写两遍，请假的没来，没开的会没有决议，期限在会后',
  run: (site) =>
    meetingsOf(site).flatMap((meeting) =>
      placed(meeting.source, [
        ...repeatedPeople(meeting),
        ...absentChair(meeting),
        ...untimely(meeting, site.now.getTime()),
        ...impossible(meeting),
        ...dueBefore(meeting),
      ]),
    ),
};
