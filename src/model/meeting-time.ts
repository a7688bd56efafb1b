// When a meeting starts and ends, where its record gives the hour and where it gives the day alone.
import { dayIn } from './dates.ts';
import { type Facts, get } from './facts.ts';
import type { MeetingEntry } from './meetings.ts';
import { scheduleOf } from './schedule.ts';
import { momentOf } from './zones.ts';

export const hasHour = ({ data }: MeetingEntry): boolean => data.start.length > 10;

/** The day in a zone, `2026-11-24`; a day without an hour is the same in all. */
export const dayOf = (meeting: MeetingEntry, zone: string): string =>
  hasHour(meeting) ? dayIn(meeting.data.start, zone) : meeting.data.start;

/** The first moment of a day; some zones set their clocks forward at midnight. */
const firstMoment = (day: string, zone: string): Date =>
  momentOf(`${day}T00:00:00`, zone) ?? (momentOf(`${day}T01:00:00`, zone) as Date);

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** The start; a day alone starts at midnight in the zone. */
export const startOf = (meeting: MeetingEntry, zone: string): Date =>
  hasHour(meeting) ? new Date(meeting.data.start) : firstMoment(meeting.data.start, zone);

/** The end: as recorded, else after the usual length of its series, else unknown; a day alone ends at midnight in the zone. */
export const endOf = (facts: Facts, meeting: MeetingEntry, zone: string): Date | undefined => {
  const { start, end, series } = meeting.data;
  if (!hasHour(meeting)) return firstMoment(dayAfter(start), zone);
  if (end) return new Date(end);
  const length = scheduleOf(get(facts.series, series))?.duration;
  return length === undefined ? undefined : new Date(Date.parse(start) + length);
};
