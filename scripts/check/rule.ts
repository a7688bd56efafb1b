// A rule of the check, and its problems with a record: each at an offset, a field or a node of the text.
import { type Spot, at } from './content/places.ts';
import type { Site, Source } from './content/read.ts';
import type { Finding, Message, Place } from './finding.ts';

export interface Problem extends Message, Pick<Finding, 'edits' | 'proposal'> {
  at: Spot;
  /** An error by default. */
  severity?: Finding['severity'];
}

/** A problem at its place, which may lie outside the records. */
export type RuleFinding = Place & Omit<Problem, 'at'>;

export interface Check {
  name: string;
  /** One line of Chinese. */
  description: string;
  /** Of a rule that looks at `sources` one by one, which are all of the site by default. */
  run: (site: Site, sources?: Source[]) => RuleFinding[];
  /**
   * What a rule that looks at `sources` one by one knows of the site besides, as JSON can hold it. With it, a record in which the
   * last check found nothing is not looked at again.
   */
  given?: (site: Site) => unknown;
}

export const placed = (source: Source, problems: Problem[]): RuleFinding[] =>
  problems.map(({ at: spot, ...rest }) => ({ ...at(source, spot), ...rest }));

/** The problems of each of the records. */
export const inEach = (sources: Source[], find: (source: Source) => Problem[]): RuleFinding[] =>
  sources.flatMap((source) => placed(source, find(source)));
