// Five years of an invented SIG: 130 biweekly meetings with 300 decisions and 800 actions, the same in every run.
import { between, oneOf, pseudoRandom, type Random } from '#scripts/bench/random.ts';

export type State = 'open' | 'done' | 'dropped';
export type Owner = { person: string } | { role: string } | { name: string } | 'everyone';

export interface Decision {
  id: string;
  text: string;
  votes?: { for: number; against: number; abstain: number };
  supersedes?: string;
  subprojects?: string[];
}

export interface Action {
  id: string;
  text: string;
  owners?: Owner[];
  due?: string;
  state?: State;
}

export interface Update {
  action: string;
  state: State;
  note?: string;
}

export interface Meeting {
  id: string;
  series: string;
  number: number;
  title?: { zh: string };
  /** A moment with its offset, or a day. */
  start: string;
  end?: string;
  state: 'held' | 'planned' | 'cancelled';
  reason?: { zh: string };
  decisions: Decision[];
  actions: Action[];
  updates: Update[];
}

/** The clock of the build: two biweekly meetings on record are still to come. */
export const now = '2027-12-20T02:00:00Z';
export const today = '2027-12-20';
/** The rule skips these; on the third, the meeting is a day later. */
export const exceptions = ['2023-10-10', '2025-01-28', '2026-05-05'];

const dayLength = 86_400_000;
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

/** Every other Tuesday from 2023-01-03, without the exceptions. */
const tuesdays = Array.from({ length: 133 }, (_, index) => dayAfter('2023-01-03', 14 * index));
const days = tuesdays.flatMap((day) => {
  if (day === exceptions[2]) return [dayAfter(day, 1)];
  return exceptions.includes(day) ? [] : [day];
});

/** What is usual at 16:00 on a Tuesday, and every so often something else. */
const meetingOn = (day: string, index: number): Meeting => {
  const at = (hour: string) => `${day}T${hour}:00+08:00`;
  const usual = { start: at('16:00'), end: at('17:00'), state: 'held' as const };
  const planned = Date.parse(at('16:00')) > Date.parse(now);
  const base = {
    id: `${day}-biweekly`,
    series: 'biweekly',
    number: index + 1,
    decisions: [],
    actions: [],
    updates: [],
  };
  if (planned) return { ...base, ...usual, state: 'planned' };
  if (index % 17 === 9)
    return { ...base, ...usual, state: 'cancelled', reason: { zh: `第 ${index} 次：人数不够，改期再议。` } };
  if (index % 19 === 5) return { ...base, start: day, state: 'held' };
  if (index % 13 === 7)
    return { ...base, ...usual, start: at('09:30'), end: at('11:15'), title: { zh: `第 ${index} 次特别会议` } };
  return { ...base, ...usual };
};

/** The second series meets in Berlin, whose clocks change: on the second Thursday of a month at ten. */
const salon = ([day, offset]: [string, string], index: number): Meeting => ({
  ...{ id: `${day}-salon`, series: 'salon', number: index + 1, decisions: [], actions: [], updates: [] },
  ...{ start: `${day}T10:00:00${offset}`, end: `${day}T12:00:00${offset}`, state: 'held' },
});
const salons = (
  [
    ['2027-01-14', '+01:00'],
    ['2027-04-08', '+02:00'],
    ['2027-11-11', '+01:00'],
  ] as [string, string][]
).map(salon);

const subprojects = ['build', 'mirrors', 'accounts', 'communication'];
const topics = ['构建机', '镜像站', '发信服务', '账号系统', '磁盘', '证书', '缺陷跟踪', '备份', '文档'];
const owners: Owner[][] = [
  ...['member-a', 'member-b', 'member-d', 'member-e', 'example-team'].map((person) => [{ person }]),
  ...[[{ person: 'member-c' }, { role: 'chair' }], [{ role: 'secretary' }], [{ name: '来宾子' }], ['everyone'], []],
] as Owner[][];

const numbers = () => {
  const last = new Map<string, number>();
  return (letter: string, year: string) => {
    const number = (last.get(letter + year) ?? 0) + 1;
    last.set(letter + year, number);
    return `${letter}-${year}-${String(number).padStart(2, '0')}`;
  };
};

/** How many of `total` the meeting at `index` of `count` gets, so that all of them are given out. */
const share = (total: number, index: number, count: number) =>
  Math.floor((total * (index + 1)) / count) - Math.floor((total * index) / count);

function decide(random: Random, id: string, inForce: string[]): Decision {
  const superseded = inForce.length > 5 && random() < 0.15 ? oneOf(random, inForce) : undefined;
  if (superseded) inForce.splice(inForce.indexOf(superseded), 1);
  inForce.push(id);
  return {
    ...{ id, text: `${id}：${oneOf(random, topics)}按会上商定的第 ${between(random, 1, 9)} 种办法处理。` },
    ...(random() < 0.5 && {
      votes: { for: between(random, 3, 9), against: between(random, 0, 2), abstain: between(random, 0, 3) },
    }),
    ...(superseded && { supersedes: superseded }),
    ...(random() < 0.6 && { subprojects: [oneOf(random, subprojects)] }),
  };
}

const act = (random: Random, id: string, day: string): Action => ({
  ...{
    id,
    text: `${id}：整理${oneOf(random, topics)}的第 ${between(random, 1, 99)} 份数据。`,
    owners: oneOf(random, owners),
  },
  ...(random() < 0.6 && { due: dayAfter(day, between(random, 7, 90)) }),
  ...(random() < 0.04 && { state: 'done' as const }),
});

/** What a meeting says of actions made before: most of what it speaks of ends, some is opened again. */
function follow(random: Random, states: Map<string, State>): Update[] {
  const spoken = [...states].filter(([, state]) => (state === 'open' ? random() < 0.11 : random() < 0.002));
  return spoken.map(([action, before]): Update => {
    const ended = random() < 0.15 ? 'dropped' : 'done';
    const state = before === 'open' && random() < 0.8 ? ended : 'open';
    return { action, state, ...(random() < 0.4 && { note: `${action} 的说明：${oneOf(random, topics)}。` }) };
  });
}

/** All meetings, oldest first. */
export function history(decisions = 300, actions = 800): Meeting[] {
  const random = pseudoRandom(20230103);
  const next = numbers();
  const [inForce, states] = [[] as string[], new Map<string, State>()];
  const biweekly = days.slice(0, 130).map(meetingOn);
  const held = biweekly.filter(({ state }) => state === 'held');
  for (const [index, meeting] of held.entries()) {
    const [day, year] = [meeting.id.slice(0, 10), meeting.id.slice(0, 4)];
    meeting.updates = follow(random, states);
    for (const { action, state } of meeting.updates) states.set(action, state);
    for (let left = share(decisions, index, held.length); left > 0; left--)
      meeting.decisions.push(decide(random, next('D', year), inForce));
    for (let left = share(actions, index, held.length); left > 0; left--) {
      const action = act(random, next('A', year), day);
      meeting.actions.push(action);
      states.set(action.id, action.state ?? 'open');
    }
  }
  return [...biweekly, ...salons].sort((a, b) => (a.id < b.id ? -1 : 1));
}
