// Records of what happens at a time: meetings, incidents, maintenance.
import { dayIn } from '#language/dates.ts';
import type { Data } from '#scripts/new/fields.ts';
import type { Kind, Request } from '#scripts/new/kind.ts';
import { dayOfMeeting, knownOfMeeting, notesOnMeeting } from '#scripts/new/meeting.ts';
import { meetingOffers, openActions } from '#scripts/new/meeting.ts';
import { inZone } from '#scripts/new/typed.ts';
import { idLike } from '#scripts/new/kind.ts';

const dayOfNotice = ({ start }: Data, { zone }: Request) => dayIn(String(start), zone);

const notice = (kind: 'incident' | 'maintenance', description: string, state: string): Kind => ({
  name: kind,
  collection: 'notices',
  description,
  id: idLike('some-system-down'),
  known: () => ({ kind }),
  path: (data, request) => {
    const day = dayOfNotice(data, request);
    return `notices/${day.slice(0, 4)}/${day}-${request.id}.md`;
  },
  offers: (_, { now, zone }) => ({
    updates: { value: [{ at: inZone(now, zone), state, text: { zh: '说了什么' } }], note: '进展，从早到晚' },
  }),
  remains: '正文：恢复以后写经过、原因和改进，可以空着',
});

export const eventKinds: Kind[] = [
  {
    name: 'meeting',
    collection: 'meetings',
    description: '下一次会议：日期按系列的规则，编号接着上一次，没做完的待办列出来',
    dated: true,
    first: ['series'],
    known: (data, request) => {
      const known = knownOfMeeting(data, request);
      const review =
        known['state'] === 'planned' && !data['agenda'] && openActions({ ...data, ...known }, request).length > 0;
      return { ...known, ...(review && { agenda: [{ title: '过一遍没做完的待办' }] }) };
    },
    path: (data, request) => {
      const day = dayOfMeeting(data, request);
      return `meetings/${day.slice(0, 4)}/${day}-${data['series']}.md`;
    },
    offers: meetingOffers,
    remains: '会前写议题；会后写参会人员、决议、待办，在 --- 下面写纪要，state 还是 planned 就改成 held',
    notes: notesOnMeeting,
  },
  notice('incident', '一次事故', 'investigating'),
  notice('maintenance', '一个维护窗口', 'scheduled'),
];
