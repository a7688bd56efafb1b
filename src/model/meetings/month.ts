// The month of a calendar: its weeks, with the meetings and the maintenance of each day.
import { addDays, dayIn, daysBetween } from '#language/dates.ts';
import type { Facts } from '#model/records/facts.ts';
import type { NoticeEntry } from '#model/status/status.ts';
import { type Coming, coming } from './coming.ts';
import { dayOf, inTime, type MeetingEntry } from './meetings.ts';

export interface Day {
  /** `YYYY-MM-DD` in the zone of the site. */
  day: string;
  /** Meetings on record. */
  meetings: MeetingEntry[];
  /** Meetings that a rule expects. */
  expected: Coming[];
  maintenance: NoticeEntry[];
}

/** Weeks from Monday to Sunday; days of other months are `undefined`. */
export type Week = (Day | undefined)[];

/** A month has at most this many days, and a series at most so many meetings in it. */
const longest = 31;

/** 0 on Monday. */
const weekday = (day: string): number => (new Date(day).getUTCDay() + 6) % 7;

const firstOf = (day: string): string => `${day.slice(0, 7)}-01`;

const daysOf = (month: string): string[] =>
  Array.from({ length: longest }, (_, index) => addDays(`${month}-01`, index)).filter((day) => day.startsWith(month));

/** Whether anything happens on a day. */
export const isBusy = ({ meetings, expected, maintenance }: Day): boolean =>
  meetings.length + expected.length + maintenance.length > 0;

/** The days from the first to the last of a maintenance; one without an end fills its first day alone. */
const isOn = ({ data }: NoticeEntry, day: string, zone: string): boolean => {
  const first = dayIn(data.start, zone);
  // A window that ends at midnight leaves out the day that then begins.
  const last = data.end ? dayIn(new Date(Date.parse(data.end) - 1), zone) : first;
  return day === first || (first < day && day <= last);
};

const fill = (facts: Facts, now: Date, zone: string, days: string[]): Day[] => {
  const ahead = coming(facts, now, zone, longest * Math.max(1, facts.series.length)).filter(({ meeting }) => !meeting);
  const meetings = Map.groupBy(inTime(facts), (meeting) => dayOf(meeting, zone));
  const expected = Map.groupBy(ahead, ({ start }) => dayIn(start, zone));
  const maintenance = facts.notices.filter(({ data }) => data.kind === 'maintenance');
  return days.map((day) => ({
    day,
    meetings: meetings.get(day) ?? [],
    expected: expected.get(day) ?? [],
    maintenance: maintenance.filter((notice) => isOn(notice, day, zone)),
  }));
};

/** The month of today, or `undefined` where nothing happens in it. */
export const monthOf = (facts: Facts, now: Date, zone: string): Week[] | undefined => {
  const first = firstOf(dayIn(now, zone));
  const days = fill(facts, now, zone, daysOf(first.slice(0, 7)));
  if (!days.some(isBusy)) return undefined;
  const before = weekday(first);
  const count = Math.ceil((before + days.length) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => days[daysBetween(first, addDays(first, week * 7 + at - before))]),
  );
};
