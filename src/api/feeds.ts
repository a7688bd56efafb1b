// What is new, as entries of a feed: announcements, meetings, what happened to the systems, and changes of records.
import { type Locale, type Localized, pick } from '#language/locales.ts';
import { oneLine, plainLines } from '#language/lines.ts';
import type { PastChange } from '#model/changes/changes.ts';
import { differences, recordInWords, shortened } from '#model/changes/words.ts';
import {
  endOf,
  firstMoment,
  meetingSummary,
  meetingTitle,
  type MeetingEntry,
  startOf,
} from '#model/meetings/meetings.ts';
import { movedInWords } from '#model/meetings/occurrences.ts';
import { namesIn } from '#model/record-names.ts';
import { recordPath } from '#model/records/addresses.ts';
import { type Entry, type Facts, get } from '#model/records/facts.ts';
import { shown } from '#model/records/translations.ts';
import { newestFirst, newsDate } from '#model/sig/docs.ts';
import { noticeStateInWords } from '#model/status/notice-state.ts';
import type { NoticeEntry } from '#model/status/status.ts';
import { type SourceCollection, rowOf } from '#schemas/collections.ts';
import { sourceCollection } from '#schemas/files.ts';
import { labelOf, meaningOf } from '#schemas/labels.ts';
import { wordsOf } from '#words/words.ts';

export interface FeedItem {
  /** Path of the page in Chinese; also what the entry's id is made of, so it never changes. */
  path: string;
  /** Where several entries lead to one page: what distinguishes this one. */
  mark?: string;
  title: string;
  summary: string;
  /** Language of the title and the summary: Chinese where there is no translation. */
  locale: Locale;
  /** When it was written, and when it was last changed. Neither is ahead of the build's clock. */
  published: Date;
  updated: Date;
}

export const mainFeeds = ['news', 'meetings', 'status', 'changes'] as const;
/** A main feed, or the notices of one system, or the meetings of one series. */
export type FeedName = (typeof mainFeeds)[number] | `services/${string}` | `series/${string}`;
/** The formats, by the extension of their files. */
export const feedFormats = {
  xml: { name: 'Atom', type: 'application/atom+xml' },
  rss: { name: 'RSS', type: 'application/rss+xml' },
  json: { name: 'JSON Feed', type: 'application/feed+json' },
} as const;
export type FeedKind = keyof typeof feedFormats;
export const feedKinds = Object.keys(feedFormats) as FeedKind[];

export const feedsOf = (ids: { services: string[]; series: string[] }): FeedName[] => [
  ...mainFeeds,
  ...ids.services.map((id) => `services/${id}` as const),
  ...ids.series.map((id) => `series/${id}` as const),
];

const newest = 50;
/** How many records one entry of the changes lists. */
const listedRecords = 20;

interface FileTimes {
  first: string;
  last: string;
}

export interface FeedSource {
  facts: Facts;
  locale: Locale;
  now: Date;
  zone: string;
  /** The newest changes of records. */
  past: PastChange[];
  /** ISO times of the first and the last commit of a record's file, as far as git knows. */
  commitsOf: (file: string) => FileTimes | undefined;
}

/** `said`: moments at which the record says that it changed. What lies ahead of the clock has not happened. */
const moments = ({ file }: Entry<unknown>, written: Date | undefined, said: Date[], { now, commitsOf }: FeedSource) => {
  const known = commitsOf(file);
  const commits = known ? [new Date(known.first), new Date(known.last)] : [];
  const isPast = (moment: Date) => moment <= now;
  const [first] = [written, commits[0], ...said].filter((moment) => moment !== undefined && isPast(moment));
  const published = first ?? now;
  const all = [published, ...commits, ...said].filter(isPast);
  return { published, updated: new Date(Math.max(...all.map(Number))) };
};

const news = (source: FeedSource): FeedItem[] =>
  newestFirst(source.facts).map((entry) => {
    const { title, summary, locale } = shown(entry, source.locale);
    const dates = moments(entry, firstMoment(newsDate(entry.id), source.zone), [], source);
    return { path: `/news/${entry.id}/`, title, summary, locale, ...dates };
  });

/** The language that a text is in, where it has both or Chinese alone. */
const languageOf = (text: Localized | undefined, wanted: Locale): Locale => (text ? pick(text, wanted).locale : wanted);

const meeting = (one: MeetingEntry, source: FeedSource): FeedItem => {
  const { facts, now, zone } = source;
  const { id, data } = one;
  const [start, end] = [startOf(one, zone), endOf(facts, one, zone)];
  const locale = languageOf(data.title ?? get(facts.series, data.series).data.name, source.locale);
  const over = data.end ? new Date(data.end) : start;
  const isOver = (end ?? start) <= now;
  const title = meetingTitle(facts, one, locale);
  // Of a meeting that is over, no record says that it is to come.
  const state = data.state === 'held' || (data.state === 'planned' && isOver) ? undefined : data.state;
  const why = data.state === 'cancelled' ? [labelOf('meetings', 'reason', locale), pick(data.reason, locale).text] : [];
  const colon = wordsOf(locale).colon;
  const moved = movedInWords(facts, one, { locale, zone });
  return {
    path: `/meetings/${id}/`,
    title: state ? [meaningOf('meetingState', state, locale), title].join(colon) : title,
    summary: [meetingSummary(facts, one, { locale, zone, state }), moved, why.join(colon)].filter(Boolean).join('\n'),
    locale,
    // Once it is over it is no longer to come; where git knows nothing, that is also when its record was written.
    ...moments(one, undefined, data.state !== 'cancelled' || !source.commitsOf(one.file) ? [over] : [], source),
  };
};

const notice = (one: NoticeEntry, source: FeedSource): FeedItem => {
  const { id, data } = one;
  const locale = languageOf(data.title, source.locale);
  const updates = data.updates.filter(({ at }) => new Date(at) <= source.now);
  const word = noticeStateInWords(one, source.now, locale);
  const [first] = data.updates;
  // A notice begins and ends by the clock, too.
  const said = [data.start, ...(data.end ? [data.end] : []), ...updates.map(({ at }) => at)].map((at) => new Date(at));
  return {
    path: `/status/notices/${id}/`,
    title: [word, pick(data.title, locale).text].join(wordsOf(locale).colon),
    summary: pick(updates.at(-1)?.text ?? data.title, locale).text,
    locale,
    ...moments(one, first && new Date(first.at), said, source),
  };
};

/** A record that is no more has no page: then the list of its kind. */
const pathInUse = (facts: Facts, collection: SourceCollection, id: string): string =>
  facts[collection].some((entry) => entry.id === id) ? recordPath(collection, id) : rowOf(collection).listed[0];

/** One entry for each commit, with a line for each record. */
const changes = ({ facts, past, locale, now }: FeedSource): FeedItem[] => {
  const words = wordsOf(locale);
  const reader = { locale, nameOf: namesIn(facts, locale) };
  return past.flatMap(({ commit, time, changes: all }) => {
    const named = all.map((change) => [recordInWords(change, reader), differences(change, reader, true)] as const);
    const lines = named.map(([name, changed]) => `${name}${words.colon}${changed.join(words.changes.and)}`);
    const [first] = named;
    const version = all[0]?.after ?? all[0]?.before;
    if (!first || !version || new Date(time) > now) return [];
    const more = lines.length > listedRecords ? [words.changes.more(lines.length - listedRecords)] : [];
    const title = shortened(`${first[0]}${words.colon}${first[1][0]}`);
    const summary = [...lines.slice(0, listedRecords), ...more].join('\n');
    const path = pathInUse(facts, sourceCollection(version.collection), version.id);
    const published = new Date(time);
    return [{ path, mark: commit.slice(0, 12), title, summary, locale, published, updated: published }];
  });
};

const itemsOf = (name: FeedName, source: FeedSource): FeedItem[] => {
  const { meetings, notices } = source.facts;
  const [kind, id] = name.split('/');
  if (kind === 'news') return news(source);
  if (kind === 'changes') return changes(source);
  if (kind === 'meetings' || kind === 'series')
    return meetings.filter(({ data }) => !id || data.series === id).map((one) => meeting(one, source));
  return notices.filter(({ data }) => !id || data.services.includes(id)).map((one) => notice(one, source));
};

/** The entries of a feed that changed last, newest first; of those that changed at once, the later records first. */
export const feedItems = (name: FeedName, source: FeedSource): FeedItem[] =>
  itemsOf(name, source)
    .sort((a, b) => b.updated.getTime() - a.updated.getTime() || (a.path < b.path ? 1 : -1))
    .slice(0, newest)
    .map((item) => ({ ...item, title: oneLine(item.title), summary: plainLines(item.summary) }));

/** What a feed is called, and the page (in Chinese) that shows the same. */
export const aboutFeed = (name: FeedName, facts: Facts, locale: Locale): { title: string; home: string } => {
  const { nav, status } = wordsOf(locale);
  const [kind, id = ''] = name.split('/');
  const nameIn = (text: Localized) => pick(text, locale).text;
  if (kind === 'services')
    return { title: status.serviceTitle(nameIn(get(facts.services, id).data.name)), home: `/status/${id}/` };
  if (kind === 'series') return { title: nameIn(get(facts.series, id).data.name), home: `/meetings/#${id}` };
  // Changes have no page that lists them all.
  const main = name as (typeof mainFeeds)[number];
  return { title: nav[main], home: main === 'changes' ? '/' : `/${main}/` };
};
