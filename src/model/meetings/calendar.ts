// Meetings and maintenance as iCalendar files (RFC 5545), for a calendar program to subscribe to; their words are Chinese.
import ical, {
  type ICalCalendar,
  type ICalEventData,
  ICalEventStatus,
  type ICalLuxonDateTimeStub,
} from 'ical-generator';
import { wordsOf } from '#words/words.ts';
import { labelOf, meaningOf } from '#schemas/labels.ts';
import { oneLine, plainLines } from '#language/lines.ts';
import { absoluteAt } from '#language/routes.ts';
import { momentOf, vtimezone, wallTime } from '#language/zones.ts';
import { type Entry, type Facts, get } from '#model/records/facts.ts';
import { isHole } from '#model/records/holes.ts';
import { type SeriesEntry, schedulesOf } from '#model/schedule/schedule.ts';
import { horizon, lastMoment, localTimes, type Schedule } from '#model/schedule/times.ts';
import type { Coming } from './coming.ts';
import { endOf, hasHour, type MeetingEntry, meetingTitle, ofSeries, placeIn, startOf } from './meetings.ts';
import { movedInWords, occurrenceOf } from './occurrences.ts';

/** A moment in the shape of a Luxon DateTime, which ical-generator asks for the wall-clock time in the event's zone. */
export const wall = (moment: Date, zone = 'UTC'): ICalLuxonDateTimeStub => ({
  isValid: true,
  zone: { type: 'iana' },
  setZone: (other = 'UTC') => wall(moment, other),
  // ical-generator asks for `yyyyLLdd` and `HHmmss` alone.
  toFormat: (format) => wallTime(moment, zone).replace(/[-:]/g, '').split('T')[format === 'HHmmss' ? 1 : 0] ?? '',
  toJSDate: () => moment,
  toJSON: () => moment.toISOString(),
});

export interface CalendarSettings {
  /** Where the site is served; events name its pages, and their ids its host. */
  address: string;
  /** Zone of series that name none. */
  zone: string;
  /** Short name of the site, for PRODID. */
  product: string;
  now: Date;
  /** ISO time of the last change to a record's file; `undefined` where nobody knows. */
  lastChange: (record: Entry<unknown>) => string | undefined;
}

const words = wordsOf('zh');
/** Seconds after which a program asks again, as REFRESH-INTERVAL (RFC 7986, 5.7): probes and a build may run each hour. */
const hourly = 3600;
const utc = (moment: Date): string => `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/**
 * When the records of an event last changed, and a SEQUENCE that grows with it: seconds since 2020, which fit until 2088.
 * Where nobody knows, the event counts as unchanged since `otherwise`. DTSTAMP is never ahead of the clock; the
 * other two never fall, and so do not depend on it.
 */
const revision = (records: Entry<unknown>[], otherwise: Date, { lastChange, now }: CalendarSettings) => {
  const changes = records.flatMap((record) => lastChange(record) ?? []).map((change) => Date.parse(change));
  const last = changes.length > 0 ? Math.max(...changes) : otherwise.getTime();
  const stamp = new Date(Math.min(last, now.getTime()));
  if (changes.length === 0) return { stamp, sequence: 0 };
  return { stamp, lastModified: new Date(last), sequence: Math.floor((last - Date.UTC(2020, 0, 1)) / 1000) };
};

/** That it was moved, why it is cancelled, and what is on its agenda, a line each; one that is cancelled has none. */
const about = (facts: Facts, meeting: MeetingEntry, zone: string): string | null => {
  const { data } = meeting;
  const moved = movedInWords(facts, meeting, { locale: 'zh', zone });
  const why =
    data.state === 'cancelled' && [meaningOf('meetingState', 'cancelled', 'zh'), data.reason.zh].join(words.colon);
  const topics = (data.state === 'cancelled' ? [] : data.agenda).map(
    ({ title }, index) => `${index + 1}. ${oneLine(title)}`,
  );
  const agenda = topics.length > 0 && [`${labelOf('meetings', 'agenda', 'zh')}${words.colon}`, ...topics].join('\n');
  return [moved, why, agenda].filter(Boolean).join('\n') || null;
};

const location = (place: Coming['place']): string | null =>
  place && !isHole(place) ? [place.name.zh, place.url ?? ''].join(' ').trim() : null;

/** Adds an event whose texts begin no line of the file: the library escapes some line breaks, and not all. */
const addEvent = (
  calendar: ICalCalendar,
  event: ICalEventData & { summary: string; location?: string | null },
): void => {
  const { summary, location: place, description } = event;
  calendar.createEvent({
    ...event,
    summary: oneLine(summary),
    location: typeof place === 'string' ? oneLine(place) : null,
    description: typeof description === 'string' ? plainLines(description) : null,
  });
};

/** RRULE, with UNTIL in UTC as a DTSTART with a zone requires, and the exceptions in the zone of the series. */
const recurrence = (schedule: Schedule): string => {
  const last = lastMoment(schedule);
  const text = oneLine(schedule.text);
  const endless = text.replace(/;?\b(UNTIL|COUNT)=[^;]*/g, '').replace(/^;/, '');
  const rule = `RRULE:${last ? `${endless};UNTIL=${utc(last)}` : text}`;
  const clock = schedule.start.slice(11).replaceAll(':', '');
  const days = [...schedule.exceptions].sort().map((day) => `${day.replaceAll('-', '')}T${clock}`);
  return days.length > 0 ? `${rule}\r\nEXDATE;TZID=${schedule.zone}:${days.join(',')}` : rule;
};

/** The first time of a series has the id that it had before there was another; a later one has its day. */
const uidOf = ({ id }: SeriesEntry, { from }: Schedule, { address }: CalendarSettings): string =>
  `series-${[id, from].filter(Boolean).join('-')}@${new URL(address).host}`;

const addRule = (calendar: ICalCalendar, series: SeriesEntry, schedule: Schedule, settings: CalendarSettings) => {
  const { id, data } = series;
  const start = momentOf(schedule.start, schedule.zone) as Date;
  const end = schedule.duration === undefined ? null : new Date(start.getTime() + schedule.duration);
  const gone = data.exceptions.filter(({ date }) => schedule.exceptions.has(date));
  const off = gone.map(({ date, reason }) => `${words.series.off}：${date} ${reason.zh}`);
  addEvent(calendar, {
    id: uidOf(series, schedule, settings),
    timezone: schedule.zone,
    start: wall(start),
    end: end && wall(end),
    ...revision([series], start, settings),
    repeating: recurrence(schedule),
    status: ICalEventStatus.CONFIRMED,
    summary: data.name.zh,
    location: location(schedule.place),
    description: [...(data.audience ? [data.audience.zh] : []), ...off].join('\n') || null,
    url: absoluteAt(settings.address, `/meetings/#${id}`),
  });
};

/** Adds the rule of a series, if it is known, and its meetings on record, in their places where they belong to the rule. */
export const addSeries = (calendar: ICalCalendar, facts: Facts, series: SeriesEntry, settings: CalendarSettings) => {
  const { host } = new URL(settings.address);
  // A rule whose every day is an exception has no event to stand for.
  const hasDay = (schedule: Schedule) => localTimes(schedule, horizon).some(({ day }) => !schedule.exceptions.has(day));
  for (const schedule of schedulesOf(series).filter(hasDay)) addRule(calendar, series, schedule, settings);
  const places = occurrenceOf(facts, series);
  for (const meeting of ofSeries(facts, series.id)) {
    const { id, data } = meeting;
    const occurrence = places.get(meeting);
    const zone = occurrence?.schedule.zone ?? series.data.zone ?? settings.zone;
    const [start, end] = [startOf(meeting, zone), endOf(facts, meeting, zone)];
    addEvent(calendar, {
      id: occurrence ? uidOf(series, occurrence.schedule, settings) : `meeting-${id}@${host}`,
      timezone: zone,
      allDay: !hasHour(meeting),
      recurrenceId: occurrence ? wall(occurrence.start) : null,
      start: wall(start),
      end: end ? wall(end) : null,
      ...revision([meeting, series], start, settings),
      status: data.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: meetingTitle(facts, meeting, 'zh'),
      location: location(data.place ?? placeIn(series, data.start)),
      description: about(facts, meeting, zone),
      url: absoluteAt(settings.address, `/meetings/${id}/`),
    });
  }
};

export interface CalendarContent {
  name: string;
  series: SeriesEntry[];
  maintenance: boolean;
}

const addMaintenance = (calendar: ICalCalendar, facts: Facts, settings: CalendarSettings) => {
  for (const notice of facts.notices) {
    const { id, data } = notice;
    // A window without an end is still running; a calendar can only show what has one.
    if (data.kind !== 'maintenance' || !data.end) continue;
    const updated = new Date(data.updates.at(-1)?.at ?? data.start);
    addEvent(calendar, {
      id: `${id}@${new URL(settings.address).host}`,
      start: new Date(data.start),
      end: new Date(data.end),
      ...revision([notice], updated, settings),
      status: ICalEventStatus.CONFIRMED,
      summary: data.title.zh,
      description: data.services.map((service) => get(facts.services, service).data.name.zh).join('、'),
      url: absoluteAt(settings.address, `/status/notices/${id}/`),
    });
  }
};

/** The zones of the series, from the first meeting until ten years from now. */
const zonesOf = (facts: Facts, series: SeriesEntry[], { zone, now }: CalendarSettings): string[] => {
  const zones = [
    ...new Set([zone, ...series.flatMap((one) => [one.data.zone ?? zone, ...schedulesOf(one).map((own) => own.zone)])]),
  ].sort();
  const starts = series.flatMap(({ id, data }) => [
    data.start,
    ...ofSeries(facts, id).map((meeting) => meeting.data.start),
  ]);
  const years = starts.flatMap((start) => (start ? Number(start.slice(0, 4)) : []));
  const thisYear = now.getUTCFullYear();
  // A year more before, because a local new year lies in another year elsewhere.
  return zones.map((name) => vtimezone(name, Math.min(...years, thisYear) - 1, thisYear + 10));
};

/** The calendar file, lines ending in CRLF. Throws what is wrong with a series, with its file. */
export const calendarFile = (
  facts: Facts,
  { name, series, maintenance }: CalendarContent,
  settings: CalendarSettings,
): string => {
  const product = oneLine(settings.product);
  const escaped = oneLine(name).replace(/[\\;,]/g, '\\$&');
  const calendar = ical({ name: escaped, prodId: `//${product}//${product}//ZH`, ttl: hourly });
  for (const one of series) addSeries(calendar, facts, one, settings);
  if (maintenance) addMaintenance(calendar, facts, settings);
  // A calendar needs a part, so those of meetings have their zones even without an event.
  const zones = series.length > 0 ? zonesOf(facts, series, settings).join('') : '';
  return `${calendar.toString().replace(/^(?=BEGIN:VEVENT|END:VCALENDAR)/m, () => zones)}\r\n`;
};
