// What any record is called, by collection and id: the name that a reader of this locale knows it by.
import {
  type Locale,
  type Localized,
  pick,
  type Run,
  type TranslatedLocale,
  translatedLocales,
} from '#language/locales.ts';
import { translationsOf } from '#schemas/files.ts';
import { isMap } from '#schemas/shape.ts';
import { type MeetingEntry, meetingTitle } from './meetings/meetings.ts';
import { pageWords, recordPath } from './records/addresses.ts';
import { type Facts, type Prose, get } from './records/facts.ts';
import { once } from './records/once.ts';
import { ownerOf } from './sig/subprojects.ts';

export interface RecordReference {
  collection: keyof Facts;
  id: string;
  field?: string | undefined;
}

/** Address (in Chinese) of the page that shows a record; a system stands with its subproject. */
export const subjectPath = (facts: Facts, { collection, id }: RecordReference): string => {
  if (collection !== 'services') return recordPath(collection, id);
  const owner = ownerOf(facts, id);
  return owner ? recordPath('subprojects', owner.id) : '/subprojects/';
};

/** What a record itself is called: its name, title or question. */
const nameIn = (data: unknown): unknown =>
  isMap(data) ? (data['name'] ?? data['title'] ?? data['question']) : undefined;

/** Name of a record as a reader in this locale sees it. */
export const subjectName = (facts: Facts, { collection, id }: RecordReference, locale: Locale): Run => {
  if (collection === 'charters') return { text: pageWords(facts, 'charter-version', locale).title, locale };
  if (collection === 'redirects') return { text: get(facts.redirects, id).data.from, locale };
  if (collection === 'meetings') {
    const meeting: MeetingEntry = get(facts.meetings, id);
    return { text: meetingTitle(facts, meeting, locale), locale };
  }
  const record = get<Prose<object>>(facts[collection], id);
  const name = nameIn(record.data);
  if (isMap(name)) return pick(name as Localized, locale);
  if (typeof name !== 'string') return { text: id, locale };
  const translation = locale === 'zh' ? undefined : record[locale];
  return translation ? { text: translation.data.title, locale } : { text: name, locale: 'zh' };
};

/** A record of any state; its translations are records of collections of their own. */
interface Named {
  collection: string;
  id: string;
  data: unknown;
}

export type NameOf = (collection: string, id: string) => string | undefined;

/** The records of a site, translations among them. */
const namedIn = (facts: Facts): Named[] =>
  Object.entries(facts).flatMap(([collection, entries]) =>
    (entries as (Named & Partial<Record<TranslatedLocale, { data: unknown }>>)[]).flatMap((record) => {
      const { id, data } = record;
      const translations = translatedLocales.flatMap((locale) => {
        const translation = record[locale];
        return translation ? [{ collection: translationsOf(collection, locale), id, data: translation.data }] : [];
      });
      return [{ collection, id, data }, ...translations];
    }),
  );

/** What a record of any state calls itself in this locale. */
export const ownName = ({ data }: Pick<Named, 'data'>, locale: Locale): string | undefined => {
  const name = nameIn(data);
  const text = isMap(name) ? name[locale] || name['zh'] : name;
  return typeof text === 'string' ? text : undefined;
};

/** A meeting without a title is called by its series and its day. */
const nameOfMeeting = ({ id, data }: Named, nameOf: NameOf): string => {
  const series = isMap(data) && typeof data['series'] === 'string' ? data['series'] : '';
  return `${nameOf('series', series) ?? series} ${id.slice(0, 10)}`.trim();
};

/** Of two records with one id the first gives the name. */
export const namesOf = (records: Iterable<Named>, locale: Locale): NameOf => {
  const known = new Map<string, Named>();
  for (const record of records) {
    const key = `${record.collection} ${record.id}`;
    if (!known.has(key)) known.set(key, record);
  }
  const nameOf: NameOf = (collection, id) => {
    const record = known.get(`${collection} ${id}`);
    const translation = locale === 'zh' ? undefined : known.get(`${translationsOf(collection, locale)} ${id}`);
    const name = (translation && ownName(translation, locale)) ?? (record && ownName(record, locale));
    return name ?? (collection === 'meetings' && record ? nameOfMeeting(record, nameOf) : undefined);
  };
  return nameOf;
};

/** The names of a site's records. */
export const namesIn = once((facts: Facts, locale: Locale): NameOf => namesOf(namedIn(facts), locale));
