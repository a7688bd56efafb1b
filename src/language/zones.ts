// Wall-clock time and moments, in any zone of the IANA database and whatever zone the machine lies in.

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(zone);
  if (!formatter) {
    // Swedish writes days and times as ISO 8601 does.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(zone, formatter);
  }
  return formatter;
};

/** Whether the machine knows a zone of this name. */
export const isZone = (zone: string): boolean => {
  try {
    return formatterOf(zone) !== undefined;
  } catch {
    return false;
  }
};

/** What a clock in the zone shows at a moment: `2026-11-24T16:00:00`. */
export const wallTime = (moment: Date, zone: string): string => formatterOf(zone).format(moment).replace(' ', 'T');

const asUtc = (local: string): number => Date.parse(`${local}Z`);
const offsetAt = (moment: number, zone: string): number => asUtc(wallTime(new Date(moment), zone)) - moment;
const hour = 3_600_000;

/**
 * The moment at which a clock in the zone shows this local time (`2026-11-24T16:00:00`): the first of two where clocks
 * are set back, as RFC 5545 has it; `undefined` where they are set forward past it.
 */
export const momentOf = (local: string, zone: string): Date | undefined => {
  const wall = asUtc(local);
  if (Number.isNaN(wall)) return undefined;
  // No zone changes its offset twice within a day, so the offsets a day before and after are the only candidates.
  const moments = [-24, 24].map((hours) => wall - offsetAt(wall + hours * hour, zone)).sort((a, b) => a - b);
  const found = moments.find((moment) => moment + offsetAt(moment, zone) === wall);
  return found === undefined ? undefined : new Date(found);
};

/** A moment as records have it, with the offset of the zone: `2026-11-24T16:00:00+08:00`. */
export const inZone = (moment: Date, zone: string): string => {
  const second = Math.floor(moment.getTime() / 1000) * 1000;
  const offset = offsetText(offsetAt(second, zone));
  return `${wallTime(moment, zone)}${offset.slice(0, 3)}:${offset.slice(3)}`;
};

const compact = (local: string): string => local.replace(/[-:]/g, '');

const offsetText = (offset: number): string => {
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
};

/** The first moment after `low`, up to `high`, at which the zone has the offset it has at `high`; to the second. */
const change = (low: number, high: number, zone: string): number => {
  const after = offsetAt(high, zone);
  let [before, since] = [low, high];
  while (since - before > 1000) {
    const middle = Math.floor((before + since) / 2000) * 1000;
    if (offsetAt(middle, zone) === after) since = middle;
    else before = middle;
  }
  return since;
};

/** The VTIMEZONE of a zone for the years from `first` to `last`, each change of its clocks written out; lines end in CRLF. */
export const vtimezone = (zone: string, first: number, last: number): string => {
  const start = Date.UTC(first, 0, 1);
  const lowest = Math.min(...[0, 6].map((month) => offsetAt(Date.UTC(first, month, 1), zone)));
  const part = (local: string, from: number, to: number) => {
    const kind = to > lowest ? 'DAYLIGHT' : 'STANDARD';
    const offsets = [`TZOFFSETFROM:${offsetText(from)}`, `TZOFFSETTO:${offsetText(to)}`];
    return [`BEGIN:${kind}`, `DTSTART:${compact(local)}`, ...offsets, `END:${kind}`];
  };
  const initial = offsetAt(start, zone);
  const parts = [part(wallTime(new Date(start), zone), initial, initial)];
  const week = 7 * 24 * hour;
  for (let at = start; at < Date.UTC(last + 1, 0, 1); at += week) {
    const [from, to] = [offsetAt(at, zone), offsetAt(at + week, zone)];
    if (from === to) continue;
    // A change is dated by the clock that it ends.
    const ending = new Date(change(at, at + week, zone) + from).toISOString().slice(0, 19);
    parts.push(part(ending, from, to));
  }
  return `${['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n')}\r\n`;
};
