// What the five years come to, worked out from the records as they were made up; nothing here is taken from src/.
import { type Action, type Decision, type Meeting, type Owner, type State, today } from './history.ts';

export interface Decided extends Decision {
  meeting: string;
  supersededBy?: string;
}

export interface Acted extends Action {
  meeting: string;
  now: State;
  overdue: boolean;
  closedIn?: string;
  /** Meetings that spoke of it, with what they noted. */
  said: { at: string; note: string }[];
}

/** Every decision by its id, oldest first, those that a later one names marked with it. */
export function decided(meetings: Meeting[]): Map<string, Decided> {
  const found = new Map<string, Decided>();
  for (const { id: meeting, decisions } of meetings)
    for (const decision of decisions) {
      found.set(decision.id, { ...decision, meeting });
      const earlier = decision.supersedes && found.get(decision.supersedes);
      if (earlier) earlier.supersededBy = decision.id;
    }
  return found;
}

/** Every action by its id, oldest first, told forward from meeting to meeting. */
export function acted(meetings: Meeting[]): Map<string, Acted> {
  const found = new Map<string, Acted>();
  const turn = (action: Acted, state: State, meeting: string) => {
    if (state === 'open') delete action.closedIn;
    else action.closedIn = meeting;
    action.now = state;
    action.overdue = state === 'open' && action.due !== undefined && action.due < today;
  };
  for (const { id: meeting, actions, updates } of meetings) {
    for (const { action: id, state, note } of updates) {
      const action = found.get(id);
      if (!action) throw new Error(`${meeting}: ${id} was not made before`);
      turn(action, state, meeting);
      if (note) action.said.push({ at: meeting, note });
    }
    for (const action of actions) {
      const one: Acted = { ...action, meeting, now: 'open', overdue: false, said: [] };
      turn(one, action.state ?? 'open', meeting);
      found.set(action.id, one);
    }
  }
  return found;
}

/** Ids are given out in time: `A-2026-31`. */
const numbered = (id: string) => Number(id.slice(2, 6)) * 100_000 + Number(id.slice(7));

/** By due day, those without one last, then in the order in which they were made. */
export const soonestFirst = (a: Acted, b: Acted): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') || numbered(a.id) - numbered(b.id);

/** By the meeting that closed them, the last first, those of one meeting in the order in which they were made. */
export const lastClosedFirst = (a: Acted, b: Acted): number =>
  (b.closedIn ?? '').localeCompare(a.closedIn ?? '') || numbered(a.id) - numbered(b.id);

export const ownsAny = (action: Action, owners: Owner[]): boolean => {
  const wanted = new Set(owners.map((owner) => JSON.stringify(owner)));
  return (action.owners ?? []).some((owner) => wanted.has(JSON.stringify(owner)));
};

/** Seconds east of Greenwich, by the rules of the two unions: EU since 1996, US since 2007. */
export function offsetAt(zone: 'Europe/Berlin' | 'America/New_York', moment: Date): number {
  const year = moment.getUTCFullYear();
  const sunday = (month: number, nth: number, hour: number) => {
    const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
    const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const sundays = Array.from({ length: days }, (_, i) => i + 1).filter((day) => (first + day - 1) % 7 === 0);
    return Date.UTC(year, month, sundays.at(nth) ?? 0, hour);
  };
  const [base, from, to] =
    zone === 'Europe/Berlin' ? [3600, sunday(2, -1, 1), sunday(9, -1, 1)] : [-18000, sunday(2, 1, 7), sunday(10, 0, 6)];
  return base + (moment.getTime() >= from && moment.getTime() < to ? 3600 : 0);
}
