// Meetings and maintenance as iCalendar files (RFC 5545), for a calendar program to subscribe to; their words are Chinese.
import ical, { type ICalCalendar, ICalEventStatus } from 'ical-generator';
import { addSeries, type CalendarSettings } from './calendar-meetings.ts';
import { type Facts, get } from './facts.ts';
import { ofSeries } from './meetings.ts';
import type { SeriesEntry } from './schedule.ts';
import { vtimezone } from './zones.ts';

export interface CalendarContent {
  name: string;
  series: SeriesEntry[];
  maintenance: boolean;
}

const addMaintenance = (calendar: ICalCalendar, facts: Facts, settings: CalendarSettings) => {
  for (const { id, data } of facts.notices) {
    // A window without an end is still running; a calendar can only show what has one.
    if (data.kind !== 'maintenance' || !data.end) continue;
    const url = new URL(`/status/notices/${id}/`, settings.address);
    const last = new Date(data.updates.at(-1)?.at ?? data.start);
    calendar.createEvent({
      id: `${id}@${url.host}`,
      start: new Date(data.start),
      end: new Date(data.end),
      stamp: last,
      lastModified: last,
      sequence: data.updates.length,
      status: ICalEventStatus.CONFIRMED,
      summary: data.title.zh,
      description: data.services.map((service) => get(facts.services, service).data.name.zh).join('、'),
      url: url.href,
    });
  }
};

/** The zones of the series, from the first meeting until ten years from now. */
const zonesOf = (facts: Facts, series: SeriesEntry[], { zone, now }: CalendarSettings): string[] => {
  const zones = [...new Set([zone, ...series.map(({ data }) => data.zone ?? zone)])].sort();
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
  const { product } = settings;
  const escaped = name.replace(/[\\;,]/g, '\\$&');
  const calendar = ical({ name: escaped, prodId: `//${product}//${product}//ZH` });
  for (const one of series) addSeries(calendar, facts, one, settings);
  if (maintenance) addMaintenance(calendar, facts, settings);
  // A calendar needs a part, so those of meetings have their zones even without an event.
  const zones = series.length > 0 ? zonesOf(facts, series, settings).join('') : '';
  return `${calendar.toString().replace(/^(?=BEGIN:VEVENT|END:VCALENDAR)/m, () => zones)}\r\n`;
};
