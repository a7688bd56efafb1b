// The registers of the meetings as pages: which rows stand on which.
import type { Facts } from '#model/records/facts.ts';
import { type Action, type Owned, allActions, countOpen, openByOwner } from './actions.ts';
import { type Decision, allDecisions, countSuperseded } from './decisions.ts';
import { type MeetingEntry, inTime, yearOf } from './meetings.ts';

// A register in pages: one or more for each year, each light enough for one TCP flight however long the register is.

export interface Part<T> {
  year: string;
  /** Page of its year, from 1, and how many the year has. */
  page: number;
  pages: number;
  rows: T[];
  /** Rows of the whole year. */
  total: number;
  /** Of the Chinese page below the register's own: `2026/`, `2026/2/`. */
  path: string;
}

/** Bytes that the rows of one page may come to when compressed; the frame of the page has the rest of 13,000. */
export const room = 5_500;

/** Cuts a list into pages; `bytesOf` estimates a row. A row too long for any page has one to itself. */
export const cut = <T>(rows: T[], bytesOf: (row: T) => number, space = room): T[][] => {
  const pages: T[][] = [];
  let left = 0;
  for (const row of rows) {
    const bytes = bytesOf(row);
    if (left < bytes || pages.length === 0) {
      pages.push([]);
      left = space;
    }
    pages.at(-1)?.push(row);
    left -= bytes;
  }
  return pages;
};

/** Compressed bytes of a row with these texts: three-byte characters shrink to about two; its markup repeats. */
export const bytesOfRow = (...texts: (string | undefined)[]): number =>
  60 + 2 * texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);

/** The pages of every year, in the order of the rows. */
export const yearParts = <T>(rows: T[], yearOf: (row: T) => string, bytesOf: (row: T) => number): Part<T>[] =>
  [...Map.groupBy(rows, yearOf)].flatMap(([year, inYear]) => {
    const pages = cut(inYear, bytesOf);
    return pages.map((part, index) => ({
      year,
      page: index + 1,
      pages: pages.length,
      rows: part,
      total: inYear.length,
      path: index === 0 ? `${year}/` : `${year}/${index + 1}/`,
    }));
  });

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

const bytesOfOwned = ({ action }: Owned) => bytesOfAction(action);

/** What is open, by owner, in pages. */
export const openPages = (facts: Facts, today: string): Owned[][] => cut(openByOwner(facts, today), bytesOfOwned);

const closed = (facts: Facts, today: string) => allActions(facts, today).filter(({ state }) => state !== 'open');

/** The last ten closed actions, or as many as fit below the first page of open ones. */
const newestClosed = (facts: Facts, today: string): Action[] => {
  const left = room - (openPages(facts, today)[0] ?? []).reduce((sum, row) => sum + bytesOfOwned(row), 0);
  return cut(closed(facts, today).slice(0, 10), bytesOfAction, left)[0] ?? [];
};

/** Closed actions by the year of the meeting that closed them, the last closed first. */
export const closedParts = (facts: Facts, today: string): Part<Action>[] =>
  yearParts(closed(facts, today), ({ closedIn, meeting }) => yearOf(closedIn ?? meeting), bytesOfAction);

// What one page of a register shows: `part` is the end of its address, `2026/2`; there is none on the first page.

export const partAt = <T>(parts: Part<T>[], part: string | undefined): Part<T> | undefined =>
  parts.find(({ path }) => path === `${part}/`);

/** The newest decisions, or those of a part of a year. */
export const decisionsAt = (facts: Facts, part?: string) => {
  const all = allDecisions(facts);
  const parts = decisionParts(facts);
  const current = partAt(parts, part);
  const rows = current?.rows ?? newestDecisions(all);
  return { parts, current, rows, total: all.length, superseded: countSuperseded(all) };
};

/** What is open, a page at a time, the first with what was closed last; or what was closed in a part of a year. */
export const actionsAt = (facts: Facts, part: string | undefined, today: string) => {
  const all = allActions(facts, today);
  const parts = closedParts(facts, today);
  const current = partAt(parts, part);
  const pages = openPages(facts, today);
  /** Page of what is open; 0 on the page of a year. */
  const page = current ? 0 : Number(part ?? 1);
  const closedRows = current?.rows ?? (page === 1 ? newestClosed(facts, today) : []);
  const openRows = pages[page - 1] ?? [];
  return { parts, current, pages: pages.length, page, openRows, closedRows, total: all.length, ...countOpen(all) };
};
