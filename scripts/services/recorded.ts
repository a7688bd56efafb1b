// Recorded answers, their moments moved so that what was recent then is recent now.
import { readFileSync } from 'node:fs';

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

const write = (time: number, zone: string): string => {
  if (zone === 'Z') return `${new Date(time).toISOString().slice(0, 19)}Z`;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  const offset = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return `${new Date(time + offset).toISOString().slice(0, 19)}${zone}`;
};

/** The text of a file below recordings/. */
export const recordedText = (path: string): string =>
  readFileSync(new URL(`./recordings/${path}`, import.meta.url), 'utf8');

/** Recorded JSON with every moment as far from `now` as it was from `then`, written in the zone it was written in. */
export const recorded = <T>(path: string, then: string, now: Date): T => {
  const by = now.getTime() - Date.parse(then);
  return JSON.parse(recordedText(path), (_name, value: unknown) => {
    const zone = typeof value === 'string' ? moment.exec(value)?.[1] : undefined;
    return zone === undefined ? value : write(Date.parse(value as string) + by, zone);
  }) as T;
};
