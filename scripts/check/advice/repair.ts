// A value that does not fit its field → the one that was probably meant, tried against the schema.
import { inZone, momentOf } from '#language/zones.ts';
import { alternatives, choices, type Shape } from '#schemas/shape.ts';
import { valueAt } from '#scripts/check/content/places.ts';
import { closest } from './closest.ts';

export interface Repair {
  value: unknown;
  /** It means the same, only in the form of the schema. */
  isSame: boolean;
}

export interface Context {
  /** The site's zone, if it has one. */
  zone: string | undefined;
  /** Ids of people by their Chinese names. */
  people: Map<string, string>;
}

const same = (value: unknown): Repair => ({ value, isSame: true });
const guess = (value: unknown): Repair => ({ value, isSame: false });

/** How people write that something is not known, or not there. */
const holes: [RegExp, string][] = [
  [/^(tbd|todo|unknown|待定|未定|未知|不知道)$/i, 'unknown'],
  [/^(n\/a|none|无|没有|不适用)$/i, 'none'],
];

/** `2026/1/6`, `2026年1月6日` → `2026-01-06` */
const day = (text: string): Repair[] => {
  const [, year, month = '', date = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year ? [same(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)] : [];
};

/** `2026-11-24 16:00 +0800` → `2026-11-24T16:00:00+08:00`; without an offset, that of the site's zone. */
const moment = (text: string, zone: string | undefined): Repair[] => {
  const [, date, hour = '', rest = '', hours, minutes] =
    /^(\d{4}-\d\d-\d\d)[T ](\d{1,2}):(\d\d(?::\d\d)?) ?(?:([+-]\d\d):?(\d\d))?$/.exec(text) ?? [];
  if (!date) return [];
  const local = `${date}T${hour.padStart(2, '0')}:${rest.length === 2 ? `${rest}:00` : rest}`;
  if (hours) return [same(`${local}${hours}:${minutes}`)];
  const meant = zone ? momentOf(local, zone) : undefined;
  return [...(meant && zone ? [guess(inZone(meant, zone))] : []), same(local)];
};

const person = (name: unknown, { people }: Context): Repair[] => {
  const id = typeof name === 'string' ? people.get(name) : undefined;
  return id === undefined ? [] : [guess({ person: id })];
};

const ofText = (text: string, shapes: Shape[], context: Context): Repair[] => {
  const near = closest(text, shapes.flatMap((shape) => choices(shape) ?? []).map(String));
  const found = [
    ...holes.map(([pattern, state]) => pattern.test(text) && same({ state })),
    /^-?\d+(\.\d+)?$/.test(text) && same(Number(text)),
    ...day(text),
    ...moment(text, context.zone),
    /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) && guess(`https://${text}`),
    /^http:\/\//.test(text) && guess(text.replace('http:', 'https:')),
    near !== undefined && guess(near),
    /^(all|所有人|全体|全体成员|大家)$/i.test(text) && guess('everyone'),
    same({ zh: text }),
    ...person(text, context),
    ...['role', 'person', 'name', 'url'].map((key) => guess({ [key]: text })),
  ];
  return found.filter((each) => each !== false);
};

/** What may have been meant, the likeliest first; `text` is the value as the file has it. */
const candidates = (value: unknown, text: string, shapes: Shape[], context: Context): Repair[] => {
  if (typeof value === 'string') return ofText(value.trim(), shapes, context);
  if (typeof value === 'number' || typeof value === 'boolean') return [same(text)];
  if (Array.isArray(value)) return value.length === 1 ? [guess(value[0])] : [];
  return person(valueAt(value, ['name']), context);
};

/** The first that `fits`; `shapes` are those that may stand there. */
export const repair = (
  value: unknown,
  text: string,
  shapes: Shape[],
  context: Context,
  fits: (value: unknown) => boolean,
): Repair | undefined => {
  const all = shapes.flatMap(alternatives);
  const single = candidates(value, text, all, context);
  const items = all.flatMap(({ items: shape }) => (shape ? alternatives(shape) : []));
  const listed =
    items.length > 0 && !Array.isArray(value) ? [same(value), ...candidates(value, text, items, context)] : [];
  return [...single, ...listed.map((one) => ({ ...one, value: [one.value] }))].find((one) => fits(one.value));
};
