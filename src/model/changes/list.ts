// The list of changes on a page: by day, what changed in the records that it shows, as far as a reader of its language sees it.
import { dayIn } from '#language/dates.ts';
import type { Locale } from '#language/locales.ts';
import { rowOf } from '#schemas/collections.ts';
import { languageOf, sourceCollection } from '#schemas/files.ts';
import { type PastChange, type RecordChange, fieldOf } from './changes.ts';
import { type Reader, differences, recordInWords } from './words.ts';

interface ListSettings {
  reader: Reader;
  zone: string;
  /** Language of the text that the page shows: the other one's changes are not seen there. */
  textLocale: Locale;
  /** Whether each line names its record: the page shows several. */
  named: boolean;
}

/** The source has the facts, and each language its words. */
const seen = (change: RecordChange, textLocale: Locale): RecordChange[] => {
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
