// Which decision or action was meant by an id that does not exist: the same number written otherwise, else what was open then.
import { type Meeting, meetingsOf } from './meetings.ts';
import type { Site, Source } from './read.ts';

/** Actions listed at most. */
const most = 5;

/** `a-2026-3`, `A2026-03` and `A-2026-003` are one. */
const plain = (id: string) => id.replace(/^\D*(\d{4})\D+0*(\d+)$/, '$1-$2');

const open = (meetings: Meeting[], before: Source): { id: string; text: string }[] => {
  const found = new Map<string, string>();
  for (const { source, actions, updates } of meetings) {
    if (source === before) break;
    for (const { id, text, state = 'open' } of actions) if (state === 'open') found.set(id, String(text));
    for (const { id, state } of updates) if (state !== 'open') found.delete(id);
  }
  return [...found].map(([id, text]) => ({ id, text }));
};

/** How to mend a reference to a decision or an action from this meeting. */
export const mendRegistered = (site: Site, source: Source, to: 'decisions' | 'actions', id: string): string => {
  const meetings = meetingsOf(site);
  const same = meetings.flatMap((meeting) => meeting[to]).find((row) => plain(row.id) === plain(id));
  if (same) return `是不是想写 ${same.id}？`;
  const actions = to === 'actions' ? open(meetings, source) : [];
  if (actions.length === 0) return `改为已有的编号，或者先添加 ${id}`;
  const list = actions.slice(-most).map((action) => `${action.id}（${action.text.slice(0, 20)}）`);
  return `改为已有的编号。这次会议之前没结束的${actions.length > most ? '，最近几项' : ''}：${list.join('、')}`;
};
