// A change of a record in words, one line for each field and section: `负责人 无 → 易林`.
import type { RecordChange } from './changes.ts';
import type { FieldChange, Step } from './field-changes.ts';
import { ownName } from './record-names.ts';
import { sourceCollection } from './record-pages.ts';
import type { SectionChange } from './section-changes.ts';
import { itemInWords, nameOfField, type Reader, shortened, valueInWords } from './value-words.ts';

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
  const { locale, words } = reader;
  const named = steps.flatMap((step) => {
    if ('item' in step) return itemInWords(step.item, step.shape, reader);
    return step.field === 'zh' || step.field === 'en' ? [] : nameOfField(step.field, step.shape, locale);
  });
  const last = steps.at(-1);
  const text = named.join(' ');
  return last && 'field' in last && last.field === 'en' ? words.inEnglish(text) : text;
};

const fieldInWords = (change: FieldChange, reader: Reader): string => {
  const { words } = reader;
  const field = stepsInWords(change.at, reader);
  if (change.kind === 'list') {
    const all = (items: unknown[]) => valueInWords(items, { items: change.shape }, reader);
    const said = [
      ...(change.added.length > 0 ? [words.gains(all(change.added))] : []),
      ...(change.removed.length > 0 ? [words.loses(all(change.removed))] : []),
    ];
    return `${field} ${said.join(words.and) || words.reordered}`;
  }
  const { before, after, shape } = change;
  const bothTexts = typeof before === 'string' && typeof after === 'string';
  const [old, current] = bothTexts ? contrasted(before, after) : [before, after];
  return `${field} ${valueInWords(old, shape, reader)} → ${valueInWords(current, shape, reader)}`;
};

const sectionInWords = ({ title, was, kind, added, removed }: SectionChange, { words }: Reader): string =>
  words.section[kind](shortened(title), added, removed, was === undefined ? was : shortened(was));

/** Few sections are named; of many only the sum is told. */
const few = 2;

const textInWords = (sections: SectionChange[], reader: Reader): string[] => {
  if (sections.length <= few) return sections.map((section) => sectionInWords(section, reader));
  const sum = (side: 'added' | 'removed') => sections.reduce((lines, section) => lines + section[side], 0);
  return [reader.words.sections(sections.length, sum('added'), sum('removed'))];
};

/** Every difference on a line of its own; with `brief`, a text of which much has changed is one line. */
export const differences = (change: RecordChange, reader: Reader, brief = false): string[] => {
  const { words } = reader;
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
export const recordInWords = ({ before, after }: RecordChange, { locale, words, nameOf }: Reader): string => {
  const version = after ?? before;
  if (!version) return '';
  const source = sourceCollection(version.collection);
  const name = nameOf(source, version.id) ?? ownName(version, locale) ?? version.id;
  return version.collection === source ? shortened(name) : words.translation(shortened(name));
};
