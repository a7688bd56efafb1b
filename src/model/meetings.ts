// Meetings in time: all, by year, those of a series; and what they are called.
import type { Meeting } from '../schemas/meeting.ts';
import type { Series } from '../schemas/series.ts';
import { type Entry, type Facts, get } from './facts.ts';
import { hasHour } from './meeting-time.ts';
import { type Locale, pick } from './translations.ts';

export type MeetingEntry = Entry<Meeting>;

/** Noon UTC lies in a day nearly everywhere on earth. */
const placeInTime = (meeting: MeetingEntry) =>
  Date.parse(hasHour(meeting) ? meeting.data.start : `${meeting.data.start}T12:00:00Z`);
const byStart = (a: MeetingEntry, b: MeetingEntry) => placeInTime(a) - placeInTime(b);

/** `2026-11-24-biweekly` → `2026`: the name of a meeting's file begins with its day in the site's zone. */
export const yearOf = ({ id }: MeetingEntry): string => id.slice(0, 4);

/** Address (in Chinese) of a decision or an action, on the page of the meeting that made it. */
export const recordPath = ({ id, meeting }: { id: string; meeting: MeetingEntry }): string =>
  `/meetings/${meeting.id}/#${id.toLowerCase()}`;

/** Where a meeting is: its own place, and that of its series, known or not, while it is still to come. */
export const placeOf = (facts: Facts, { data }: MeetingEntry): Meeting['place'] | Series['place'] =>
  data.place ?? (data.state === 'planned' ? get(facts.series, data.series).data.place : undefined);

const sorted = new WeakMap<Facts, MeetingEntry[]>();

/** All meetings, oldest first; sorted once for all that ask. */
export const inTime = (facts: Facts): MeetingEntry[] => {
  const meetings = sorted.get(facts) ?? [...facts.meetings].sort(byStart);
  sorted.set(facts, meetings);
  return meetings;
};

const bySeries = new WeakMap<Facts, Map<string, MeetingEntry[]>>();

/** Meetings of one series, oldest first; grouped once for all the pages that ask. */
export const ofSeries = (facts: Facts, series: string): MeetingEntry[] => {
  let groups = bySeries.get(facts);
  if (!groups) {
    groups = Map.groupBy(inTime(facts), ({ data }) => data.series);
    bySeries.set(facts, groups);
  }
  return groups.get(series) ?? [];
};

/** Newest first, grouped by year. */
export const byYear = (facts: Facts): [year: string, meetings: MeetingEntry[]][] => [
  ...Map.groupBy(inTime(facts).toReversed(), yearOf),
];

/** Its own title, or the series' name with its number, worded by `word`. */
export const meetingTitle = (
  facts: Facts,
  { data }: MeetingEntry,
  word: (series: string, number: number | undefined) => string,
  locale: Locale,
): string =>
  data.title
    ? pick(data.title, locale).text
    : word(pick(get(facts.series, data.series).data.name, locale).text, data.number);

const recent = 100;

/** Whether a meeting is among the hundred with the latest days. */
export const isRecent = ({ meetings }: Facts, id: string): boolean => id >= (meetings.at(-recent)?.id ?? '');
