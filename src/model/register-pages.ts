// The registers of the meetings as pages: which rows stand on which.
import { type Action, allActions, openByOwner } from './actions.ts';
import { allDecisions, type Decision } from './decisions.ts';
import type { Facts } from './facts.ts';
import { inTime, type MeetingEntry, yearOf } from './meetings.ts';
import type { Owner } from './owners.ts';
import { bytesOfRow, cut, type Part, room, yearParts } from './parts.ts';

const bytesOfDecision = ({ text }: Decision) => bytesOfRow(text);
const bytesOfAction = ({ text, updates }: Action) => bytesOfRow(text, ...updates.map(({ note }) => note));
/** The lines of the usual meetings differ in their day and number alone. */
const bytesOfMeeting = ({ data }: MeetingEntry) => 15 + 2 * (data.title?.zh.length ?? 0);

/** All meetings by year, newest first. */
export const meetingParts = (facts: Facts): Part<MeetingEntry>[] =>
  yearParts(inTime(facts).toReversed(), yearOf, bytesOfMeeting);

/** As many of the newest decisions as fit on one page, or on a part of one. */
export const newestDecisions = (decisions: Decision[], share = 1): Decision[] =>
  cut(decisions, bytesOfDecision, room * share)[0] ?? [];

/** As many of these actions as fit on half a page. */
export const firstActions = (actions: Action[]): Action[] => cut(actions, bytesOfAction, room / 2)[0] ?? [];

/** All decisions by year, newest first. */
export const decisionParts = (facts: Facts): Part<Decision>[] =>
  yearParts(allDecisions(facts), ({ year }) => year, bytesOfDecision);

export interface Owned {
  owner: Owner;
  action: Action;
}

const bytesOfOwned = ({ action }: Owned) => bytesOfAction(action);

/** What is open, by owner, in pages: an action of two owners stands under both. */
export const openPages = (facts: Facts, today: string): Owned[][] =>
  cut(
    openByOwner(facts, today).flatMap(([owner, actions]) => actions.map((action) => ({ owner, action }))),
    bytesOfOwned,
  );

const closed = (facts: Facts, today: string) => allActions(facts, today).filter(({ state }) => state !== 'open');

/** The last ten closed actions, or as many as fit below the first page of open ones. */
export const newestClosed = (facts: Facts, today: string): Action[] => {
  const left = room - (openPages(facts, today)[0] ?? []).reduce((sum, row) => sum + bytesOfOwned(row), 0);
  return cut(closed(facts, today).slice(0, 10), bytesOfAction, left)[0] ?? [];
};

/** Closed actions by the year of the meeting that closed them, the last closed first. */
export const closedParts = (facts: Facts, today: string): Part<Action>[] =>
  yearParts(closed(facts, today), ({ closedIn, meeting }) => yearOf(closedIn ?? meeting), bytesOfAction);
