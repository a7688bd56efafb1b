// The record that something is about: its name, and the page that shows it.
import { wordsOf } from '../i18n/words.ts';
import { type Facts, get } from './facts.ts';
import { type MeetingEntry, meetingTitle } from './meetings.ts';
import { recordPath } from './record-pages.ts';
import { ownerOf } from './subprojects.ts';
import { type Locale, pick, type Run, shown } from './translations.ts';

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
