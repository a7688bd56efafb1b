// What the files of /api/v1/ are made from, and what several of them say in the same way.
import { localised } from '../../i18n/routes.ts';
import type { Localized } from '../../schemas/shapes.ts';
import type { Prose } from '../facts.ts';
import type { MeetingEntry } from '../meetings.ts';
import type { UpkeepSource } from '../upkeep.ts';

/** What the upkeep is found from is what all the files are made from. */
export interface ApiSource extends UpkeepSource {
  now: Date;
  /** Where the site is served. */
  address: string;
}

/** Absolute address of a path of this site. */
export const absolute = ({ address }: ApiSource, path: string): string => new URL(path, address).href;

/** Absolute addresses of a page in every language of the site; `path` is the Chinese one. */
export const pageAt = (source: ApiSource, path: string): Localized => ({
  zh: absolute(source, path),
  ...(source.site.languages.includes('en') && { en: absolute(source, localised(path, 'en')) }),
});

/** Title or summary of a prose record in both languages. */
export const inBoth = (prose: Prose<{ title: string; summary: string }>, field: 'title' | 'summary'): Localized => ({
  zh: prose.data[field],
  ...(prose.en && { en: prose.en.data[field] }),
});

/** The place of a decision or an action on the page of its meeting. */
export const outcomeAt = (source: ApiSource, meeting: MeetingEntry, id: string): Localized =>
  pageAt(source, `/meetings/${meeting.id}/#${id.toLowerCase()}`);
