// A change of a record in words, one line for each field and section: `负责人 无 → 易林`.
import { inLocale, type Locale } from '#language/locales.ts';
import { type NameOf, ownName } from '#model/record-names.ts';
import { isHole } from '#model/records/holes.ts';
import { sourceCollection } from '#schemas/files.ts';
import { meaningOf } from '#schemas/labels.ts';
import { type Shape, alternatives, isMap } from '#schemas/shape.ts';
import { wordsOf } from '#words/words.ts';
import {
  type FieldChange,
  type RecordChange,
  type Step,
  isEmpty,
  nameOfItem,
  shapeOfField,
  shapeOfItems,
} from './changes.ts';
import type { SectionChange } from './sections.ts';

/** Who reads a list of changes, and which names it has. */
export interface Reader {
  locale: Locale;
  nameOf: NameOf;
}

const wordsFor = ({ locale }: Reader) => wordsOf(locale).changes;

const longest = 60;

/** Control characters, and those that turn the direction of text, could make a change look like another one. */
const invisible = /[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

export const shortened = (text: string): string => {
  const characters = [...text.replace(invisible, ' ').trim()];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
};

const oneText = (value: string, shape: Shape, { locale, nameOf }: Reader): string => {
  for (const { reference, meanings } of alternatives(shape)) {
    if (reference) return nameOf(reference, value) ?? value;
    const label = meanings?.[value]?.label;
    if (label) return inLocale(label, locale);
  }
  return value;
};

const oneMap = (value: Record<string, unknown>, shape: Shape, reader: Reader): string => {
  const { locale } = reader;
  const words = wordsFor(reader);
  const inner = (key: string) => valueInWords(value[key], shapeOfField(shape, key, value), reader);
  if (typeof value['zh'] === 'string') return String(value[locale] || value['zh']);
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
const valueInWords = (value: unknown, shape: Shape, reader: Reader): string => {
  const { locale } = reader;
  const words = wordsFor(reader);
  if (isEmpty(value)) return words.nothing;
  if (isHole(value)) return meaningOf('openState', value.state, locale);
  if (typeof value === 'string') return shortened(oneText(value, shape, reader));
  if (Array.isArray(value)) {
    const items = value.map((item) => valueInWords(item, shapeOfItems(shape), reader));
    return shortened(words.listed(items));
  }
  if (isMap(value)) return shortened(oneMap(value, shape, reader));
  return String(value);
};

/** The item of a list as one calls it: `A-2026-31`, `成员`. */
const itemInWords = (item: unknown, shape: Shape, reader: Reader): string => {
  const name = nameOfItem(item);
  const key = isMap(item) ? Object.keys(item).find((field) => item[field] === name) : undefined;
  return valueInWords(name, key ? shapeOfField(shape, key, item) : shape, reader);
};

/** What the schema calls a field; a field that it does not know keeps its key. */
const nameOfField = (field: string, { label }: Shape, locale: Locale): string =>
  label ? inLocale(label, locale) : field;

/** The words around a difference that still say where it is. */
const context = 12;

/** Two long texts cut down to where they differ. */
const contrasted = (before: string, after: string): [string, string] => {
  const [old, current] = [[...before], [...after]];
  const shorter = Math.min(old.length, current.length);
  let start = 0;
  while (start < shorter && old[start] === current[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === current.at(-1 - end)) end += 1;
  const cut = (characters: string[]): string => {
    const from = start > context + 3 ? start - context : 0;
    const to = end > context + 3 ? characters.length - end + context : characters.length;
    return `${from > 0 ? '…' : ''}${characters.slice(from, to).join('')}${to < characters.length ? '…' : ''}`;
  };
  return [cut(old), cut(current)];
};

const stepsInWords = (steps: Step[], reader: Reader): string => {
  const { locale } = reader;
  const words = wordsFor(reader);
  const named = steps.flatMap((step) => {
    if ('item' in step) return itemInWords(step.item, step.shape, reader);
    return step.field === 'zh' || step.field === 'en' ? [] : nameOfField(step.field, step.shape, locale);
  });
  const last = steps.at(-1);
  const text = named.join(' ');
  return last && 'field' in last && last.field === 'en' ? words.inEnglish(text) : text;
};

const fieldInWords = (change: FieldChange, reader: Reader): string => {
  const words = wordsFor(reader);
  const field = stepsInWords(change.at, reader);
  if (change.kind === 'list') {
    const all = (items: unknown[]) => valueInWords(items, { items: change.shape }, reader);
    const parts = [
      ...(change.added.length > 0 ? [words.gains(all(change.added))] : []),
      ...(change.removed.length > 0 ? [words.loses(all(change.removed))] : []),
    ];
    return `${field} ${parts.join(words.and) || words.reordered}`;
  }
  const { before, after, shape } = change;
  const bothTexts = typeof before === 'string' && typeof after === 'string';
  const [old, current] = bothTexts ? contrasted(before, after) : [before, after];
  return `${field} ${valueInWords(old, shape, reader)} → ${valueInWords(current, shape, reader)}`;
};

const sectionInWords = ({ title, was, kind, added, removed }: SectionChange, reader: Reader): string =>
  wordsFor(reader).section[kind](shortened(title), added, removed, was === undefined ? was : shortened(was));

/** So many sections of a kind are named; of more, only the number is given. */
const namedSections = 3;

/** The sections by name, a line for those that are new, changed and gone: readers of a page have no use for numbers of lines. */
const textInWords = (sections: SectionChange[], reader: Reader): string[] =>
  (['added', 'changed', 'removed'] as const).flatMap((kind) => {
    const titles = sections.filter((section) => section.kind === kind).map(({ title }) => shortened(title));
    const more = Math.max(0, titles.length - namedSections);
    return titles.length > 0 ? [wordsFor(reader).sections[kind](titles.slice(0, namedSections), more)] : [];
  });

/** Every difference on a line of its own; with `brief`, a text's sections are named without what changed in them. */
export const differences = (change: RecordChange, reader: Reader, brief = false): string[] => {
  const words = wordsFor(reader);
  const { kind, before, after, sections } = change;
  if (kind === 'added') return [words.registered];
  if (kind === 'removed') return [words.removed];
  if (kind === 'unreadable') return [words.unreadable];
  return [
    ...(kind === 'renamed' && before && after ? [words.renamed(before.id)] : []),
    ...change.fields.map((field) => fieldInWords(field, reader)),
    ...(brief ? textInWords(sections, reader) : sections.map((section) => sectionInWords(section, reader))),
  ];
};

/** What the record is called. */
export const recordInWords = ({ before, after }: RecordChange, reader: Reader): string => {
  const version = after ?? before;
  if (!version) return '';
  const source = sourceCollection(version.collection);
  const name = shortened(reader.nameOf(source, version.id) ?? ownName(version, reader.locale) ?? version.id);
  return version.collection === source ? name : wordsFor(reader).translation(name);
};
