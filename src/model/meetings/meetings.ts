// Meetings in time: all, by year, those of a series; and what they are called.
import { addDays, dayIn } from '#language/dates.ts';
import { type Locale, pick } from '#language/locales.ts';
import { momentOf } from '#language/zones.ts';
import { type Entry, type Facts, get } from '#model/records/facts.ts';
import { once } from '#model/records/once.ts';
import { scheduleOf, type SeriesEntry } from '#model/schedule/schedule.ts';
import type { Meeting, Standing } from '#schemas/meeting.ts';
import { meaningOf } from '#schemas/labels.ts';
import type { Series } from '#schemas/series.ts';
import { wordsOf } from '#words/words.ts';

export type MeetingEntry = Entry<Meeting>;

/** Noon UTC lies in a day nearly everywhere on earth. */
const placeInTime = (meeting: MeetingEntry) =>
  Date.parse(hasHour(meeting) ? meeting.data.start : `${meeting.data.start}T12:00:00Z`);
const byStart = (a: MeetingEntry, b: MeetingEntry) => placeInTime(a) - placeInTime(b);

/** `2026-11-24-biweekly` → `2026`: the name of a meeting's file begins with its day in the site's zone. */
export const yearOf = ({ id }: MeetingEntry): string => id.slice(0, 4);

/** Address (in Chinese) of a decision or an action, on the page of the meeting that made it. */
export const outcomePath = ({ id, meeting }: { id: string; meeting: MeetingEntry }): string =>
  `/meetings/${meeting.id}/#${id.toLowerCase()}`;

/** The place of a series on the day of a start. */
export const placeIn = (series: SeriesEntry, start: string): Series['place'] =>
  scheduleOf(series, start.slice(0, 10))?.place ?? series.data.place;

/** Where a meeting is: its own place, and that of its series, known or not, while it is still to come. */
export const placeOf = (facts: Facts, { data }: MeetingEntry): Meeting['place'] | Series['place'] =>
  data.place ?? (data.state === 'planned' ? placeIn(get(facts.series, data.series), data.start) : undefined);

/** All meetings, oldest first. */
export const inTime = once((facts: Facts): MeetingEntry[] => [...facts.meetings].sort(byStart));

const bySeries = once((facts: Facts) => Map.groupBy(inTime(facts), ({ data }) => data.series));

/** Meetings of one series, oldest first. */
export const ofSeries = (facts: Facts, series: string): MeetingEntry[] => bySeries(facts).get(series) ?? [];

/** Its own title, or the series' name with its number. */
export const meetingTitle = (facts: Facts, { data }: MeetingEntry, locale: Locale): string =>
  data.title
    ? pick(data.title, locale).text
    : wordsOf(locale).meeting.title(pick(get(facts.series, data.series).data.name, locale).text, data.number);

// When a meeting starts and ends, where its record gives the hour and where it gives the day alone.

export const hasHour = ({ data }: Pick<MeetingEntry, 'data'>): boolean => data.start.length > 10;

/** The day in a zone, `2026-11-24`; a day without an hour is the same in all. */
export const dayOf = (meeting: Pick<MeetingEntry, 'data'>, zone: string): string =>
  hasHour(meeting) ? dayIn(meeting.data.start, zone) : meeting.data.start;

/**
 * A meeting in a sentence: its series, day and outcome. `state` is what is said of its state, which the clock may know better than
 * the record.
 */
export const meetingSummary = (
  facts: Facts,
  meeting: MeetingEntry,
  { locale, zone, state }: { locale: Locale; zone: string; state: Standing | undefined },
): string => {
  const { series, agenda, decisions, actions } = meeting.data;
  const name = pick(get(facts.series, series).data.name, locale).text;
  const counts = { topics: agenda.length, decisions: decisions.length, actions: actions.length };
  const word = state && meaningOf('meetingStanding', state, locale);
  return wordsOf(locale).meeting.summary(name, dayOf(meeting, zone), word, counts);
};

/** The first moment of a day; some zones set their clocks forward at midnight. */
export const firstMoment = (day: string, zone: string): Date =>
  momentOf(`${day}T00:00:00`, zone) ?? (momentOf(`${day}T01:00:00`, zone) as Date);

/** The start; a day alone starts at midnight in the zone. */
export const startOf = (meeting: MeetingEntry, zone: string): Date =>
  hasHour(meeting) ? new Date(meeting.data.start) : firstMoment(meeting.data.start, zone);

/** The end: as recorded, else after the usual length of its series, else unknown; a day alone ends at midnight in the zone. */
export const endOf = (facts: Facts, meeting: MeetingEntry, zone: string): Date | undefined => {
  const { start, end, series, occurrence } = meeting.data;
  if (!hasHour(meeting)) return firstMoment(addDays(start, 1), zone);
  if (end) return new Date(end);
  const length = scheduleOf(get(facts.series, series), occurrence ?? start.slice(0, 10))?.duration;
  return length === undefined ? undefined : new Date(Date.parse(start) + length);
};

/** Days after a meeting within which its minutes are due where its record says nothing else. */
const minutesWithin = 7;

/** The last day for the minutes of a meeting that is over by then; `undefined` of one that has them, or was cancelled. */
export const minutesDue = (meeting: MeetingEntry, zone: string): string | undefined => {
  const { state, minutesBy, decisions, actions } = meeting.data;
  const hasMinutes = state === 'held' && (meeting.body.trim() !== '' || decisions.length + actions.length > 0);
  return state === 'cancelled' || hasMinutes ? undefined : (minutesBy ?? addDays(dayOf(meeting, zone), minutesWithin));
};

/** What is said of a meeting: one that is over is no longer to come, and after a while its minutes are late. */
export const standingOf = (facts: Facts, meeting: MeetingEntry, now: Date, zone: string): Standing => {
  const { state } = meeting.data;
  const due = minutesDue(meeting, zone);
  if (due === undefined || (endOf(facts, meeting, zone) ?? startOf(meeting, zone)) > now) return state;
  if (dayIn(now, zone) > due) return 'late';
  return state === 'planned' ? 'over' : state;
};
