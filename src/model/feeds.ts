// What is new, as entries of a feed: announcements, meetings, and what happened to the systems.
import type { Facts } from './facts.ts';
import { dayOf, startOf } from './meeting-time.ts';
import { meetingTitle } from './meetings.ts';
import { newestFirst, newsDate } from './news.ts';

export interface FeedItem {
  /** Path of the page; also what the entry's id is made of, so it never changes. */
  path: string;
  title: string;
  summary: string;
  published: Date;
  updated: Date;
}

export const feedNames = ['news', 'meetings', 'status'] as const;
export type FeedName = (typeof feedNames)[number];

const newest = 50;

const news = (facts: Facts): FeedItem[] =>
  newestFirst(facts).map(({ id, data }) => {
    const published = new Date(`${newsDate(id)}T00:00:00Z`);
    return { path: `/news/${id}/`, title: data.title, summary: data.summary, published, updated: published };
  });

const meetings = (facts: Facts, zone: string, word: (series: string, n: number | undefined) => string): FeedItem[] =>
  facts.meetings
    .filter(({ data }) => data.state !== 'planned')
    .map((meeting) => {
      const published = meeting.data.end ? new Date(meeting.data.end) : startOf(meeting, zone);
      const title = meetingTitle(facts, meeting, word, 'zh');
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

/** The newest entries of a feed, newest first. */
export const feedItems = (
  facts: Facts,
  name: FeedName,
  { zone, meetingWord }: { zone: string; meetingWord: (series: string, n: number | undefined) => string },
): FeedItem[] => {
  const items =
    name === 'news' ? news(facts) : name === 'meetings' ? meetings(facts, zone, meetingWord) : status(facts);
  return items.sort((a, b) => b.updated.getTime() - a.updated.getTime()).slice(0, newest);
};
