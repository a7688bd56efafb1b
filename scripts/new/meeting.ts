// The next meeting of a series: its day and hour by the rule, its number by the records. What neither says is left open.
import { dayIn } from '../../src/model/dates.ts';
import { dayOf } from '../../src/model/meeting-time.ts';
import { ofSeries } from '../../src/model/meetings.ts';
import { allOccurrences } from '../../src/model/recurrence.ts';
import { scheduleOf, type SeriesEntry } from '../../src/model/schedule.ts';
import { Failure } from '../build/failure.ts';
import type { Data } from './fields.ts';
import type { Request } from './kind.ts';
import { inZone } from './typed.ts';

/** Throws a Failure where there is no such series. */
export const seriesOf = (data: Data, { facts }: Request): SeriesEntry => {
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
export const numberOn = (day: string, series: SeriesEntry, request: Request): number | undefined => {
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
