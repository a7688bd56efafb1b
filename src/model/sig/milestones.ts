// The history of the group in the order of time: what pages/history records, and the versions of the charter.
import type { Localized } from '#language/locales.ts';
import type { Facts } from '#model/records/facts.ts';
import { isRealDay, type Source } from '#schemas/shapes.ts';

export interface Event {
  /** `YYYY-MM-DD`. */
  date: string;
  text?: Localized;
  source?: Source;
  /** The version of the charter of that day. */
  version?: string;
}

/** The record of milestones, if the SIG has one. */
export const historyRecord = (facts: Facts) => facts.pages.find(({ id }) => id === 'history');

const isDay = (id: string): boolean => /^\d{4}-\d\d-\d\d$/.test(id) && isRealDay(id);

/** Milestones and versions of the charter, oldest first; a version stands with the milestone of its day. */
export const eventsOf = (facts: Facts): Event[] => {
  const milestones = historyRecord(facts)?.data.milestones ?? [];
  const versions = facts.charters.map(({ id }) => id).filter(isDay);
  const days = new Set(milestones.map(({ date }) => date));
  const lastOf = new Map(milestones.map((milestone) => [milestone.date, milestone]));
  const events = milestones.map((milestone): Event => {
    const { date, text, source } = milestone;
    const isVersion = versions.includes(date) && lastOf.get(date) === milestone;
    return isVersion ? { date, text, source, version: date } : { date, text, source };
  });
  const others = versions.filter((id) => !days.has(id)).map((id): Event => ({ date: id, version: id }));
  return [...events, ...others].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
};
