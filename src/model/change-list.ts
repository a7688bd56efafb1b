// The 变更 list of a page: by day, what changed in the records that it shows, as far as a reader of its language sees it.
import { type CollectionName, collections } from '../schemas/collections.ts';
import { differences, recordInWords } from './change-words.ts';
import type { PastChange, RecordChange } from './changes.ts';
import { dayIn } from './dates.ts';
import type { FieldChange } from './field-changes.ts';
import { sourceCollection } from './record-pages.ts';
import type { Locale } from './translations.ts';
import type { Reader } from './value-words.ts';

export interface Day {
  /** `YYYY-MM-DD` in the site's zone. */
  day: string;
  lines: string[];
}

export interface ListSettings {
  reader: Reader;
  zone: string;
  /** Language of the text that the page shows: the other one's changes are not seen there. */
  textLocale: Locale;
  /** Whether each line names its record: the page shows several. */
  named: boolean;
}

const isTranslated = (collection: CollectionName): boolean => `${collection}En` in collections;
const isWords = ({ at: [step] }: FieldChange): boolean =>
  step !== undefined && 'field' in step && ['title', 'summary'].includes(step.field);

/** The source has the facts, and each language its words. */
const seen = (change: RecordChange, textLocale: Locale): RecordChange[] => {
  const collection = (change.after ?? change.before)?.collection;
  if (!collection) return [];
  if (collection !== sourceCollection(collection)) return textLocale === 'en' ? [change] : [];
  if (textLocale === 'zh' || !isTranslated(collection) || change.kind !== 'changed') return [change];
  const fields = change.fields.filter((field) => !isWords(field));
  return fields.length > 0 ? [{ ...change, fields, sections: [] }] : [];
};

/** Newest day first. Nothing where all that is known is that the records were registered: that is no news. */
export const changeList = (past: PastChange[], { reader, zone, textLocale, named }: ListSettings): Day[] => {
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
