// Incidents and maintenance windows in time.
import type { Notice } from '../schemas/notice.ts';
import type { Entry, Facts } from './facts.ts';

export type NoticeEntry = Entry<Notice>;

const time = (moment: string): number => Date.parse(moment);

export const isCurrent = ({ data }: NoticeEntry, now: Date): boolean =>
  time(data.start) <= now.getTime() && (data.end === undefined || time(data.end) > now.getTime());

export const isComing = ({ data }: NoticeEntry, now: Date): boolean => time(data.start) > now.getTime();

const newestFirst = (a: NoticeEntry, b: NoticeEntry) => time(b.data.start) - time(a.data.start);

export interface NoticesInTime {
  /** Open incidents, then running maintenance. */
  current: NoticeEntry[];
  /** Announced maintenance, soonest first. */
  coming: NoticeEntry[];
  /** What is over, newest first. */
  past: NoticeEntry[];
}

/** All notices, or those of one service, sorted by what they mean now. */
export const noticesInTime = (facts: Facts, now: Date, service?: string): NoticesInTime => {
  const notices = facts.notices.filter(({ data }) => !service || data.services.includes(service)).sort(newestFirst);
  const current = notices.filter((notice) => isCurrent(notice, now));
  return {
    current: current.sort((a, b) => Number(a.data.kind === 'maintenance') - Number(b.data.kind === 'maintenance')),
    coming: notices.filter((notice) => isComing(notice, now)).reverse(),
    past: notices.filter((notice) => !isCurrent(notice, now) && !isComing(notice, now)),
  };
};
