// Today, where the site is.
import { dayIn } from '../../src/model/dates.ts';
import { isZone } from '../../src/model/zones.ts';
import type { Site } from './read.ts';

/** `YYYY-MM-DD` in the site's zone; in UTC where the deployment names none that exists. */
export const todayOf = ({ config, now }: Site): string =>
  dayIn(now, config && isZone(config.zone) ? config.zone : 'UTC');
