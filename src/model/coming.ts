// What is still to come: the occurrences of every series, with the meetings on record in their places.
import type { Meeting } from '../schemas/meeting.ts';
import type { Series } from '../schemas/series.ts';
import type { Localized } from '../schemas/shapes.ts';
import { dayIn } from './dates.ts';
import { type Facts, get } from './facts.ts';
import { type MeetingEntry, ofSeries } from './meetings.ts';
import { allOccurrences, type Occurrence } from './recurrence.ts';
import { scheduleOf, type SeriesEntry } from './schedule.ts';

export interface Coming {
  series: SeriesEntry;
  start: Date;
  end: Date | undefined;
  /** `expected`: by the rule alone, without a record. */
  state: 'expected' | 'planned' | 'cancelled';
  place: NonNullable<Meeting['place']> | Series['place'];
  meeting: MeetingEntry | undefined;
  reason: Localized | undefined;
}

/** The meeting on record that stands for the occurrence of each local day: the first of that day. */
const recordsByDay = (facts: Facts, series: SeriesEntry): Map<string, MeetingEntry> => {
  const zone = scheduleOf(series)?.zone;
  const meetings = zone ? ofSeries(facts, series.id) : [];
  return new Map(meetings.toReversed().map((meeting) => [dayIn(meeting.data.start, zone ?? ''), meeting]));
};

/** The occurrence that each meeting of a series stands for; a meeting on another day than the rule's stands for itself. */
export const occurrenceOf = (facts: Facts, series: SeriesEntry): Map<MeetingEntry, Occurrence> => {
  const records = recordsByDay(facts, series);
  const last = [...records.keys()].sort().at(-1) ?? '';
  const found = new Map<MeetingEntry, Occurrence>();
  for (const occurrence of allOccurrences(series)) {
    if (occurrence.day > last) break;
    const meeting = records.get(occurrence.day);
    if (meeting) found.set(meeting, occurrence);
  }
  return found;
};

/** When a meeting ends: as recorded, else after the usual length of its series, else unknown. */
export const endOf = (facts: Facts, { data }: MeetingEntry): Date | undefined => {
  if (data.end) return new Date(data.end);
  const length = scheduleOf(get(facts.series, data.series))?.duration;
  return length === undefined ? undefined : new Date(Date.parse(data.start) + length);
};

const expected = (facts: Facts, series: SeriesEntry, now: Date, count: number): Coming[] => {
  const records = recordsByDay(facts, series);
  const found: Coming[] = [];
  for (const { day, start, end } of allOccurrences(series)) {
    if (found.length === count) break;
    if ((end ?? start) < now || records.has(day)) continue;
    const { place } = series.data;
    found.push({ series, start, end, state: 'expected', place, meeting: undefined, reason: undefined });
  }
  return found;
};

const recorded = (facts: Facts, now: Date): Coming[] =>
  facts.meetings.flatMap((meeting): Coming[] => {
    const { data } = meeting;
    const [start, end] = [new Date(data.start), endOf(facts, meeting)];
    if (data.state === 'held' || (end ?? start) < now) return [];
    const series = get(facts.series, data.series);
    const reason = data.state === 'cancelled' ? data.reason : undefined;
    return [{ series, start, end, state: data.state, place: data.place ?? series.data.place, meeting, reason }];
  });

/** The next `count` meetings of all series that have not ended, earliest first, cancelled ones among them. */
export const coming = (facts: Facts, now: Date, count = 5): Coming[] =>
  [...recorded(facts, now), ...facts.series.flatMap((series) => expected(facts, series, now, count))]
    .sort((a, b) => a.start.getTime() - b.start.getTime() || a.series.data.order - b.series.data.order)
    .slice(0, count);
