// The register of actions: who does what by when, what later meetings recorded about it, and its state today.
import type { Facts } from '#model/records/facts.ts';
import { once } from '#model/records/once.ts';
import type { Action as Recorded, Meeting } from '#schemas/meeting.ts';
import { type MeetingEntry, inTime } from './meetings.ts';

/** As written in the record, or `nobody` where no owner is written. */
export type Owner = Recorded['owners'][number] | 'nobody';

/** One text for each owner, the same wherever it is written. */
export const ownerKey = (owner: Owner): string => {
  if (typeof owner === 'string') return owner;
  if ('person' in owner) return `person ${owner.person}`;
  return 'role' in owner ? `role ${owner.role}` : `name ${JSON.stringify([owner.name, owner.affiliation])}`;
};

/** The owners of an action, each once. */
export const ownersOf = ({ owners }: Recorded): Owner[] => {
  const found = new Map<string, Owner>(owners.map((owner) => [ownerKey(owner), owner]));
  return found.size > 0 ? [...found.values()] : ['nobody'];
};

export interface Action extends Recorded {
  /** The meeting that made it. */
  meeting: MeetingEntry;
  /** What later meetings recorded about it, oldest first. */
  updates: Update[];
  /** The meeting that brought it into the state in which it is closed; `undefined` while it is open. */
  closedIn: MeetingEntry | undefined;
  /** Open, and due before today. */
  overdue: boolean;
}

type Update = Meeting['updates'][number] & { meeting: MeetingEntry };

const updatesById = (facts: Facts): Map<string, Update[]> =>
  Map.groupBy(
    inTime(facts).flatMap((meeting) => meeting.data.updates.map((update) => ({ ...update, meeting }))),
    ({ action }) => action,
  );

/** The action with its state as of today: the last update's, else its own. */
const asOf = (today: string, recorded: Recorded, meeting: MeetingEntry, updates: Update[]): Action => {
  const stated = [{ meeting, state: recorded.state }, ...updates];
  const state = stated.at(-1)?.state ?? recorded.state;
  const closing = stated[stated.findLastIndex((one) => one.state !== state) + 1];
  const closedIn = state === 'open' ? undefined : closing?.meeting;
  const overdue = state === 'open' && recorded.due !== undefined && recorded.due < today;
  return { ...recorded, meeting, updates, state, closedIn, overdue };
};

const isOpen = ({ state }: Action): boolean => state === 'open';

/** Open ones by their due day, those without one behind; then the closed ones, the last closed first; alike, the oldest first. */
const sorted = (facts: Facts, oldestFirst: Action[]): Action[] => {
  const due = (action: Action) => Date.parse(action.due ?? '9999-12-31');
  const places = new Map(inTime(facts).map((meeting, place) => [meeting, place]));
  const closed = ({ closedIn }: Action) => (closedIn && places.get(closedIn)) ?? 0;
  return [
    ...oldestFirst.filter(isOpen).sort((a, b) => due(a) - due(b)),
    ...oldestFirst.filter((action) => !isOpen(action)).sort((a, b) => closed(b) - closed(a)),
  ];
};

const registerOf = once((facts: Facts, today: string) => {
  const updates = updatesById(facts);
  const oldestFirst = inTime(facts).flatMap((meeting) =>
    meeting.data.actions.map((recorded) => asOf(today, recorded, meeting, updates.get(recorded.id) ?? [])),
  );
  const byId = new Map(oldestFirst.map((action) => [action.id, action]));
  for (const [id, [first]] of updates)
    if (!byId.has(id)) throw new Error(`${first?.meeting.file}：updates 里的待办 ${id} 不存在`);
  const byMeeting = Map.groupBy(oldestFirst, ({ meeting }) => meeting);
  return { all: sorted(facts, oldestFirst), byId, byMeeting };
});

/** Every action: overdue, open, closed. `today` is `YYYY-MM-DD`. Throws where an update names what does not exist. */
export const allActions = (facts: Facts, today: string): Action[] => registerOf(facts, today).all;

/** How many of these are open, and how many of the open ones are overdue. */
export const countOpen = (actions: Action[]): { open: number; overdue: number } => ({
  open: actions.filter(isOpen).length,
  overdue: actions.filter(({ overdue }) => overdue).length,
});

/** The actions that a meeting made, in the order of its record. */
export const actionsOf = (facts: Facts, meeting: MeetingEntry, today: string): Action[] =>
  registerOf(facts, today).byMeeting.get(meeting) ?? [];

/** The action with this id, which an update names. */
export const actionNamed = (facts: Facts, id: string, today: string): Action => {
  const action = registerOf(facts, today).byId.get(id);
  if (!action) throw new Error(`待办 ${id} 不存在`);
  return action;
};

/** What is open for any of these owners, overdue first. */
export const openForAny = (facts: Facts, owners: Owner[], today: string): Action[] => {
  const wanted = new Set(owners.map(ownerKey));
  const isTheirs = (action: Action) => ownersOf(action).some((owner) => wanted.has(ownerKey(owner)));
  return allActions(facts, today).filter((action) => isOpen(action) && isTheirs(action));
};

export interface Owned {
  owner: Owner;
  action: Action;
}

/**
 * What is open, by owner: people in the order of the records, roles, other names, everyone, nobody. An action of two owners
 * stands under both.
 */
export const openByOwner = once((facts: Facts, today: string): Owned[] => {
  const people = new Map(facts.people.map(({ id }, place) => [id, place]));
  const rank = (owner: Owner): number => {
    if (owner === 'nobody') return people.size + 3;
    if (owner === 'everyone') return people.size + 2;
    if ('person' in owner) return people.get(owner.person) ?? people.size;
    return people.size + ('role' in owner ? 0 : 1);
  };
  const rows = allActions(facts, today)
    .filter(isOpen)
    .flatMap((action) => ownersOf(action).map((owner): Owned => ({ owner, action })));
  return [...Map.groupBy(rows, ({ owner }) => ownerKey(owner)).values()]
    .sort(([a], [b]) => (a && b ? rank(a.owner) - rank(b.owner) : 0))
    .flat();
});
