// One thing to do in the upkeep of the site, and what is needed to find them all.
import { dayMs } from '#language/dates.ts';
import type { RecordReference } from '#model/record-names.ts';
import { type Facts, get } from '#model/records/facts.ts';
import type { HoleFound } from '#model/records/holes.ts';
import { type Question, type QuestionEntry, questionsAbout } from '#model/records/questions.ts';
import { ownerOf } from '#model/sig/subprojects.ts';
import type { Live } from '#model/status/status.ts';
import type { LinkReport } from '#schemas/link-report.ts';
import type { Localized, RoleName } from '#schemas/shapes.ts';
import type { SiteConfig } from '#schemas/site.ts';

/** In the order of the register; each has its page `/upkeep/<kind>/`. */
export const kinds = [
  'questions',
  'holes',
  'maintainers',
  'services',
  'translations',
  'docs',
  'terms',
  'filings',
  'certificates',
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

/** Whole days from one day to another, both `YYYY-MM-DD`; negative into the past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

// Who can mend something about a record: whoever a question is put to, else its maintainers, else the secretary.

const secretary: Mender = { role: 'secretary' };

const different = (menders: Mender[]): Mender[] => [
  ...new Map(menders.map((one) => [JSON.stringify(one), one])).values(),
];

const maintainers = (facts: Facts, subprojects: string[]): Mender[] =>
  subprojects.flatMap((id) => get(facts.subprojects, id).data.maintainers ?? []);

const responsible = (facts: Facts, { collection, id }: RecordReference): Mender[] => {
  if (collection === 'people') return [{ person: id }];
  if (collection === 'subprojects') return maintainers(facts, [id]);
  if (collection === 'docs') return maintainers(facts, get(facts.docs, id).data.subprojects);
  if (collection === 'questions') return [get(facts.questions, id).data.askedOf];
  const owner = collection === 'services' ? ownerOf(facts, id) : undefined;
  return owner ? maintainers(facts, [owner.id]) : [];
};

/** Never empty. */
export const mendersOf = (facts: Facts, record: RecordReference | undefined, asked: QuestionEntry[] = []): Mender[] => {
  const menders = asked.length > 0 ? asked.map(({ data }) => data.askedOf) : record ? responsible(facts, record) : [];
  return menders.length > 0 ? different(menders) : [secretary];
};

/** The open questions about one field of a record, and who is asked. */
export const asking = (facts: Facts, record: RecordReference): { questions: string[]; menders: Mender[] } => {
  const asked = questionsAbout(facts, record.collection, record.id, record.field);
  return { questions: asked.map(({ id }) => id), menders: mendersOf(facts, record, asked) };
};
