// No two series meet in one room at one time: the first time at which they would, said in the files of both.
import { localTimes, readSchedule, type Schedule, seriesProblems } from '#model/schedule/schedule.ts';
import { dayMs } from '#language/dates.ts';
import { momentOf, wallTime } from '#language/zones.ts';
import { isHole } from '#model/records/holes.ts';
import { series as seriesSchema } from '#schemas/series.ts';
import { validOf } from '#scripts/check/content/facts.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import { type Check, type RuleFinding, placed } from '#scripts/check/rule.ts';

const year = 365 * dayMs;
/** Two rules that ever fall on one day do so within three years, but for the rarest. */
const searched = 3;

interface Booking {
  source: Source;
  schedule: Schedule;
  /** The address of the room, or its name where it has none. */
  room: string;
  hasAddress: boolean;
}

interface Slot {
  booking: Booking;
  start: number;
  end: number;
}

const bookings = (site: Site): Booking[] =>
  validOf(site, 'series', seriesSchema).flatMap(({ source, data }) => {
    if (isHole(data.place) || seriesProblems(data).length > 0) return [];
    const schedule = readSchedule(data);
    const { url, name: place } = data.place;
    return schedule
      ? [{ source, schedule, room: url?.replace(/\/$/, '') ?? place.zh, hasAddress: url !== undefined }]
      : [];
  });

/** The times of a series that may still come; one without a length takes up a minute. */
const slots = (booking: Booking, now: number): Slot[] => {
  const { schedule } = booking;
  const first = Date.parse(`${schedule.start.slice(0, 10)}T00:00:00Z`);
  const years = Math.max(0, now - first) / year + searched;
  const found: Slot[] = [];
  for (const { day, local } of localTimes(schedule, Math.ceil(years))) {
    const start = schedule.exceptions.has(day) ? undefined : momentOf(local, schedule.zone)?.getTime();
    if (start !== undefined && start >= now) found.push({ booking, start, end: start + (schedule.duration ?? 60_000) });
  }
  return found;
};

/** The first collision of every two series in a room. */
const collisions = (inRoom: Slot[]): [Slot, Slot][] => {
  const found = new Map<string, [Slot, Slot]>();
  let running: Slot[] = [];
  for (const slot of inRoom.sort((a, b) => a.start - b.start)) {
    running = running.filter(({ end }) => end > slot.start);
    for (const other of running) {
      const pair = [other.booking.source.id, slot.booking.source.id].sort().join(' ');
      if (other.booking !== slot.booking && !found.has(pair)) found.set(pair, [other, slot]);
    }
    running.push(slot);
  }
  return [...found.values()];
};

const findings = ({ booking, start }: Slot, other: Slot): RuleFinding[] => {
  const { source, schedule, room, hasAddress } = booking;
  const time = (slot: Slot) => wallTime(new Date(slot.start), schedule.zone).replace('T', ' ').slice(0, 16);
  const when = start === other.start ? time(other) : `${time(other)}，本系列 ${time({ booking, start, end: 0 })}`;
  return placed(source, [
    {
      at: ['rule'],
      // Without an address, both may be on one platform in two rooms.
      severity: hasAddress ? 'error' : 'warning',
      found: `与 ${other.booking.source.file} 撞在一起：都在 ${room}，第一次是 ${when}`,
      expected: '一个会议室同一时间只开一个会',
      fix: '换一个时间或会议室，或者把这一天写进 exceptions',
    },
  ]);
};

export const conflicts: Check = {
  name: 'conflicts',
  description: '两个会议系列不在同一时间用同一个会议室',
  run: (site) => {
    const all = bookings(site).flatMap((booking) => slots(booking, site.now.getTime()));
    return [...Map.groupBy(all, ({ booking }) => booking.room).values()]
      .flatMap(collisions)
      .flatMap(([one, other]) => [...findings(one, other), ...findings(other, one)]);
  },
};
