// The list of changes on a page: by day, what changed in the records that it shows, as far as a reader of its language sees it.
import { dayIn } from '#language/dates.ts';
import { type Locale, locales } from '#language/locales.ts';
import { rowOf } from '#schemas/collections.ts';
import { languageOf, sourceCollection } from '#schemas/files.ts';
import { isMap } from '#schemas/shape.ts';
import { type FieldChange, type PastChange, type RecordChange, fieldOf } from './changes.ts';
import { type Reader, differences, recordInWords } from './words.ts';

const isLocale = (field: string) => (locales as readonly string[]).includes(field);

interface ListSettings {
  reader: Reader;
  zone: string;
  /** Language of the text that the page shows: the other one's changes are not seen there. */
  textLocale: Locale;
  /** Whether each line names its record: the page shows several. */
  named: boolean;
}

/** Whether a text in both languages changed in the other one alone; Chinese is seen on English pages where there is no English. */
const isOtherLanguage = ({ at }: FieldChange, whole: unknown, textLocale: Locale): boolean => {
  const last = at.at(-1);
  if (!last || !('field' in last) || !isLocale(last.field) || last.field === textLocale) return false;
  const text = at.slice(0, -1).reduce<unknown>((value, step) => {
    if ('item' in step) return step.item;
    return isMap(value) ? value[step.field] : undefined;
  }, whole);
  return last.field !== 'zh' || (isMap(text) && textLocale in text);
};

/** The source has the facts, and each language its words. */
const seen = (whole: RecordChange, textLocale: Locale): RecordChange[] => {
  const fieldsSeen = whole.fields.filter((field) => !isOtherLanguage(field, whole.after?.data, textLocale));
  if (whole.kind === 'changed' && fieldsSeen.length + whole.sections.length === 0) return [];
  const change = { ...whole, fields: fieldsSeen };
  const collection = (change.after ?? change.before)?.collection;
  if (!collection) return [];
  const source = sourceCollection(collection);
  if (collection !== source) return textLocale === languageOf(collection) ? [change] : [];
  if (textLocale === 'zh' || !rowOf(source).translated || change.kind !== 'changed') return [change];
  const fields = change.fields.filter((field) => !['title', 'summary'].includes(fieldOf(field)));
  return fields.length > 0 ? [{ ...change, fields, sections: [] }] : [];
};

/** Newest day first, `YYYY-MM-DD` in `zone`. Nothing where all that is known is that the records were registered: that is no news. */
export const changeList = (past: PastChange[], { reader, zone, textLocale, named }: ListSettings) => {
  const days = new Map<string, string[]>();
  let isNews = false;
  for (const { time, changes } of past) {
    for (const change of changes.flatMap((each) => seen(each, textLocale))) {
      isNews ||= change.kind !== 'added';
      const name = named ? `${recordInWords(change, reader)} ` : '';
      const lines = differences(change, reader, true).map((line) => `${name}${line}`);
      const day = dayIn(time, zone);
      days.set(day, [...(days.get(day) ?? []), ...lines]);
    }
  }
  return isNews ? [...days].map(([day, lines]) => ({ day, lines: [...new Set(lines)] })) : [];
};
