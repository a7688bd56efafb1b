// What people type for a value, on the command line or when they are asked: the shortest that the shape of the field allows.
import { parse, stringify } from 'yaml';
import { addDays, dayIn } from '#language/dates.ts';
import { inZone, momentOf } from '#language/zones.ts';
import { isRealDay } from '#schemas/shapes.ts';
import { alternatives, choices, exampleOf, type Shape } from '#schemas/shape.ts';

export interface Clock {
  now: Date;
  /** The site's zone, in which days and hours without a zone are meant. */
  zone: string;
}

/** Days by name, from today on. */
const near: Record<string, number> = { 今天: 0, 明天: 1, 后天: 2 };

/** `16:00` is today, `明天 16:00` and `2026-11-24 16:00` in the site's zone; anything else stays as it is. */
const instant = (typed: string, { now, zone }: Clock): string => {
  const today = dayIn(now, zone);
  const [, named = today, hour] = /^(?:(\d{4}-\d\d-\d\d|今天|明天|后天)[T ]*)?(\d{1,2}:\d\d)$/.exec(typed) ?? [];
  const day = named in near ? addDays(today, near[named] ?? 0) : named;
  const moment = hour && isRealDay(day) && momentOf(`${day}T${hour.padStart(5, '0')}:00`, zone);
  return moment ? inZone(moment, zone) : typed;
};

/** The one field of an object that has to be written; it can be typed in the object's place. */
const only = (shape: Shape): [string, Shape] | undefined => {
  const [key, ...more] = shape.required ?? [];
  const property = key && more.length === 0 ? shape.properties?.[key] : undefined;
  return key && property ? [key, property] : undefined;
};

/** Words of a fixed list are tried before ids, and ids before any text. */
const strictness = (shape: Shape): number => {
  const [, inner] = only(shape) ?? [];
  return choices(shape) ? 0 : inner ? 1 + strictness(inner) : shape.pattern ? 3 : 4;
};

const alternativesByStrictness = (shape: Shape) => alternatives(shape).sort((a, b) => strictness(a) - strictness(b));

const ofText = (shape: Shape, typed: string, clock: Clock): string | undefined => {
  const value = shape.kind?.startsWith('instant') ? instant(typed, clock) : typed;
  const fits = !shape.pattern || new RegExp(shape.pattern, 'u').test(value);
  return value !== '' && fits && (shape.format !== 'uri' || URL.canParse(value)) ? value : undefined;
};

/** A list or a map on one line, as a file would have it; `undefined` where it is not written so. */
const fromYaml = (typed: string): unknown => {
  try {
    return /^[[{]/.test(typed) ? parse(typed) : undefined;
  } catch {
    return undefined;
  }
};

/** The value that was typed; `undefined` where the shape allows no such value, or none that can be typed. */
export const valueOf = (shape: Shape, text: string, clock: Clock): unknown => {
  const typed = text.trim();
  const collection = fromYaml(typed);
  if (collection !== undefined) return collection;
  const several = alternativesByStrictness(shape);
  if (several.length > 1) return several.map((one) => valueOf(one, typed, clock)).find((value) => value !== undefined);
  const allowed = choices(shape);
  if (allowed) return allowed.find((value) => value === typed);
  if (shape.type === 'integer') return /^\d+$/.test(typed) ? Number(typed) : undefined;
  if (shape.type === 'string') return ofText(shape, typed, clock);
  if (shape.type === 'array' && shape.items) {
    const { items } = shape;
    const values = typed
      .split(/\s*[,，、]\s*/)
      .filter(Boolean)
      .map((part) => valueOf(items, part, clock));
    return values.includes(undefined) ? undefined : values;
  }
  const [key, property] = only(shape) ?? [];
  const inner = property && valueOf(property, typed, clock);
  return key === undefined || inner === undefined ? undefined : { [key]: inner };
};

/** Whether a value of the shape can be typed at all; an object of several fields is typed field by field. */
export const isTypable = (shape: Shape): boolean => {
  const several = alternatives(shape);
  if (several.length > 1) return several.some(isTypable);
  if (shape.type === 'array') return shape.items !== undefined && isTypable(shape.items);
  const [, property] = only(shape) ?? [];
  return shape.type !== 'object' || (property !== undefined && isTypable(property));
};

/** A value on one line, as the file would have it, quoted for the shell where it is a list or a map. */
const inYaml = (value: unknown): string => {
  if (typeof value !== 'object') return String(value);
  return `'${stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()}'`;
};

/** What can be typed, in an example: `成员甲`, `person|team`, `koji,…`, `'{ github: member-a }'`. */
export const typedExample = (shape: Shape): string => {
  const allowed = choices(shape);
  if (allowed) return allowed.join('|');
  const several = alternatives(shape)
    .filter(isTypable)
    .sort((a, b) => strictness(b) - strictness(a));
  if (several.length > 1) return [...new Set(several.map(typedExample))].join('|');
  if (shape.type === 'array' && shape.items)
    return isTypable(shape.items) ? `${typedExample(shape.items)},…` : inYaml([exampleOf(shape.items)]);
  const [key, property] = only(shape) ?? [];
  if (!key || !property) return inYaml(exampleOf(shape) ?? '…');
  const [example] = (shape.examples ?? []) as Record<string, unknown>[];
  return example ? inYaml(example[key]) : typedExample(property);
};
