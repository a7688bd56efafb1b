// The state of a notice at a moment: what its updates say, and what the clock says where they do not.
import type { z } from 'astro/zod';
import type { Locale } from '#language/locales.ts';
import { meaningOf } from '#schemas/labels.ts';
import type { noticeState } from '#schemas/notice.ts';
import { wordsOf } from '#words/words.ts';
import type { NoticeEntry } from './status.ts';

/** `over`: it has ended, and no update closes it. */
export type NoticeStateNow = z.output<typeof noticeState> | 'over';

const isClosing = (state: NoticeStateNow | undefined): boolean => state === 'resolved' || state === 'completed';

/** The last update by then decides for an incident; its end, and before that the clock, for maintenance. */
export const noticeStateAt = ({ data }: NoticeEntry, now: Date): NoticeStateNow => {
  const isBy = (moment: string) => Date.parse(moment) <= now.getTime();
  const last = data.updates.findLast(({ at }) => isBy(at))?.state;
  if (data.end !== undefined && isBy(data.end)) return last && isClosing(last) ? last : 'over';
  if (data.kind === 'incident') return last ?? 'investigating';
  if (!isBy(data.start)) return 'scheduled';
  return last && isClosing(last) ? last : 'in_progress';
};

/** The same in words. */
export const noticeStateInWords = (notice: NoticeEntry, now: Date, locale: Locale): string => {
  const state = noticeStateAt(notice, now);
  return state === 'over' ? wordsOf(locale).status.over : meaningOf('noticeState', state, locale);
};
