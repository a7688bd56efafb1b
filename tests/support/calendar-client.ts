// A calendar program in small: it keeps what it fetched by UID and RECURRENCE-ID, and takes no older SEQUENCE for a newer one.
import ICAL from 'ical.js';
import { calendarFile, type CalendarSettings } from '#model/meetings/calendar.ts';
import type { Facts } from '#model/records/facts.ts';

export interface FetchedEvent {
  uid: string;
  recurrence: string | undefined;
  sequence: number;
  start: string;
  text: string;
}

/** The events of a site's calendar, as ical.js reads them. */
export const eventsOf = (facts: Facts, now: Date, lastChange: CalendarSettings['lastChange']): FetchedEvent[] => {
  const settings = {
    address: 'https://sig.example.org/',
    zone: 'Asia/Shanghai',
    product: 'SIG-example',
    now,
    lastChange,
  };
  const text = calendarFile(facts, { name: '会议', series: facts.series, maintenance: false }, settings);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const recurrence = event.isRecurrenceException() ? event.recurrenceId.toString() : undefined;
    // When a file was made says nothing about the meeting.
    const words = component.toString().replace(/^DTSTAMP.*$/m, '');
    const start = event.startDate.toJSDate().toISOString();
    return { uid: event.uid, recurrence, sequence: event.sequence, start, text: words };
  });
};

export class CalendarClient {
  private kept = new Map<string, FetchedEvent>();
  /** Changes that it would not have taken, because their SEQUENCE is no higher than that of what it has. */
  readonly stale: string[] = [];

  fetch(events: FetchedEvent[]): this {
    const next = new Map<string, FetchedEvent>();
    for (const event of events) {
      const key = `${event.uid} ${event.recurrence ?? ''}`;
      if (next.has(key)) throw new Error(`two events are ${key}`);
      const before = this.kept.get(key);
      const isNewer = !before || event.sequence > before.sequence;
      if (before && !isNewer && before.text !== event.text) this.stale.push(key);
      next.set(key, before && !isNewer ? before : event);
    }
    this.kept = next;
    return this;
  }

  /** What it shows, in order. */
  shown(): string[] {
    return [...this.kept.values()].map(({ text }) => text).sort();
  }
}
