// The next meeting of a series: its day and hour by the rule, its number by the records. What neither says is left open.
import { dayIn } from '#language/dates.ts';
import { inZone } from '#language/zones.ts';
import { type Action, allActions, type Owner, ownersOf } from '#model/meetings/actions.ts';
import { dayOf, ofSeries } from '#model/meetings/meetings.ts';
import { type Facts, get } from '#model/records/facts.ts';
import { isHole } from '#model/records/holes.ts';
import { allOccurrences, type SeriesEntry, scheduleOf } from '#model/schedule/schedule.ts';
import { holders } from '#model/sig/people.ts';
import { idGiver } from '#model/meetings/ids.ts';
import { Failure } from '#scripts/kit/failure.ts';
import type { Data } from './fields.ts';
import type { Kind, Request } from './kind.ts';

/** Throws a Failure where there is no such series. */
const seriesOf = (data: Data, { facts }: Request): SeriesEntry => {
  const found = facts.series.find(({ id }) => id === data['series']);
  if (found) return found;
  const all = facts.series.map(({ id, data: { name } }) => `${id}（${name.zh}）`).join('、') || '一个也没有';
  throw new Failure(`--series ${data['series']}：没有这个会议系列；现有的：${all}`);
};

const zoneOf = (series: SeriesEntry, { zone }: Request) => scheduleOf(series)?.zone ?? zone;

const daysOnRecord = (series: SeriesEntry, request: Request): Set<string> =>
  new Set(ofSeries(request.facts, series.id).map((meeting) => dayOf(meeting, zoneOf(series, request))));

/** The day of the next meeting that has no file yet; `undefined` while nobody knows when the series meets. */
const nextDay = (series: SeriesEntry, request: Request): string | undefined => {
  const known = daysOnRecord(series, request);
  for (const { day, start, end } of allOccurrences(series))
    if ((end ?? start) >= request.now && !known.has(day)) return day;
  return undefined;
};

const dayFrom = (data: Data, series: SeriesEntry, request: Request): string => {
  const { date, zone } = request;
  const start = typeof data['start'] === 'string' ? data['start'] : undefined;
  const day = start && (start.length === 10 ? start : dayIn(start, zone));
  if (day && date && day !== date)
    throw new Failure(`--date ${date} 与 --start ${start} 不是同一天（时区 ${zone}）；只写一个，或者改成一致`);
  const found = day ?? date ?? nextDay(series, request);
  if (found) return found;
  const why = scheduleOf(series) ? '规则里没有以后的日子' : '会议时间未知（rule 没有写规则）';
  throw new Failure(
    `${series.data.name.zh}（${series.id}）的${why}，算不出下一次是哪天；用 --date 写明，如 --date 2026-11-24`,
  );
};

/** The start as the rule has it; the day alone where the rule does not fall on it. */
const startOn = (day: string, series: SeriesEntry, request: Request): string => {
  for (const occurrence of allOccurrences(series)) {
    if (occurrence.day > day) break;
    if (occurrence.day === day) return inZone(occurrence.start, zoneOf(series, request));
  }
  return day;
};

/** The number after the last meeting's, if every meeting between the two that the rule expects is on record. */
const numberOn = (day: string, series: SeriesEntry, request: Request): number | undefined => {
  const numbered = ofSeries(request.facts, series.id).flatMap((meeting) =>
    meeting.data.number === undefined
      ? []
      : [{ day: dayOf(meeting, zoneOf(series, request)), number: meeting.data.number }],
  );
  const last = numbered.findLast((meeting) => meeting.day < day);
  if (!last || numbered.some((meeting) => meeting.day >= day)) return undefined;
  const known = daysOnRecord(series, request);
  for (const occurrence of allOccurrences(series)) {
    if (occurrence.day >= day) break;
    if (occurrence.day > last.day && !known.has(occurrence.day)) return undefined;
  }
  return last.number + 1;
};

export const dayOfMeeting = (data: Data, { zone }: Request): string => {
  const start = String(data['start']);
  return start.length === 10 ? start : dayIn(start, zone);
};

/** The only series there is, if there is one only. */
const onlySeries = ({ facts: { series } }: Request): Data => (series.length === 1 ? { series: series[0]?.id } : {});

/** Series, number, start and state, as far as they are known: whether a meeting of the past was held is for people to say. */
export const knownOfMeeting = (data: Data, request: Request): Data => {
  const series = data['series'] ? seriesOf(data, request) : undefined;
  if (!series) return onlySeries(request);
  const day = dayFrom(data, series, request);
  const number = numberOn(day, series, request);
  const start = data['start'] ?? startOn(day, series, request);
  const isComing = day >= dayIn(request.now, request.zone);
  return { series: series.id, ...(number && { number }), start, ...(isComing && { state: 'planned' }) };
};

/** Why the hour is not there, where it is not. */
export const notesOnMeeting = (data: Data, request: Request): string[] => {
  if (String(data['start']).length > 10) return [];
  const why = scheduleOf(seriesOf(data, request)) ? '这一天不在系列的规则里' : '系列的时间未知';
  return [`${why}，钟点没有写；知道了写进 start，如 2026-11-24T16:00:00+08:00`];
};

// What a scribe finds in the comments of a new meeting's file: who may have come, what was still open, what comes next.

type Offers = ReturnType<NonNullable<Kind['offers']>>;

const roles = { chair: '联席组长', secretary: '秘书', member: '成员' };

const nameOf = (facts: Facts, owner: Owner): string => {
  if (owner === 'everyone') return '全体';
  if (owner === 'nobody') return '无人认领';
  if ('person' in owner) return get(facts.people, owner.person).data.name.zh;
  return 'role' in owner ? roles[owner.role] : owner.name;
};

/** Throws a Failure where meetings contradict each other, for instance because one of them cannot be read. */
const registered = (facts: Facts, day: string): Action[] => {
  try {
    return allActions(facts, day);
  } catch (cause) {
    throw new Failure(`${(cause as Error).message}；先改好它（npm run check），再新建会议`, { cause });
  }
};

/** What the series decided to do and has not done when the meeting begins. */
export const openActions = (data: Data, request: Request): Action[] => {
  const day = dayOfMeeting(data, request);
  const isDue = ({ state, meeting }: Action) =>
    state === 'open' && meeting.data.series === data['series'] && meeting.id < day;
  return registered(request.facts, day).filter(isDue);
};

const about = (facts: Facts, action: Action): string => {
  const owners = ownersOf(action).map((owner) => nameOf(facts, owner));
  const due = action.due ? `，期限 ${action.due}${action.overdue ? '，已过' : ''}` : '';
  return `${owners.join('、')}：${action.text}（${action.meeting.id.slice(0, 10)} 定${due}）`;
};

const updates = (data: Data, request: Request): Offers[string] => {
  const open = openActions(data, request);
  return {
    value: open.map(({ id }) => ({ action: id, state: 'open' })),
    note: '以前的待办，会上过一遍：有变化的改 state 为 done 或 dropped，可以加 note；没变化的删掉',
    itemNotes: open.map((action) => about(request.facts, action)),
  };
};

const people = (data: Data, request: Request): Offers[string] => {
  const { facts } = request;
  const day = dayOfMeeting(data, request);
  const members = new Set((['chair', 'secretary', 'member'] as const).flatMap((role) => holders(facts, role, day)));
  const found = facts.people.filter((person) => members.has(person));
  if (found.length === 0) return { value: [{ name: '成员乙', affiliation: '某公司' }], note: '参会人员' };
  return {
    value: found.map(({ id }) => ({ person: id })),
    note: '到会的留下；people/ 里没有的人写 { name: 姓名, affiliation: 单位 }',
    itemNotes: found.map((person) => person.data.name.zh),
  };
};

/** As long as the series usually takes, where that is known. */
const end = (data: Data, request: Request): Offers[string] => {
  const start = String(data['start']);
  if (start.length === 10) return undefined;
  const schedule = scheduleOf(seriesOf(data, request));
  const moment = new Date(Date.parse(start) + (schedule?.duration ?? 0));
  return { value: inZone(moment, schedule?.zone ?? request.zone), note: '结束时间，散会以后照实写' };
};

const next = ({ facts }: Request) =>
  idGiver(facts.meetings.flatMap(({ data }) => [...data.decisions, ...data.actions].map(({ id }) => id)));

/** Everything that the records suggest, by field. */
export const meetingOffers = (data: Data, request: Request): Offers => {
  const day = dayOfMeeting(data, request);
  const series = seriesOf(data, request);
  const idOf = next(request);
  const place = series.data.place;
  return {
    ...(numberOn(day, series, request) ? {} : { number: { value: 1, note: '第几次；照记录推不出来，知道了再写' } }),
    end: end(data, request),
    place: isHole(place) ? { value: { name: { zh: '某会议室' } }, note: '地点；系列没有写地点' } : undefined,
    attendees: people(data, request),
    decisions: { value: [{ id: idOf('D', day.slice(0, 4)), text: '决议内容' }], note: '这次会议的决议' },
    actions: {
      value: [{ id: idOf('A', day.slice(0, 4)), text: '要做什么', owners: [{ person: 'member-a' }] }],
      note: '这次会议新定的待办',
    },
    updates: openActions(data, request).length > 0 ? updates(data, request) : undefined,
  };
};
