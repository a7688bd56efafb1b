// The rows of a register as a page shows them, and as the records say that they should be.
import type { HTMLElement } from 'node-html-parser';
import { textOf } from '../text.ts';
import type { Acted, Decided } from './expected.ts';
import type { Meeting, Owner } from './history.ts';

export interface Row {
  /** The number, with where it leads. */
  id: string;
  href: string;
  text: string;
  state: string;
  /** What stands beneath, piece by piece, with where its links lead. */
  facts: string[];
}

const links = (element: HTMLElement): string =>
  element
    .querySelectorAll('a')
    .map((a) => ` → ${a.getAttribute('href')}`)
    .join('');

const rowOf = (li: HTMLElement): Row => {
  const [id, text, state] = ['.no', '.said', '.state'].map((selector) => li.querySelector(selector));
  if (!id || !text || !state) throw new Error(`not a row: ${li.outerHTML}`);
  const facts = li.querySelectorAll('.facts').flatMap((line) => line.childNodes as HTMLElement[]);
  return {
    ...{ id: textOf(id), href: id.getAttribute('href') ?? '', text: textOf(text), state: textOf(state) },
    facts: facts.flatMap((piece) => (piece.tagName ? [textOf(piece) + links(piece)] : piece.text.trim() || [])),
  };
};

export const rowsOf = (element: HTMLElement): Row[] => element.querySelectorAll('.register > li').map(rowOf);

const seriesNames: Record<string, string> = { biweekly: '双周例会', salon: '技术沙龙' };
export const titleOf = ({ title, series, number }: Meeting): string =>
  title?.zh ?? `${seriesNames[series]}第 ${number} 次会议`;

/** The names of the example, as its files have them. */
const names: Record<string, string> = {
  ...{ 'member-a': '成员甲', 'member-b': '成员乙', 'member-c': '成员丙', 'member-d': '成员丁', 'member-e': '成员戊' },
  ...{ 'example-team': '示例团队', chair: '联席组长', secretary: '秘书' },
  ...{ build: '构建系统', mirrors: '软件源', accounts: '账号系统', communication: '协作平台' },
};

export const nameOf = (owner: Owner | undefined): string => {
  if (!owner) return '无人认领';
  if (owner === 'everyone') return '全体';
  if ('name' in owner) return owner.name;
  return names['person' in owner ? owner.person : owner.role] ?? '';
};

const pathOf = ({ id, meeting }: { id: string; meeting: string }) => `/meetings/${meeting}/#${id.toLowerCase()}`;

/** Rows of a register; `meetings` by id. */
export class Expected {
  readonly meetings: Map<string, Meeting>;
  readonly decisions: Map<string, Decided>;

  constructor(meetings: Meeting[], decisions: Map<string, Decided>) {
    this.meetings = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    this.decisions = decisions;
  }

  /** `2026-11-17 双周例会第 24 次会议 → /meetings/…/` */
  meeting(id: string): string {
    return `${id.slice(0, 10)} ${titleOf(this.meetings.get(id) as Meeting)} → /meetings/${id}/`;
  }

  decision(decision: Decided, { atHome = false, about = '' } = {}): Row {
    const { id, text, meeting, votes, supersedes, supersededBy, subprojects = [] } = decision;
    const other = (word: string, named: string | undefined) => {
      const found = this.decisions.get(named ?? '');
      return found ? [`${word} ${found.id} → ${pathOf(found)}`] : [];
    };
    return {
      ...{ id, href: atHome ? `#${id.toLowerCase()}` : pathOf(decision), text },
      state: supersededBy ? '已被取代' : '有效',
      facts: [
        ...(atHome ? [] : [this.meeting(meeting)]),
        ...(votes ? [`赞成 ${votes.for} · 反对 ${votes.against} · 弃权 ${votes.abstain}`] : []),
        ...other('取代', supersedes),
        ...other('后续决议', supersededBy),
        ...subprojects
          .filter((subproject) => subproject !== about)
          .map((subproject) => `${names[subproject]} → /subprojects/${subproject}/`),
      ],
    };
  }

  action(action: Acted, { atHome = false, underOwner = false } = {}): Row {
    const { id, text, owners = [], due, meeting, now, overdue, closedIn, said } = action;
    const people = owners.flatMap((owner) =>
      typeof owner === 'object' && 'person' in owner ? [` → /members/${owner.person}/`] : [],
    );
    const named = (owners.length > 0 ? owners : [undefined]).map(nameOf).join('、');
    return {
      ...{ id, href: atHome ? `#${id.toLowerCase()}` : pathOf(action), text },
      state: overdue ? '逾期' : { open: '未完成', done: '已完成', dropped: '已取消' }[now],
      facts: [
        ...(underOwner && owners.length < 2 ? [] : [named + people.join('')]),
        ...(due ? [`期限 ${due}`] : []),
        ...(atHome ? [] : [`来自 ${this.meeting(meeting)}`]),
        ...(closedIn && closedIn !== meeting
          ? [`${now === 'done' ? '完成于' : '取消于'} ${this.meeting(closedIn)}`]
          : []),
        ...said.flatMap(({ at, note }) => (at === closedIn ? [note] : [at.slice(0, 10), note])),
      ],
    };
  }
}
