// A strict reader of calendar files, written from RFC 5545 for these tests: what it does not know, it refuses.

interface Property {
  name: string;
  params: Record<string, string>;
  value: string;
}

interface Component {
  name: string;
  properties: Property[];
  parts: Component[];
}

export interface Event {
  uid: string;
  sequence: number;
  status: string;
  summary: string;
  description: string;
  url: string;
  /** Moments as ISO 8601 in UTC, days as `YYYY-MM-DD`. */
  start: string;
  end: string;
}

/** Section 3.1: lines end in CRLF, have at most 75 octets, and go on after a line break and a space. */
const contentLines = (text: string): string[] => {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end');
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error(`a line break that is not CRLF: ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
    if (!line.isWellFormed()) throw new Error(`half a character: ${line}`);
  }
  return text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
};

const propertyOf = (line: string): Property => {
  const match = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/u.exec(line);
  if (!match) throw new Error(`not a content line: ${line}`);
  const [, name = '', params = '', value = ''] = match;
  const pairs = params
    .split(';')
    .slice(1)
    .map((pair) => pair.split('=') as [string, string]);
  return { name, params: Object.fromEntries(pairs), value };
};

const treeOf = (properties: Property[]): Component => {
  const root: Component = { name: '', properties: [], parts: [] };
  const open = [root];
  for (const property of properties) {
    const inside = open.at(-1) as Component;
    if (property.name === 'BEGIN') {
      const part = { name: property.value, properties: [], parts: [] };
      inside.parts.push(part);
      open.push(part);
    } else if (property.name === 'END') {
      if (inside.name !== property.value) throw new Error(`END:${property.value} inside ${inside.name}`);
      open.pop();
    } else inside.properties.push(property);
  }
  const [calendar, ...others] = root.parts;
  if (open.length > 1 || !calendar || others.length > 0 || root.properties.length > 0)
    throw new Error('not one calendar');
  return calendar;
};

const one = ({ name: component, properties }: Component, name: string): Property | undefined => {
  const found = properties.filter((property) => property.name === name);
  if (found.length > 1) throw new Error(`${component} has ${name} ${found.length} times`);
  return found[0];
};
const needed = (component: Component, name: string): Property => {
  const property = one(component, name);
  if (!property) throw new Error(`${component.name} has no ${name}`);
  return property;
};

/** Section 3.3.11. */
const textOf = (property: Property | undefined): string =>
  (property?.value ?? '').replace(/\\(.)|[;,]/gu, (found, escaped: string | undefined) => {
    if (escaped === undefined || !'\\;,nN'.includes(escaped)) throw new Error(`not escaped: ${found}`);
    return /n/i.test(escaped) ? '\n' : escaped;
  });

/** `20261124T160000` as if it were UTC, in milliseconds. */
const wallOf = (text: string): number => {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?$/.exec(text);
  if (!match) throw new Error(`not a time: ${text}`);
  const [year = 0, month = 0, day = 0, ...clock] = match.slice(1).map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, ...clock);
};

/** Section 3.6.5: the offset of the last change of clocks before, in milliseconds. */
const zoneOf = (zone: Component) => {
  const offset = (text: string) => {
    const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(text) ?? [];
    if (!sign) throw new Error(`not an offset: ${text}`);
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
  const changes = zone.parts.map((part) => {
    if (one(part, 'RRULE') || one(part, 'RDATE')) throw new Error('clocks that change by a rule');
    return { since: wallOf(needed(part, 'DTSTART').value), to: offset(needed(part, 'TZOFFSETTO').value) };
  });
  return (wall: number): number => {
    const before = changes.filter(({ since }) => since <= wall).sort((a, b) => b.since - a.since)[0];
    if (!before)
      throw new Error(`${needed(zone, 'TZID').value} does not reach back to ${new Date(wall).toISOString()}`);
    return wall - before.to;
  };
};

type Zones = Map<string, (wall: number) => number>;

const iso = (moment: number) => new Date(moment).toISOString();
/** A property of a time as text, and how to put its wall-clock time into the same form. */
const timeOf = ({ params, value }: Property, zones: Zones) => {
  if (params['VALUE'] === 'DATE') return { wall: wallOf(value), show: (wall: number) => iso(wall).slice(0, 10) };
  const zone = zones.get(params['TZID'] ?? '');
  if (value.endsWith('Z') && !params['TZID']) return { wall: wallOf(value.slice(0, -1)), show: iso };
  if (!zone) throw new Error(`a time in a zone that is not described: ${value}`);
  return { wall: wallOf(value), show: (wall: number) => iso(zone(wall)) };
};

const dayLength = 86_400_000;
/** The wall-clock times of the rules that these tests use, up to `last`. */
function* repeated(rule: string, first: number, last: number): Generator<number> {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const { FREQ, INTERVAL = '1', BYDAY = '', ...others } = parts;
  if (Object.keys(others).length > 0) throw new Error(`a rule that these tests do not use: ${rule}`);
  const [, nth = '', day = ''] = /^(\d?)([A-Z]{2})$/.exec(BYDAY) ?? [];
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'].indexOf(day);
  if (new Date(first).getUTCDay() !== weekday) throw new Error('the first day does not fit the rule');
  if (FREQ === 'WEEKLY' && !nth) for (let at = first; at <= last; at += Number(INTERVAL) * 7 * dayLength) yield at;
  else if (FREQ === 'MONTHLY' && nth && INTERVAL === '1') {
    for (let at = first; at <= last; at += 7 * dayLength)
      if (Math.ceil(new Date(at).getUTCDate() / 7) === Number(nth)) yield at;
  } else throw new Error(`a rule that these tests do not use: ${rule}`);
}

/** Every event of the file up to a moment, repeated ones each time with what was recorded of it. */
export function eventsOf(text: string, until: string): Event[] {
  const calendar = treeOf(contentLines(text).map(propertyOf));
  if (calendar.name !== 'VCALENDAR' || needed(calendar, 'VERSION').value !== '2.0')
    throw new Error('not iCalendar 2.0');
  needed(calendar, 'PRODID');
  const described = calendar.parts.filter(({ name }) => name === 'VTIMEZONE');
  const zones: Zones = new Map(described.map((zone) => [needed(zone, 'TZID').value, zoneOf(zone)]));
  const parts = calendar.parts.filter(({ name }) => name === 'VEVENT');
  if (parts.length + described.length !== calendar.parts.length) throw new Error('parts that these tests do not know');
  const keyOf = (part: Component, recurrence: string) => `${needed(part, 'UID').value} ${recurrence}`;
  const recorded = new Set(
    parts.flatMap((part) => {
      const id = one(part, 'RECURRENCE-ID');
      if (!id) return [];
      const { wall, show } = timeOf(id, zones);
      return [keyOf(part, show(wall))];
    }),
  );
  return parts.flatMap((part) => {
    if (!/^\d{8}T\d{6}Z$/.test(needed(part, 'DTSTAMP').value)) throw new Error('DTSTAMP is not in UTC');
    const start = timeOf(needed(part, 'DTSTART'), zones);
    const end = timeOf(needed(part, 'DTEND'), zones);
    const at = (wall: number): Event => ({
      uid: needed(part, 'UID').value,
      sequence: Number(needed(part, 'SEQUENCE').value),
      status: needed(part, 'STATUS').value,
      summary: textOf(needed(part, 'SUMMARY')),
      description: textOf(one(part, 'DESCRIPTION')),
      url: needed(part, 'URL').value,
      start: start.show(wall),
      end: end.show(end.wall + wall - start.wall),
    });
    const rule = one(part, 'RRULE');
    if (!rule) return [at(start.wall)];
    const except = one(part, 'EXDATE');
    if (except && except.params['TZID'] !== one(part, 'DTSTART')?.params['TZID'])
      throw new Error('EXDATE in another zone');
    const off = (except?.value ?? '').split(',').filter(Boolean).map(wallOf);
    return [...repeated(rule.value, start.wall, Date.parse(until))]
      .filter((wall) => !off.includes(wall) && !recorded.has(keyOf(part, start.show(wall))))
      .map(at);
  });
}
