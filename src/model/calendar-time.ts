// Moments for ical-generator, which would print a Date in the zone of the machine.
import type { ICalLuxonDateTimeStub } from 'ical-generator';
import { wallTime } from './zones.ts';

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
