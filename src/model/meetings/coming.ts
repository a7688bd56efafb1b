// What is still to come: the occurrences of every series, with the meetings on record in their places.
import type { ComingState, Meeting } from '#schemas/meeting.ts';
import type { Series } from '#schemas/series.ts';
import type { Localized } from '#language/locales.ts';
import { type Facts, get } from '#model/records/facts.ts';
import { type SeriesEntry, allOccurrences } from '#model/schedule/schedule.ts';
import { type MeetingEntry, endOf, hasHour, inTime, placeIn, startOf } from './meetings.ts';
import { recordsByDay } from './occurrences.ts';

export interface Coming {
  series: SeriesEntry;
  start: Date;
  end: Date | undefined;
  /** The day alone is on record: it starts and ends at midnight in the zone asked for. */
  allDay: boolean;
  state: ComingState;
  place: NonNullable<Meeting['place']> | Series['place'];
  meeting: MeetingEntry | undefined;
  reason: Localized | undefined;
}

const expected = (facts: Facts, series: SeriesEntry, now: Date, count: number): Coming[] => {
  const records = recordsByDay(facts, series);
  const fixed = { series, allDay: false, state: 'expected', meeting: undefined, reason: undefined } as const;
  return allOccurrences(series)
    .filter(({ day, start, end }) => (end ?? start) >= now && !records.has(day))
    .take(count)
    .map(({ start, end, schedule: { place } }) => ({ ...fixed, start, end, place }))
    .toArray();
};

const recorded = (facts: Facts, now: Date, zone: string): Coming[] =>
  facts.meetings.flatMap((meeting): Coming[] => {
    const { data } = meeting;
    const [start, end] = [startOf(meeting, zone), endOf(facts, meeting, zone)];
    if (data.state === 'held' || (end ?? start) < now) return [];
    const series = get(facts.series, data.series);
    const reason = data.state === 'cancelled' ? data.reason : undefined;
    const place = data.place ?? placeIn(series, data.start);
    return [{ series, start, end, allDay: !hasHour(meeting), state: data.state, place, meeting, reason }];
  });

/** Meetings on record that are over or were held, newest first. */
export const past = (facts: Facts, now: Date, zone: string): MeetingEntry[] =>
  inTime(facts)
    .toReversed()
    .filter(
      (meeting) => meeting.data.state === 'held' || (endOf(facts, meeting, zone) ?? startOf(meeting, zone)) < now,
    );

/**
 * The next `count` meetings of all series that have not ended, earliest first, cancelled ones among them. A meeting without
 * an hour lasts its whole day in `zone`.
 */
export const coming = (facts: Facts, now: Date, zone: string, count = 5): Coming[] =>
  [...recorded(facts, now, zone), ...facts.series.flatMap((series) => expected(facts, series, now, count))]
    .sort((a, b) => a.start.getTime() - b.start.getTime() || a.series.data.order - b.series.data.order)
    .slice(0, count);
