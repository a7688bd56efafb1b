// What a scribe finds in the comments of a new meeting's file: who may have come, what was still open, what comes next.
import { allActions, type Action } from '../../src/model/actions.ts';
import { type Facts, get } from '../../src/model/facts.ts';
import { holders } from '../../src/model/people.ts';
import { isHole } from '../../src/model/holes.ts';
import { type Owner, ownersOf } from '../../src/model/owners.ts';
import { scheduleOf } from '../../src/model/schedule.ts';
import { Failure } from '../build/failure.ts';
import { idGiver } from '../import/known.ts';
import type { Data } from './fields.ts';
import type { Kind, Request } from './kind.ts';
import { dayOfMeeting, numberOn, seriesOf } from './meeting.ts';
import { inZone } from './typed.ts';

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
