// Meetings as events, and series that have a rule as what repeats.
import type { Event, EventSeries, Schedule } from 'schema-dts';
import type { Meeting } from '#schemas/meeting.ts';
import type { Series } from '#schemas/series.ts';
import { isHole } from '#model/records/holes.ts';
import type { Rule, Weekday } from '#model/schedule/rule.ts';
import { schedulesOf, type SeriesEntry } from '#model/schedule/schedule.ts';
import { lastDay, type Schedule as Time } from '#model/schedule/times.ts';
import { type Locale, pick } from '#language/locales.ts';
import { type Setting, publisher } from './organization.ts';

const dayNames: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

type Place = Meeting['place'] | Series['place'];

/** A place with an address on the net is a virtual one; an unknown place is left out. */
const location = (place: Place, locale: Locale) => {
  if (!place || isHole(place)) return {};
  const name = pick(place.name, locale).text;
  return {
    location: place.url
      ? ({ '@type': 'VirtualLocation', name, url: place.url } as const)
      : ({ '@type': 'Place', name } as const),
  };
};

/** One meeting, with what its page shows; `start` may be a day without a time. */
export const meetingEvent = (
  setting: Setting,
  { start, end, state }: Meeting,
  { name, series, url, place }: { name: string; series: string; url: string; place: Place },
): Event => ({
  '@type': 'Event',
  name,
  url,
  startDate: start,
  ...(end && { endDate: end }),
  eventStatus: state === 'cancelled' ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
  ...location(place, setting.locale),
  organizer: publisher(setting),
  superEvent: { '@type': 'EventSeries', name: series },
});

const units: Record<Rule['frequency'], string> = { DAILY: 'D', WEEKLY: 'W', MONTHLY: 'M', YEARLY: 'Y' };

/** A rule in schema.org's words, which know neither BYSETPOS nor an end by the day's time: then it is left out. */
const repetition = ({ frequency, interval, byDay, byMonthDay, byMonth, bySetPosition, count, until }: Rule) =>
  bySetPosition.length > 0 || until
    ? undefined
    : {
        repeatFrequency: `P${interval}${units[frequency]}`,
        ...(byDay.length > 0 && {
          byDay: byDay.map(({ nth, weekday }) =>
            nth ? `${nth}${weekday}` : (`https://schema.org/${dayNames[weekday]}` as 'https://schema.org/Monday'),
          ),
        }),
        ...(byMonthDay.length > 0 && { byMonthDay }),
        ...(byMonth.length > 0 && { byMonth }),
        ...(count && { repeatCount: count }),
      };

const eventSchedule = (series: SeriesEntry, time: Time): Schedule[] => {
  const repeats = repetition(time.rule);
  if (!repeats) return [];
  const { start, zone, exceptions, before } = time;
  const { duration } = series.data;
  const end = before && lastDay(time);
  return [
    {
      '@type': 'Schedule',
      ...repeats,
      startDate: start.slice(0, 10),
      startTime: start.slice(11),
      ...(end && { endDate: end }),
      ...(duration && { duration }),
      scheduleTimezone: zone,
      ...(exceptions.size > 0 && { exceptDate: [...exceptions].sort() }),
    },
  ];
};

/** A series whose rule is known and fits schema.org's words; the others are no event yet. */
export const eventSeries = (setting: Setting, series: SeriesEntry, url: string): EventSeries[] =>
  schedulesOf(series).flatMap((time) =>
    eventSchedule(series, time).map((schedule) => ({
      '@type': 'EventSeries',
      name: pick(series.data.name, setting.locale).text,
      url,
      eventSchedule: schedule,
      ...location(time.place, setting.locale),
      organizer: publisher(setting),
    })),
  );
