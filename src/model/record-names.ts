// What any record is called, by collection and id: the name that a reader of this locale knows it by.
import { wordsOf } from '#words/words.ts';
import { type Locale, type Run, pick } from '#language/translations.ts';
import { shown } from './records/translations.ts';
import { isMap } from '#schemas/shape.ts';
import { type MeetingEntry, meetingTitle } from './meetings/meetings.ts';
import { recordPath } from './records/addresses.ts';
import { type Facts, get } from './records/facts.ts';
import { ownerOf } from './sig/subprojects.ts';

// The record that something is about: its name, and the page that shows it.

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

/** Name of a record as a reader in this locale sees it. */
export const subjectName = (facts: Facts, { collection, id }: RecordReference, locale: Locale): Run => {
  if (collection === 'charters') return { text: id, locale };
  if (collection === 'redirects') return { text: get(facts.redirects, id).data.from, locale };
  if (collection === 'questions') return pick(get(facts.questions, id).data.question, locale);
  if (collection === 'notices') return pick(get(facts.notices, id).data.title, locale);
  if (collection === 'meetings') {
    const meeting: MeetingEntry = get(facts.meetings, id);
    return { text: meetingTitle(facts, meeting, wordsOf(locale).meeting.title, locale), locale };
  }
  if (collection === 'people' || collection === 'services' || collection === 'lists' || collection === 'series') {
    const named: { id: string; data: { name: { zh: string; en?: string | undefined } } }[] = facts[collection];
    return pick(get(named, id).data.name, locale);
  }
  const prose: Facts['docs' | 'news' | 'pages' | 'subprojects'][number][] = facts[collection];
  const words = shown(get(prose, id), locale);
  return { text: words.title, locale: words.locale };
};

/** A record of any state; its translation is one of the collection with `En` at its end. */
export interface Named {
  collection: string;
  id: string;
  data: unknown;
}

export type NameOf = (collection: string, id: string) => string | undefined;

/** The records of a site, translations among them. */
const namedIn = (facts: Facts): Named[] =>
  Object.entries(facts).flatMap(([collection, entries]) =>
    (entries as { id: string; data: unknown; en?: { data: unknown } }[]).flatMap(({ id, data, en }) => [
      { collection, id, data },
      ...(en ? [{ collection: `${collection}En`, id, data: en.data }] : []),
    ]),
  );

/** A name, title or question as the record itself has it. */
export const ownName = ({ data }: Pick<Named, 'data'>, locale: Locale): string | undefined => {
  if (!isMap(data)) return undefined;
  const name = data['name'] ?? data['title'] ?? data['question'];
  const text = isMap(name) ? (locale === 'en' && name['en']) || name['zh'] : name;
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
    const translation = locale === 'en' ? known.get(`${collection}En ${id}`) : undefined;
    const name = (translation && ownName(translation, locale)) ?? (record && ownName(record, locale));
    return name ?? (collection === 'meetings' && record ? nameOfMeeting(record, nameOf) : undefined);
  };
  return nameOf;
};

const namesInFacts = new WeakMap<Facts, Partial<Record<Locale, NameOf>>>();

/** The names of a site's records; gathered once for all the pages that ask. */
export const namesIn = (facts: Facts, locale: Locale): NameOf => {
  const known = namesInFacts.get(facts) ?? {};
  namesInFacts.set(facts, known);
  known[locale] ??= namesOf(namedIn(facts), locale);
  return known[locale];
};
