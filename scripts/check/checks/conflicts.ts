// No two series meet in one room at one time; the first conflict of two is reported in the files of both.
import { seriesProblems } from '#model/schedule/schedule.ts';
import { localTimes, readSchedules, type Schedule } from '#model/schedule/times.ts';
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

/** A time at which a series meets. */
interface Slot {
  source: Source;
  zone: string;
  /** The address of the room, or its name where it has none. */
  room: string;
  hasAddress: boolean;
  start: number;
  end: number;
}

/** The times of a series that may still come. */
const startsOf = (schedule: Schedule, now: number): number[] => {
  const first = Date.parse(`${schedule.start.slice(0, 10)}T00:00:00Z`);
  const years = Math.max(0, now - first) / year + searched;
  return [...localTimes(schedule, Math.ceil(years))]
    .filter(({ day }) => !schedule.exceptions.has(day))
    .flatMap(({ local }) => momentOf(local, schedule.zone)?.getTime() ?? [])
    .filter((start) => start >= now);
};

/** A meeting without a length takes up a minute. */
const slotsOf = (site: Site): Slot[] =>
  validOf(site, 'series', seriesSchema).flatMap(({ source, data }) => {
    const schedules = seriesProblems(data).length > 0 ? [] : readSchedules(data);
    return schedules.flatMap((schedule) => {
      const { zone, duration = 60_000, place } = schedule;
      if (isHole(place)) return [];
      const { url, name } = place;
      const frame = { source, zone, room: url?.replace(/\/$/, '') ?? name.zh, hasAddress: url !== undefined };
      return startsOf(schedule, site.now.getTime()).map((start) => ({ ...frame, start, end: start + duration }));
    });
  });

/** The first collision of every two series in a room. */
const collisions = (inRoom: Slot[]): [Slot, Slot][] => {
  const found = new Map<string, [Slot, Slot]>();
  let running: Slot[] = [];
  for (const slot of inRoom.sort((a, b) => a.start - b.start)) {
    running = running.filter(({ end }) => end > slot.start);
    for (const other of running) {
      const pair = [other.source.id, slot.source.id].sort().join(' ');
      if (other.source !== slot.source && !found.has(pair)) found.set(pair, [other, slot]);
    }
    running.push(slot);
  }
  return [...found.values()];
};

const findings = ({ source, zone, room, hasAddress, start }: Slot, other: Slot): RuleFinding[] => {
  const time = (moment: number) => wallTime(new Date(moment), zone).replace('T', ' ').slice(0, 16);
  const when = start === other.start ? time(start) : `${time(other.start)}，本系列 ${time(start)}`;
  return placed(source, [
    {
      at: ['rule'],
      // Without an address, both may be on one platform in two rooms.
      severity: hasAddress ? 'error' : 'warning',
      found: `与 ${other.source.file} 时间冲突：同在 ${room}，首次冲突 ${when}`,
      expected: '一个会议室同一时间只能召开一个会议',
      fix: '更换时间或会议室，或将这一天列入 exceptions',
    },
  ]);
};

export const conflicts: Check = {
  name: 'conflicts',
  description: '会议系列之间没有会议室冲突',
  run: (site) =>
    [...Map.groupBy(slotsOf(site), ({ room }) => room).values()]
      .flatMap(collisions)
      .flatMap(([one, other]) => [...findings(one, other), ...findings(other, one)]),
};
