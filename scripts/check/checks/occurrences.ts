// The meetings on record and the rule of their series agree: which day of the rule each stands for, and which days have none.
import { daysBetween } from '#language/dates.ts';
import type { MeetingEntry } from '#model/meetings/meetings.ts';
import { plannedDay } from '#model/meetings/occurrences.ts';
import { seriesProblems } from '#model/schedule/schedule.ts';
import { horizon, localTimes, readSchedules, type Schedule } from '#model/schedule/times.ts';
import { meeting as meetingSchema } from '#schemas/meeting.ts';
import { type Series, series as seriesSchema } from '#schemas/series.ts';
import { validOf } from '#scripts/check/content/facts.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import { type Check, placed, type Problem, type RuleFinding } from '#scripts/check/rule.ts';

interface Placed extends Pick<MeetingEntry, 'id' | 'data'> {
  source: Source;
  /** The day of the rule that it is planned for. */
  day: string;
}

/** A meeting that is further from a day of the rule was hardly moved from it. */
const near = 7;

const nearest = (days: Iterable<string>, day: string): string | undefined =>
  [...days].sort((a, b) => Math.abs(daysBetween(a, day)) - Math.abs(daysBetween(b, day)))[0];

/** Days of the rules, and a few beyond the last that is asked for. */
const daysUntil = (schedules: Schedule[], last: string): Set<string> => {
  const days = new Set<string>();
  for (const schedule of schedules)
    for (const { day } of localTimes(schedule, horizon)) {
      days.add(day);
      if (day > last && daysBetween(last, day) > near) break;
    }
  return days;
};

const foreign = ({ data: { occurrence } }: Placed, days: Set<string>, off: Set<string>): Problem[] => {
  if (!occurrence || (days.has(occurrence) && !off.has(occurrence))) return [];
  const close = nearest(
    [...days].filter((day) => !off.has(day)),
    occurrence,
  );
  const found = off.has(occurrence)
    ? `occurrence（${occurrence}）在系列的 exceptions 中，当天没有会议`
    : `会议规则中没有 occurrence（${occurrence}）这一天`;
  const fix = `另加的会议删除 occurrence；改期的会议更正 occurrence${close ? `，是否应为 ${close}？` : ''}`;
  return [{ at: ['occurrence'], found, expected: '原定日期是按规则开会的日期', fix }];
};

const doubled = (meeting: Placed, others: Placed[]): Problem[] => {
  const isFirst = ({ id, data }: Placed) => data.occurrence !== undefined || id === `${meeting.day}-${data.series}`;
  const other = others.find((one) => one !== meeting && one.day === meeting.day && isFirst(one));
  if (!other || !meeting.data.occurrence) return [];
  const found = `${other.source.file} 也是 ${meeting.day} 的会议`;
  const fix = '合并两条记录，或删除其中一个 occurrence';
  return [{ at: ['occurrence'], found, expected: '规则中的一天只对应一次会议', fix }];
};

/** A meeting beside a day of the rule that nobody accounts for was moved from it, or is an extra one: only people know. */
const beside = ({ data, day }: Placed, days: Set<string>, free: (day: string) => boolean): Problem[] => {
  const close = days.has(day) ? undefined : nearest(days, day);
  if (
    !close ||
    data.occurrence ||
    data.state === 'cancelled' ||
    !free(close) ||
    Math.abs(daysBetween(close, day)) > near
  )
    return [];
  const name = `${close}-${data.series}.md`;
  return [
    {
      at: ['start'],
      severity: 'warning',
      found: `${day} 不是按规则开会的日期，而 ${close} 应有会议，暂无记录`,
      expected: '改期的会议注明原定日期；原定的会议另有记录，或列入 exceptions',
      fix: `由 ${close} 改期时，添加 occurrence: ${close} 并将文件改名为 ${name}；另加的会议，为 ${close} 新建记录（npm run meeting -- plan ${data.series} ${close}），或将 ${close} 列入 exceptions`,
    },
  ];
};

const contradicted = ({ data: { series, state }, day }: Placed, off: Set<string>): Problem[] => {
  if (state !== 'planned' || !off.has(day)) return [];
  const found = `${day} 有待召开的会议，但系列 ${series} 的 exceptions 包含这一天`;
  const fix = `从系列的 exceptions 中删除 ${day}；会议取消时改为 state: cancelled 并填写 reason`;
  return [{ at: ['state'], found, expected: '不开会的日期没有待召开的会议', fix }];
};

const inSeries = (site: Site, id: string, series: Series): RuleFinding[] => {
  const schedules = seriesProblems(series).length > 0 ? [] : readSchedules(series);
  const [first] = schedules;
  if (!first) return [];
  const off = new Set(schedules.flatMap(({ exceptions }) => [...exceptions]));
  const zoneOn = (start: string) => (schedules.findLast(({ from }) => from <= start.slice(0, 10)) ?? first).zone;
  const meetings = validOf(site, 'meetings', meetingSchema)
    .filter(({ data }) => data.series === id)
    .map(({ source, data }): Placed => ({
      id: source.id,
      data,
      source,
      day: plannedDay({ data }, zoneOn(data.start)),
    }));
  const last = meetings
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (!last) return [];
  const days = daysUntil(schedules, last);
  const taken = new Set(meetings.map(({ day }) => day));
  const free = (day: string) => !taken.has(day) && !off.has(day);
  return meetings.flatMap((meeting) =>
    placed(meeting.source, [
      ...foreign(meeting, days, off),
      ...doubled(meeting, meetings),
      ...beside(meeting, days, free),
      ...contradicted(meeting, off),
    ]),
  );
};

export const occurrences: Check = {
  name: 'occurrences',
  description: '会议与系列的规则对应：改期的会议注明原定日期，一天只有一条记录',
  run: (site) => validOf(site, 'series', seriesSchema).flatMap(({ source, data }) => inSeries(site, source.id, data)),
};
