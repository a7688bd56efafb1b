// How many meetings were held and decisions made in each year.
import type { Facts } from '#model/records/facts.ts';
import { inTime, yearOf } from './meetings.ts';

export interface YearCount {
  year: string;
  meetings: number;
  decisions: number;
}

/** The years in which meetings were held, newest first. */
export const perYear = (facts: Facts): YearCount[] => {
  const held = inTime(facts).filter(({ data }) => data.state === 'held');
  return [...Map.groupBy(held, yearOf)]
    .map(([year, meetings]) => ({
      year,
      meetings: meetings.length,
      decisions: meetings.reduce((sum, { data }) => sum + data.decisions.length, 0),
    }))
    .sort((a, b) => (a.year < b.year ? 1 : -1));
};
