// The next meeting of a series: its day and hour by the rule, its number by the records. What neither says is left open.
import { dayIn } from '#language/dates.ts';
import { inZone } from '#language/zones.ts';
import { type Action, allActions, type Owner, ownersOf } from '#model/meetings/actions.ts';
import { idGiver } from '#model/meetings/ids.ts';
import { dayOf, ofSeries } from '#model/meetings/meetings.ts';
import { type Facts, get } from '#model/records/facts.ts';
import { isHole } from '#model/records/holes.ts';
import { allOccurrences, scheduleOf } from '#model/schedule/schedule.ts';
import { holders } from '#model/sig/people.ts';
import { meaningOf } from '#schemas/labels.ts';
import { Failure } from '#scripts/kit/failure.ts';
import type { Data } from './fields.ts';
import type { Kind, Request } from './kind.ts';

/** A series with its zone and its meetings on record. Throws a Failure where there is no such series. */
const seriesOf = (series: unknown, request: Request) => {
  const all = request.facts.series;
  const entry = all.find(({ id }) => id === series);
  if (!entry) {
    const known = all.map(({ id, data: { name } }) => `${id}（${name.zh}）`).join('、') || '无';
    throw new Failure(`未找到会议系列 --series ${series}。可选：${known}`);
  }
  const zone = scheduleOf(entry)?.zone ?? request.zone;
  const meetings = ofSeries(request.facts, entry.id).map((one) => ({ day: dayOf(one, zone), number: one.data.number }));
  return { entry, zone, meetings };
};

type Series = ReturnType<typeof seriesOf>;

const isOnRecord = ({ meetings }: Series, day: string): boolean => meetings.some((meeting) => meeting.day === day);

/** The day of the next meeting that has no file yet; `undefined` while the rule of the series is unknown. */
const nextDay = (series: Series, now: Date): string | undefined =>
  allOccurrences(series.entry).find(({ day, start, end }) => (end ?? start) >= now && !isOnRecord(series, day))?.day;

/** The day of a start, which may be a day alone. */
const dayOfStart = (start: string, zone: string): string => (start.length === 10 ? start : dayIn(start, zone));

const dayFrom = (data: Data, series: Series, { date, zone, now }: Request): string => {
  const start = typeof data['start'] === 'string' ? data['start'] : undefined;
  const day = start && dayOfStart(start, zone);
  if (day && date && day !== date)
    throw new Failure(`--date ${date} 与 --start ${start} 不是同一天（时区 ${zone}）。请只指定一个，或改为一致`);
  const found = day ?? date ?? nextDay(series, now);
  if (found) return found;
  const { id, data: record } = series.entry;
  const why = scheduleOf(series.entry) ? '规则没有之后的日期' : '会议时间未知（rule 未填写规则）';
  throw new Failure(
    `${record.name.zh}（${id}）的${why}，无法推算下次会议的日期。请用 --date 指定，例如 --date 2026-11-24`,
  );
};

/** The start as the rule has it; the day alone where the rule does not fall on it. */
const startOn = (day: string, { entry, zone }: Series): string => {
  const occurrence = allOccurrences(entry).find((one) => one.day >= day);
  return occurrence?.day === day ? inZone(occurrence.start, zone) : day;
};

/** The number after the last meeting's, if every meeting between the two that the rule expects is on record. */
const numberOn = (day: string, series: Series): number | undefined => {
  const numbered = series.meetings.filter(({ number }) => number !== undefined);
  const last = numbered.findLast((meeting) => meeting.day < day);
  if (!last?.number || numbered.some((meeting) => meeting.day >= day)) return undefined;
  const missing = allOccurrences(series.entry).find((one) => one.day > last.day && !isOnRecord(series, one.day));
  return missing && missing.day < day ? undefined : last.number + 1;
};

export const dayOfMeeting = (data: Data, { zone }: Request): string => dayOfStart(String(data['start']), zone);

/** Series, number, start and state, as far as they are known: whether a meeting of the past was held is for people to say. */
export const knownOfMeeting = (data: Data, request: Request): Data => {
  const [only, ...others] = request.facts.series;
  const id = data['series'] ?? (others.length === 0 ? only?.id : undefined);
  if (!id) return {};
  const series = seriesOf(id, request);
  const day = dayFrom(data, series, request);
  const number = data['state'] === 'cancelled' ? undefined : numberOn(day, series);
  const start = data['start'] ?? startOn(day, series);
  const isComing = day >= dayIn(request.now, request.zone);
  return {
    series: series.entry.id,
    ...(number && { number }),
    start,
    ...(isComing && !data['state'] && { state: 'planned' }),
  };
};

/** Why the hour is not there, where it is not. */
export const notesOnMeeting = (data: Data, request: Request): string[] => {
  if (String(data['start']).length > 10) return [];
  const why = scheduleOf(seriesOf(data['series'], request).entry) ? '该日期不符合系列的规则' : '系列的时间未知';
  return [`${why}，未填写具体时间；得知后请填写到 start，例如 2026-11-24T16:00:00+08:00`];
};

// What a scribe finds in the comments of a new meeting's file: possible attendees, open action items, the next numbers.

type Offers = ReturnType<NonNullable<Kind['offers']>>;

const nameOf = (facts: Facts, owner: Owner): string => {
  if (owner === 'everyone') return '全体';
  if (owner === 'nobody') return '无人认领';
  if ('person' in owner) return get(facts.people, owner.person).data.name.zh;
  return 'role' in owner ? meaningOf('role', owner.role, 'zh') : owner.name;
};

/**
 * What the series decided to do and has not done when the meeting begins.
 * @throws Failure where meetings contradict each other, for instance because one of them cannot be read
 */
export const openActions = (data: Data, request: Request): Action[] => {
  const day = dayOfMeeting(data, request);
  const isDue = ({ state, meeting }: Action) =>
    state === 'open' && meeting.data.series === data['series'] && meeting.id < day;
  try {
    return allActions(request.facts, day).filter(isDue);
  } catch (cause) {
    throw new Failure(`${(cause as Error).message}。请先修正（npm run check），再新建会议`, { cause });
  }
};

const about = (facts: Facts, action: Action): string => {
  const owners = ownersOf(action).map((owner) => nameOf(facts, owner));
  const due = action.due ? `，期限 ${action.due}${action.overdue ? '，逾期' : ''}` : '';
  return `${owners.join('、')}：${action.text}（来自 ${action.meeting.id.slice(0, 10)}${due}）`;
};

const updates = (open: Action[], facts: Facts): Offers[string] => ({
  value: open.map(({ id }) => ({ action: id, state: 'open' })),
  note: '以前的待办：有变化时将 state 改为 done 或 dropped，可添加 note；没有变化时删除',
  itemNotes: open.map((action) => about(facts, action)),
});

const people = (day: string, facts: Facts): Offers[string] => {
  const members = new Set((['chair', 'secretary', 'member'] as const).flatMap((role) => holders(facts, role, day)));
  const found = facts.people.filter((person) => members.has(person));
  if (found.length === 0) return { value: [{ name: '成员乙', affiliation: '某公司' }], note: '参会人员' };
  return {
    value: found.map(({ id }) => ({ person: id })),
    note: '保留参会人员；不在 people/ 中的人写成 { name: 姓名, affiliation: 单位 }',
    itemNotes: found.map((person) => person.data.name.zh),
  };
};

/** As long as the series usually takes, where that is known. */
const end = (start: string, { entry, zone }: Series): Offers[string] => {
  if (start.length === 10) return undefined;
  const moment = new Date(Date.parse(start) + (scheduleOf(entry, start.slice(0, 10))?.duration ?? 0));
  return { value: inZone(moment, zone), note: '结束时间，会后填写' };
};

/** Everything that the records suggest, by field. */
export const meetingOffers = (data: Data, request: Request): Offers => {
  const { facts } = request;
  const day = dayOfMeeting(data, request);
  const series = seriesOf(data['series'], request);
  const open = openActions(data, request);
  const ids = facts.meetings.flatMap((meeting) => [...meeting.data.decisions, ...meeting.data.actions]);
  const next = idGiver(ids.map(({ id }) => id));
  const isPlaceOpen = isHole(series.entry.data.place);
  return {
    ...(!numberOn(day, series) && { number: { value: 1, note: '序号；无法由记录推算，得知后填写' } }),
    end: end(String(data['start']), series),
    place: isPlaceOpen ? { value: { name: { zh: '某会议室' } }, note: '地点；系列未填写地点' } : undefined,
    attendees: people(day, facts),
    decisions: { value: [{ id: next('D', day.slice(0, 4)), text: '决议内容' }], note: '本次会议的决议' },
    actions: {
      value: [{ id: next('A', day.slice(0, 4)), text: '待办内容', owners: [{ person: 'member-a' }] }],
      note: '本次会议的新待办',
    },
    updates: open.length > 0 ? updates(open, facts) : undefined,
  };
};
