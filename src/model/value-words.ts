// Any value of a record in words: names instead of ids, the meaning of a choice instead of its key.
import type { Words } from '../i18n/words.ts';
import { alternatives, branches, type Shape } from '../schemas/json-schema.ts';
import { isEmpty, isMap, nameOfItem, shapeOfField, shapeOfItems } from './field-changes.ts';
import { isHole } from './holes.ts';
import type { NameOf } from './record-names.ts';
import type { Locale } from './translations.ts';

/** For whom a list of changes is written, and with which names. */
export interface Reader {
  locale: Locale;
  words: Words['changes'];
  nameOf: NameOf;
}

const longest = 60;

/** Control characters, and those that turn the direction of text, could make a change look like another one. */
const invisible = /[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

export const shortened = (text: string): string => {
  const characters = [...text.replace(invisible, ' ').trim()];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
};

/** `active 运行中 · incubating 孵化中` describes the choices of a field; `所有人` the only one. */
const meaningOf = (choice: string, description: string, isOnly: boolean): string | undefined =>
  new RegExp(`(?:^|[：· ])${choice} ([^·；，]+)`).exec(description)?.[1]?.trim() ?? (isOnly ? description : undefined);

const oneText = (value: string, shape: Shape, { locale, nameOf }: Reader): string => {
  for (const { reference, enum: several, const: only, description } of alternatives(shape)) {
    if (reference) return nameOf(reference, value) ?? value;
    if (!(several ?? [only]).includes(value)) continue;
    const isOnly = only === value && description !== undefined;
    const meaning = meaningOf(value, description ?? shape.description ?? '', isOnly);
    return (locale === 'zh' ? meaning : undefined) ?? value.replaceAll('_', ' ');
  }
  return value;
};

const oneMap = (value: Record<string, unknown>, shape: Shape, reader: Reader): string => {
  const { locale, words } = reader;
  const inner = (key: string) => valueInWords(value[key], shapeOfField(shape, key, value), reader);
  if (typeof value['zh'] === 'string') return String((locale === 'en' && value['en']) || value['zh']);
  const keys = Object.keys(value).filter((key) => !isEmpty(value[key]));
  if (keys.length === 2 && keys.includes('name') && keys.includes('affiliation'))
    return words.with(inner('name'), inner('affiliation'));
  // The subject of a question: the record rather than its collection and id.
  if (typeof value['collection'] === 'string' && typeof value['id'] === 'string') {
    const name = reader.nameOf(value['collection'], value['id']) ?? value['id'];
    return value['field'] ? words.with(name, inner('field')) : name;
  }
  return keys.map(inner).join(' ');
};

/** In one line, however long the value is. */
export const valueInWords = (value: unknown, shape: Shape, reader: Reader): string => {
  const { words, locale } = reader;
  if (isEmpty(value)) return words.nothing;
  if (isHole(value)) return value.state === 'none' ? words.notApplicable : words.unknown;
  if (typeof value === 'string') return shortened(oneText(value, shape, reader));
  if (Array.isArray(value)) {
    const items = value.map((item) => valueInWords(item, shapeOfItems(shape), reader));
    return shortened(items.join(locale === 'zh' ? '、' : ', '));
  }
  if (isMap(value)) return shortened(oneMap(value, branches(shape, value)[0] ?? shape, reader));
  return String(value);
};

/** The item of a list as one calls it: `A-2026-31`, `成员`. */
export const itemInWords = (item: unknown, shape: Shape, reader: Reader): string => {
  const name = nameOfItem(item);
  const key = isMap(item) ? Object.keys(item).find((field) => item[field] === name) : undefined;
  return valueInWords(name, key ? shapeOfField(shape, key, item) : shape, reader);
};

/** The schema names every field in Chinese; in English the key says it. */
export const nameOfField = (field: string, { title }: Shape, locale: Locale): string =>
  locale === 'zh' ? (title ?? field) : field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
