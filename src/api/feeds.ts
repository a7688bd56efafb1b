// What is new, as entries of a feed: announcements, meetings, what happened to the systems, and changes of records.
import { oneLine, plainLines } from '#language/lines.ts';
import type { PastChange } from '#model/changes/changes.ts';
import { type Reader, differences, recordInWords, shortened } from '#model/changes/words.ts';
import type { Facts } from '#model/records/facts.ts';
import { dayOf, meetingTitle, startOf } from '#model/meetings/meetings.ts';
import { newestFirst, newsDate } from '#model/sig/docs.ts';
import { recordPath } from '#model/records/addresses.ts';
import { type SourceCollection, rowOf } from '#schemas/collections.ts';
import { sourceCollection } from '#schemas/files.ts';
import { wordsOf } from '#words/words.ts';

export interface FeedItem {
  /** Path of the page; also what the entry's id is made of, so it never changes. */
  path: string;
  /** Where several entries lead to one page: what distinguishes this one. */
  mark?: string;
  title: string;
  summary: string;
  published: Date;
  updated: Date;
}

export const feedNames = ['news', 'meetings', 'status', 'changes'] as const;
export type FeedName = (typeof feedNames)[number];

const newest = 50;
/** How many records one entry of the changes lists. */
const listedRecords = 20;

const news = (facts: Facts): FeedItem[] =>
  newestFirst(facts).map(({ id, data }) => {
    const published = new Date(`${newsDate(id)}T00:00:00Z`);
    return { path: `/news/${id}/`, title: data.title, summary: data.summary, published, updated: published };
  });

const meetings = (facts: Facts, zone: string): FeedItem[] =>
  facts.meetings
    .filter(({ data }) => data.state !== 'planned')
    .map((meeting) => {
      const published = meeting.data.end ? new Date(meeting.data.end) : startOf(meeting, zone);
      const title = meetingTitle(facts, meeting, 'zh');
      const summary = `${dayOf(meeting, zone)} ${title}`;
      return { path: `/meetings/${meeting.id}/`, title, summary, published, updated: published };
    });

const status = (facts: Facts): FeedItem[] =>
  facts.notices.map(({ id, data }) => {
    const last = data.updates.at(-1);
    return {
      path: `/status/notices/${id}/`,
      title: data.title.zh,
      summary: last?.text.zh ?? data.title.zh,
      published: new Date(data.start),
      updated: new Date(last?.at ?? data.start),
    };
  });

/** A record that is no more has no page: then the list of its kind. */
const pathInUse = (facts: Facts, collection: SourceCollection, id: string): string =>
  facts[collection].some((entry) => entry.id === id) ? recordPath(collection, id) : rowOf(collection).listed[0];

/** One entry for each commit, with a line for each record. */
const changes = (facts: Facts, past: PastChange[], reader: Reader): FeedItem[] =>
  past.flatMap(({ commit, time, changes: all }) => {
    const named = all.map((change) => ({
      name: recordInWords(change, reader),
      changed: differences(change, reader, true),
    }));
    const lines = named.map(({ name, changed }) => `${name}：${changed.join('；')}`);
    const title = named[0] && shortened(`${named[0].name}：${named[0].changed[0]}`);
    const version = all[0]?.after ?? all[0]?.before;
    if (!title || !version) return [];
    const more =
      lines.length > listedRecords ? [wordsOf(reader.locale).changes.more(lines.length - listedRecords)] : [];
    const published = new Date(time);
    const summary = [...lines.slice(0, listedRecords), ...more].join('\n');
    const path = pathInUse(facts, sourceCollection(version.collection), version.id);
    return [{ path, mark: commit.slice(0, 12), title, summary, published, updated: published }];
  });

/** The newest entries of a feed, newest first. */
export const feedItems = (
  facts: Facts,
  name: FeedName,
  { zone, past, reader }: { zone: string; past: PastChange[]; reader: Reader },
): FeedItem[] => {
  const items = {
    news: () => news(facts),
    meetings: () => meetings(facts, zone),
    status: () => status(facts),
    changes: () => changes(facts, past, reader),
  }[name]();
  const sorted = items.sort((a, b) => b.updated.getTime() - a.updated.getTime()).slice(0, newest);
  return sorted.map((item) => ({ ...item, title: oneLine(item.title), summary: plainLines(item.summary) }));
};
