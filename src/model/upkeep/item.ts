// One thing to do in the upkeep of the site, and what is needed to find them all.
import { kinds } from '../../schemas/api/upkeep.ts';
import type { LinkReport } from '../../schemas/link-report.ts';
import type { Question } from '../../schemas/question.ts';
import type { Localized, RoleName } from '../../schemas/shapes.ts';
import type { SiteConfig } from '../../schemas/site.ts';
import type { Facts } from '../facts.ts';
import type { HoleFound } from '../holes.ts';
import type { Live } from '../status.ts';
import type { RecordReference } from '../subjects.ts';

export { kinds };
export type Kind = (typeof kinds)[number];

/** Who can mend it. */
export type Mender = Question['askedOf'];

/** How far a translation is behind its source, as far as git knows. */
export interface Behind {
  /** Commits that changed the source's words since it was translated. */
  commits: number;
  /** Day of the first of them; `undefined` where none is committed yet. */
  since: string | undefined;
  /** Headings of the sections that differ today; empty for what stands before the first one. */
  sections: string[];
}

/** Time limits: near, or over. */
export type Limit = 'ending' | 'ended';

type Details =
  | { kind: 'questions'; question: Localized }
  | { kind: 'holes'; state: HoleFound['state'] }
  /** `vacant`: a role that nobody holds today; `former`: all terms of the person are over. */
  | { kind: 'maintainers'; state: HoleFound['state'] | 'vacant' | 'former'; role?: RoleName }
  | { kind: 'services'; url: string }
  /** `fields`: those of a YAML record that have no English. */
  | { kind: 'translations'; state: 'missing' | 'outdated'; fields?: string[]; behind?: Behind }
  | { kind: 'docs'; state: 'never' | 'old' }
  | { kind: 'terms'; state: Limit; role: RoleName }
  | { kind: 'filings'; setting: FilingSetting }
  | { kind: 'certificates'; state: Limit }
  | { kind: 'links'; url: string; status?: number };

export type FilingSetting = 'address' | 'icp' | 'publicSecurity';

interface Common {
  /** What it is about; `undefined` for the deployment as a whole. */
  record: RecordReference | undefined;
  menders: Mender[];
  /** The file in which it is mended, from the root of the repository. */
  file: string;
  line?: number;
  /** Since when, or until when, `YYYY-MM-DD`; absent where there is no such day. */
  date?: string | undefined;
  /** Ids of the open questions about it. */
  questions: string[];
}

export type Item<K extends Kind = Kind> = Common & Extract<Details, { kind: K }>;

export interface UpkeepSource {
  facts: Facts;
  live: Live;
  /** `undefined`: the external links were never checked. */
  links: LinkReport | undefined;
  /** `YYYY-MM-DD` in `zone`. */
  today: string;
  /** The deployment, and the file that says it. */
  site: SiteConfig;
  configFile: string;
  /** How far an outdated translation of a text is behind; `undefined` where git does not know. */
  behind: (source: { file: string; body: string }, translationOf: string) => Behind | undefined;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Whole days from one day to another, both `YYYY-MM-DD`; negative into the past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
