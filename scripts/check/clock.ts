// Today, where the site is, and moments as its zone writes them.
import { dayIn } from '../../src/model/dates.ts';
import { isZone, wallTime } from '../../src/model/zones.ts';
import type { Site } from './read.ts';

/** `YYYY-MM-DD` in the site's zone; in UTC where the deployment names none that exists. */
export const todayOf = ({ config, now }: Site): string =>
  dayIn(now, config && isZone(config.zone) ? config.zone : 'UTC');

/** How the zone's clock shows a moment, with its offset: `2026-11-24T16:00:00+08:00`. */
export const written = (moment: Date, zone: string): string => {
  const local = wallTime(moment, zone);
  const minutes = Math.round((Date.parse(`${local}Z`) - moment.getTime()) / 60_000);
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
};
