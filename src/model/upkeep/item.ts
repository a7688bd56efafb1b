// One thing to do in the upkeep of the site, and what all of them are found from.
import type { Localized } from '#language/locales.ts';
import type { RecordReference } from '#model/record-names.ts';
import type { Facts } from '#model/records/facts.ts';
import type { HoleFound } from '#model/records/holes.ts';
import type { Question, QuestionEntry } from '#model/records/questions.ts';
import type { Live } from '#model/status/status.ts';
import type { LinkReport } from '#schemas/link-report.ts';
import type { RoleName } from '#schemas/shapes.ts';
import type { SiteConfig } from '#schemas/site.ts';

/** In the order of the register; each has its page `/upkeep/<kind>/`. */
export const kinds = [
  'questions',
  'holes',
  'maintainers',
  'services',
  'probes',
  'translations',
  'docs',
  'terms',
  'filings',
  'certificates',
  'outages',
  'minutes',
  'links',
] as const;
export const states = [
  'unknown',
  'none',
  'unsaid',
  'vacant',
  'former',
  'missing',
  'outdated',
  'never',
  'old',
  'ending',
  'ended',
] as const;

export type Kind = (typeof kinds)[number];

/** A person or a role that can do something about an item. */
export type Responsible = Question['askedOf'];

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
type Limit = 'ending' | 'ended';

interface Details {
  questions: { question: Localized };
  holes: { state: HoleFound['state'] };
  /** `vacant`: a role that nobody holds today; `former`: all terms of the person are over. */
  maintainers: { state: HoleFound['state'] | 'vacant' | 'former'; role?: RoleName };
  services: { url: string };
  /** Web pages that nothing tells from another page. */
  probes: { url: string };
  /** `fields`: those of a YAML record that have no English. */
  translations: { state: 'missing' | 'outdated'; fields?: string[]; behind?: Behind };
  docs: { state: 'never' | 'old' };
  terms: { state: Limit; role: RoleName };
  filings: { setting: 'address' | 'icp' | 'publicSecurity' | 'reviewers' };
  certificates: { state: Limit };
  /** An outage that no notice covers; `duration` in milliseconds, absent while it goes on. */
  outages: { from: string; duration?: number };
  /** A meeting that is over, without minutes after the day for them. */
  minutes: object;
  links: { url: string; status?: number };
}

interface Common {
  /** What it is about; absent for the deployment as a whole. */
  record?: RecordReference | undefined;
  /** The file to change, from the root of the repository. */
  file: string;
  line?: number;
  /** Since when, or until when, `YYYY-MM-DD`; absent where there is no such day. */
  date?: string | undefined;
}

/** What is found of a kind: with the open questions about it, and who is responsible where that does not follow from them. */
export type Found<K extends Kind> = Common &
  Details[K] & { asked?: QuestionEntry[]; responsible?: Responsible[] | undefined };

export type Item<K extends Kind = Kind> = {
  [Each in K]: Common &
    Details[Each] & {
      kind: Each;
      /** Never empty. */
      responsible: Responsible[];
      /** Ids of the open questions about it. */
      questions: string[];
    };
}[K];

export interface UpkeepSource {
  facts: Facts;
  live: Live;
  /** `undefined`: the external links were never checked. */
  links: LinkReport | undefined;
  /** `YYYY-MM-DD` in `zone`. */
  today: string;
  /** The deployment, and its configuration file. */
  site: SiteConfig;
  configFile: string;
  /** How far an outdated translation of a text is behind; `undefined` where git does not know. */
  behind: (source: { file: string; body: string }, translationOf: string) => Behind | undefined;
}
