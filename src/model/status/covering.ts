// Which notice says what probes found: an outage that no notice covers is one that nobody wrote about.
import type { ShownOutage } from './record.ts';
import type { NoticeEntry } from './status.ts';

/** The notice that was open for the longest part of an outage; incidents come before maintenance. Absent where none was. */
export const coveringNotice = (
  { from, until }: Pick<ShownOutage, 'from' | 'until'>,
  notices: NoticeEntry[],
  now: Date,
): NoticeEntry | undefined => {
  const end = (until ?? now).getTime();
  const sharedMs = ({ data }: NoticeEntry) =>
    Math.min(end, data.end ? Date.parse(data.end) : end) - Math.max(from.getTime(), Date.parse(data.start));
  const isMaintenance = ({ data }: NoticeEntry) => Number(data.kind === 'maintenance');
  return notices
    .filter((notice) => sharedMs(notice) > 0)
    .sort((a, b) => isMaintenance(a) - isMaintenance(b) || sharedMs(b) - sharedMs(a))[0];
};
