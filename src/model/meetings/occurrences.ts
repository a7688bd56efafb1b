// Which occurrence of its series each meeting on record stands for, and what is said of one that was moved.
import { dayIn, timeIn } from '#language/dates.ts';
import type { Locale } from '#language/locales.ts';
import { type Facts, get } from '#model/records/facts.ts';
import { type Occurrence, type SeriesEntry, allOccurrences, scheduleOf } from '#model/schedule/schedule.ts';
import { wordsOf } from '#words/words.ts';
import { type MeetingEntry, dayOf, hasHour, ofSeries } from './meetings.ts';

/** The day that a meeting was planned for, in the zone of its series: the one it was moved from, else its own. */
export const plannedDay = (meeting: Pick<MeetingEntry, 'data'>, zone: string): string =>
  meeting.data.occurrence ?? dayOf(meeting, zone);

/** The better claim to an occurrence first: it says so, or its file has no `-2`. */
const claim = ({ id, data }: MeetingEntry): number => (data.occurrence ? 0 : id.slice(11) === data.series ? 1 : 2);

/** The meeting on record that stands for the occurrence of each local day: of several, the first of that day. */
export const recordsByDay = (facts: Facts, series: SeriesEntry): Map<string, MeetingEntry> => {
  const meetings = scheduleOf(series) ? ofSeries(facts, series.id) : [];
  const last = meetings.toSorted((a, b) => claim(a) - claim(b)).toReversed();
  const zoneOf = ({ data }: MeetingEntry) => scheduleOf(series, data.start.slice(0, 10))?.zone ?? '';
  return new Map(last.map((meeting) => [plannedDay(meeting, zoneOf(meeting)), meeting]));
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

/** `原定 2026-12-23，改到 2026-12-25`, or the hours of one day; `undefined` of a meeting that was not moved. */
export const movedInWords = (
  facts: Facts,
  meeting: MeetingEntry,
  { locale, zone }: { locale: Locale; zone: string },
): string | undefined => {
  const { occurrence, start, series } = meeting.data;
  if (!occurrence) return undefined;
  const { moved } = wordsOf(locale).meeting;
  const day = dayOf(meeting, zone);
  if (day !== occurrence) return moved(occurrence, day);
  const planned = occurrenceOf(facts, get(facts.series, series)).get(meeting)?.start;
  if (!planned || !hasHour(meeting) || dayIn(planned, zone) !== day) return undefined;
  const [from, to] = [planned, start].map((moment) => timeIn(moment, zone));
  return from && to && from !== to ? moved(from, to) : undefined;
};
