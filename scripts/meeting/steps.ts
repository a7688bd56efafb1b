// The steps of a meeting’s life, each the text of one file: plan, add, move, cancel, hold. Nothing is written here.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document } from 'yaml';
import { dayIn } from '#language/dates.ts';
import { inZone, momentOf, wallTime } from '#language/zones.ts';
import { hasHour, type MeetingEntry, startOf } from '#model/meetings/meetings.ts';
import { occurrenceOf } from '#model/meetings/occurrences.ts';
import type { Facts } from '#model/records/facts.ts';
import { allOccurrences, type Occurrence, scheduleOf, type SeriesEntry } from '#model/schedule/schedule.ts';
import { pathOf } from '#schemas/files.ts';
import { meaningOf } from '#schemas/labels.ts';
import { shapeOf } from '#schemas/shape.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { kindNamed } from '#scripts/new/arguments.ts';
import { draftOf, fileOf } from '#scripts/new/draft.ts';
import { fieldsOf, type Given } from '#scripts/new/fields.ts';
import { flowBelow, yamlOptions } from '#scripts/new/render.ts';
import { type Clock, valueOf } from '#scripts/new/typed.ts';

export interface Setting extends Clock {
  facts: Facts;
  /** The content folder, absolute. */
  folder: string;
}

export interface Step {
  /** Below the content folder. */
  path: string;
  text: string;
  /** What is left for people. */
  notes: string[];
}

interface Found {
  series: SeriesEntry;
  day: string;
  meeting: MeetingEntry | undefined;
  occurrence: Occurrence | undefined;
}

const seriesNamed = (id: string, { facts }: Setting): SeriesEntry => {
  const found = facts.series.find((one) => one.id === id);
  if (found) return found;
  const known = facts.series.map((one) => `${one.id}（${one.data.name.zh}）`).join('、') || '无';
  throw new Failure(`未找到会议系列 ${id}。可选：${known}`);
};

/** The meeting of an id, on record or expected by the rule. Throws a Failure where there is none. */
const find = (id: string, setting: Setting): Found => {
  const { facts, now } = setting;
  const [, day = '', name = ''] = /^(\d{4}-\d\d-\d\d)-(.+)$/.exec(id) ?? [];
  if (!day) throw new Failure(`ID「${id}」无效，应为 日期-系列，例如 2026-12-23-biweekly`);
  const meeting = facts.meetings.find((one) => one.id === id);
  const series = seriesNamed(meeting?.data.series ?? name, setting);
  const occurrence = meeting
    ? occurrenceOf(facts, series).get(meeting)
    : allOccurrences(series).find((one) => one.day >= day);
  if (meeting || occurrence?.day === day) return { series, day, meeting, occurrence };
  const next = allOccurrences(series).filter(({ start }) => start >= now);
  const ids = [...next.take(3)].map((one) => `${one.day}-${series.id}`).join('、');
  throw new Failure(`未找到会议 ${id}：没有该记录，会议规则中也没有这一天。${ids ? `接下来的会议：${ids}` : ''}`);
};

/** Sets a field of the front matter, or takes it away; a new one stands after `start`. The rest of the file stays as it is. */
export const withField = (text: string, field: string, value: unknown): string => {
  const document = new Document({ [field]: value });
  flowBelow(document, 1);
  const line = value === undefined ? '' : document.toString(yamlOptions);
  const there = new RegExp(`^${field}:.*\n(?:[ \t]+.*\n)*`, 'm');
  const [head = '', ...rest] = text.split(/^(?=---$)/m);
  const set = there.test(head)
    ? head.replace(there, () => line)
    : head.replace(/^start:.*\n/m, (start) => `${start}${line}`);
  return [set, ...rest].join('');
};

const drafted = async (setting: Setting, given: Given[], date?: string): Promise<Step> => {
  const kind = kindNamed('meeting');
  const draft = await draftOf(kind, given, { ...setting, id: '', date }, undefined);
  const { text } = fileOf(draft, kind, setting.folder);
  return { path: draft.path, text, notes: draft.notes };
};

/** The file of a meeting as it is, or as a new record of the occurrence would be. */
const opened = ({ series, day, meeting }: Found, setting: Setting, given: Given[] = []): Promise<Step> | Step => {
  if (!meeting) return drafted(setting, [['series', series.id], ...given], day);
  const path = pathOf(meeting);
  return { path, text: readFileSync(join(setting.folder, path), 'utf8'), notes: [] };
};

const refuseState = ({ meeting }: Found, what: string): void => {
  if (!meeting || meeting.data.state === 'planned') return;
  const state = meaningOf('meetingState', meeting.data.state, 'zh');
  throw new Failure(`${meeting.id} ${state}，只有待召开的会议可以${what}`);
};

/** The moment or the day that was typed, in the site's zone. */
const startTyped = (typed: string, clock: Clock): string => {
  const shape = fieldsOf(shapeOf('meetings')).get('start');
  const value = shape && valueOf(shape, typed, clock);
  if (typeof value === 'string') return value;
  throw new Failure(`开始时间「${typed}」无效，应为日期或日期和时间，例如 2026-12-25 或 '2026-12-25 16:00'`);
};

/** Moves a meeting, which keeps its planned day in its name. A day alone keeps the hour. */
export const move = async (id: string, typed: string, setting: Setting): Promise<Step> => {
  const found = find(id, setting);
  refuseState(found, '改期');
  const { series, day, meeting, occurrence } = found;
  const schedule = occurrence?.schedule ?? scheduleOf(series, day);
  if (schedule && !occurrence)
    throw new Failure(`${id} 不是按规则召开的会议，没有原定日期。请取消后另加：npm run meeting -- add ${series.id} …`);
  const zone = schedule?.zone ?? setting.zone;
  const planned = occurrence?.start ?? (meeting && hasHour(meeting) ? startOf(meeting, zone) : undefined);
  const given = startTyped(typed, { ...setting, zone });
  const kept = planned && given.length === 10 && momentOf(`${given}T${wallTime(planned, zone).slice(11)}`, zone);
  const to = kept ? inZone(kept, zone) : given;
  const now = meeting ? meeting.data.start : planned && inZone(planned, zone);
  if (now && Date.parse(now) === Date.parse(to)) throw new Failure(`${id} 的开始时间已是 ${to}，未写入文件`);
  const isBack = planned && Date.parse(to) === planned.getTime();
  const { path, text, notes } = await opened(found, setting);
  const end = meeting?.data.end;
  const longer = end && to.length > 10 && Date.parse(end) - Date.parse(meeting.data.start) + Date.parse(to);
  const moved = withField(withField(text, 'start', to), 'occurrence', isBack ? undefined : (occurrence?.day ?? day));
  return {
    path,
    text: end ? withField(moved, 'end', longer ? inZone(new Date(longer), zone) : undefined) : moved,
    notes,
  };
};

/** Cancels a meeting: it keeps its record, and takes no number. */
export const cancel = async (id: string, reason: string, setting: Setting): Promise<Step> => {
  const found = find(id, setting);
  refuseState(found, '取消');
  if (!found.meeting)
    return opened(found, setting, [
      ['state', 'cancelled'],
      ['reason', reason],
    ]);
  const { path, text, notes } = await opened(found, setting);
  const cancelled = withField(withField(text, 'state', 'cancelled'), 'reason', { zh: reason });
  return { path, text: withField(cancelled, 'number', undefined), notes };
};

/** Says that a meeting was held; what happened there is for people to write. */
export const hold = async (id: string, setting: Setting): Promise<Step> => {
  const found = find(id, setting);
  refuseState(found, '标为已召开');
  const start = found.meeting ? startOf(found.meeting, setting.zone) : found.occurrence?.start;
  if (start && start > setting.now)
    throw new Failure(`${id} 的开始时间 ${inZone(start, setting.zone)} 尚未到达，不能标为已召开`);
  const { path, text } = await opened(found, setting, [['state', 'held']]);
  const notes = ['填写参会人员、决议和待办，在 --- 之后编写纪要'];
  return { path, text: withField(text, 'state', 'held'), notes };
};

/** The next meeting of a series without a record, or that of a day, with an agenda to begin with. */
export const plan = (series: string, day: string | undefined, setting: Setting): Promise<Step> =>
  drafted(setting, [['series', seriesNamed(series, setting).id]], day);

/** A meeting beside those of the rule; the second of a day has `-2` in its name. */
export const add = async (series: string, typed: string, setting: Setting): Promise<Step> => {
  const { id } = seriesNamed(series, setting);
  const start = startTyped(typed, setting);
  const day = start.length === 10 ? start : dayIn(start, setting.zone);
  const isRuled = allOccurrences(seriesNamed(series, setting)).find((one) => one.day >= day)?.day === day;
  const paths = ['', '-2', '-3', '-4'].map((suffix) => pathOf({ collection: 'meetings', id: `${day}-${id}${suffix}` }));
  // The plain name of a day of the rule is that of its own meeting.
  const path = paths.slice(isRuled ? 1 : 0).find((one) => !existsSync(join(setting.folder, one)));
  if (!path) throw new Failure(`${day} 已有 ${paths.length} 次会议，请直接编辑这些文件`);
  const kind = kindNamed('meeting');
  const given: Given[] = [
    ['series', id],
    ['start', start],
    ['state', 'planned'],
  ];
  const draft = await draftOf(kind, given, { ...setting, id: '', date: undefined }, undefined);
  return { path, text: fileOf({ ...draft, path }, kind, setting.folder).text, notes: draft.notes };
};
